"""Marts that SQL cannot express: each module reads tables and calls `analysis`."""
