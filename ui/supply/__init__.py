"""What the pages about supply chains show and say."""
