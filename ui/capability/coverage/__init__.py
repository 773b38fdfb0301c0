"""The page of coverage: who has been asked, and whom to ask next."""
