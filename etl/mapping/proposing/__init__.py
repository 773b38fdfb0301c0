"""Steps from a workbook to a proposal: columns, groups of columns, the whole."""
