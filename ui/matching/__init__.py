"""What is particular to the page where names are matched with companies."""
