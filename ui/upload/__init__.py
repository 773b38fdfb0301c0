"""What is particular to the page where files are brought in."""
