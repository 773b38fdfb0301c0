"""Readers of statistical tables: each published format becomes one `Cube`."""
