"""The data catalogue: sources, tables, where columns come from, and old data told."""
