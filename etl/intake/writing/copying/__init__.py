"""The annotated copy is made in a process of its own, which may die of the file.

It parses the original a second time with a library that is not made for hostile
files, so it has the limits of a reading and writes only into a folder that is
removed afterwards.
"""
