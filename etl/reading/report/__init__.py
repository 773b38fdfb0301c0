"""What a workbook seems to hold, and what a person should know about it."""
