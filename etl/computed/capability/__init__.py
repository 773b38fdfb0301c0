"""Computed marts of the capability theme."""
