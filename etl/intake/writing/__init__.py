"""Workbooks that we write: the empty template, and what waits for correction.

Every text is written as text: nothing that came from a cell can become a formula.
"""
