"""What the records of one binary sheet say beside its values."""

from dataclasses import dataclass, field

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


@dataclass(slots=True)
class Facts:
    """Rows and columns are counted from 1."""

    name: str = ""
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[list[int]] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    codes: dict[tuple[int, int], str] = field(default_factory=dict)
    """Number formats of cells that hold numbers, unless they are General."""
    formulas: set[tuple[int, int]] = field(default_factory=set)

    def error(self, row: int, column: int, code: int) -> None:
        """Note an error value."""
        self.errors[row, column] = ERRORS.get(code, "#N/A")

    def styled(self, row: int, column: int, style: int, codes: list[str]) -> None:
        """Note the number format of a cell that holds a number."""
        if style < len(codes) and codes[style] != "General":
            self.codes[row, column] = codes[style]
