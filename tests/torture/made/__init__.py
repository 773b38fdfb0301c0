"""Writers of workbooks of every kind, sound and odd, from rows of values."""
