"""The wizard of an unknown file: which sheet, which column, which answer."""
