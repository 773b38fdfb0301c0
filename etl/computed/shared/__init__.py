"""Computed marts that are made for the files of partners and the public only."""
