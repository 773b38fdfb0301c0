"""The whole trade register in one file: read by DuckDB, never held in memory.

The rows are those that `etl.sources.company_record` makes of a single answer; a test
holds the two against each other.
"""
