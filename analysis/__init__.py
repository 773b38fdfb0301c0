"""The arithmetic of the field: arrays and tables in, tables out, nothing else."""
