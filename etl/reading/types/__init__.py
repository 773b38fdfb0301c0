"""Reading a cell as a number, a date or an identifier, and proposing a type."""
