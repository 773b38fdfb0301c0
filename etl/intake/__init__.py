"""Interview workbooks: the template, the check of every cell, and batches.

A workbook is kept before it is read, checked whole, and taken into use as one batch
or not at all; what cannot be used waits for correction and is never dropped.
"""
