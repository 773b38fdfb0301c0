"""The binary workbooks: values by calamine, what it does not say by our own scan.

The scan looks only at fixed-size records (rows, columns, errors, cell formats), and
where a file is too damaged for it, what it would say is unknown.
"""
