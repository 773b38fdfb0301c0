"""From any survey spreadsheet to the template: which column is which field.

A mapping is proposed, confirmed by a person and remembered by the headers of the file,
so that the same questionnaire never asks the same twice.
"""
