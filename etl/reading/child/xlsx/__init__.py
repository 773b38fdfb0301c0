"""Workbooks of the zip-and-XML kind, transitional and strict alike."""
