"""How an annotated copy is known again when somebody brings it as an upload."""

from etl.errors import Refused
from etl.language import N_
from etl.reading.model import UnreadableFile, Workbook

SHEET = "_copy"
TOKEN = "voimavara-annotated-copy"
IS_A_COPY = N_(
    "“{file}” is the annotated copy of “{original}”. It is meant for reading: formulas "
    "have been replaced by their values, and macros, pictures and links are missing. "
    "Nothing was taken in. Correct the original or the file of rows that wait, and "
    "bring that."
)


def refuse_copy(workbook: Workbook) -> None:
    """Refuse an annotated copy kindly, with what to bring instead."""
    sheet = workbook.sheet(SHEET)
    if sheet is not None and sheet.text(1, 1) == TOKEN:
        raise copy_refusal(workbook.name, sheet.text(1, 2) or workbook.name)


def copy_refusal(file: str, original: str) -> Refused:
    """Return the refusal of an annotated copy."""
    return UnreadableFile("ANNOTATED_COPY", IS_A_COPY, file=file, original=original)
