"""The process that parses one file; it knows nothing of the rest of the project.

It gets the bytes on stdin, answers with one JSON object on stdout, imports as
little as it can, and may die at any time without harm to anybody else.
"""
