"""Marts of names, which SQL cannot compare as a person does."""
