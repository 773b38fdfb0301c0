"""What there is of each register: its tables, their age, and how the last load went."""
