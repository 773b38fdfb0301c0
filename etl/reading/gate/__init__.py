"""What may come in: the kind of a file and its limits, before it is parsed."""
