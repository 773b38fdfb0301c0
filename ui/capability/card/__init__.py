"""The card of one company, made of the sections that each theme declares."""
