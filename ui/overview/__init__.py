"""What is particular to the pages of the overview."""
