"""What surrounds a page: address, top bar, style, and the server's guards."""
