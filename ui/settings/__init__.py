"""Figures and sections of the pages of settings."""
