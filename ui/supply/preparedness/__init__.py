"""The page of preparedness: answers as they were given, by size and industry."""
