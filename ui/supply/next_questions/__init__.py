"""The page of questions to ask next: what would make the ranking surest."""
