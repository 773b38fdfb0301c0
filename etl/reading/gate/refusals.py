"""What a person is told when a file is refused: fact, reason, what to do."""

from typing import Any

from etl.language import N_
from etl.reading.model import UnreadableFile

TEXTS: dict[tuple[str, str], str] = {
    ("PASSWORD_PROTECTED", ""): N_(
        "{file} is protected with a password. Open it in Excel, remove the password "
        "(File > Info > Protect Workbook) and upload it again."
    ),
    ("CORRUPT_FILE", ""): N_(
        "{file} is damaged and cannot be read. Open it in Excel or LibreOffice, save "
        "it again and upload the new file."
    ),
    ("CORRUPT_FILE", "zip"): N_(
        "{file} is damaged or was cut short on the way. Fetch it again from where it "
        "came, or open it in Excel, save it again and upload the new file."
    ),
    ("CORRUPT_FILE", "quotes"): N_(
        "{file} has a quotation mark that is never closed, so its rows cannot be "
        "told apart. Open it in Excel, save it again as xlsx and upload that."
    ),
    ("CORRUPT_FILE", "encoding"): N_(
        "{file} says that its text is {encoding}, but it is not. Open it in Excel, "
        "save it again as xlsx and upload that."
    ),
    ("UNREADABLE_FILE", ""): N_(
        "{file} cannot be read as a spreadsheet. Open it in Excel, save it as xlsx "
        "and upload that."
    ),
    ("UNREADABLE_FILE", "old"): N_(
        "{file} is an old or binary workbook that cannot be read. Open it in Excel, "
        "save it as xlsx and upload that."
    ),
    ("UNREADABLE_FILE", "empty"): N_(
        "{file} is empty: it has no bytes at all. Fetch it again from where it came."
    ),
    ("UNREADABLE_FILE", "missing"): N_(
        "{file} was not found, or this program may not read it. Check the name and "
        "the folder."
    ),
    ("UNREADABLE_FILE", "name"): N_(
        "{file} has a name that ends in .{found}, but inside it is {kind}. Rename it "
        "so that it ends in .{right}, or save it as xlsx, and upload it again."
    ),
    ("UNREADABLE_FILE", "kind"): N_(
        "{file} is {kind}, not a spreadsheet. Upload a workbook (xlsx, xlsm, xlsb, "
        "xls, ods) or a text table (csv, txt)."
    ),
    ("UNREADABLE_FILE", "numbers"): N_(
        "{file} is {kind}. Open it in Numbers, choose File > Export To > Excel, and "
        "upload the xlsx file."
    ),
    ("UNREADABLE_FILE", "packed"): N_(
        "{file} is {kind}. Unpack it and upload the workbook that is inside."
    ),
    ("UNREADABLE_FILE", "markup"): N_(
        "{file} is {kind}, not a workbook, though Excel shows it as one. Open it in "
        "Excel, save it as xlsx (File > Save As) and upload that."
    ),
    ("UNREADABLE_FILE", "binary"): N_(
        "{file} is neither a workbook nor text. Upload a workbook (xlsx, xlsm, xlsb, "
        "xls, ods) or a text table (csv, txt)."
    ),
    ("UNREADABLE_FILE", "parts"): N_(
        "{file} has inner parts that no spreadsheet program writes, so it is not "
        "opened. Open it in Excel, save it as a new xlsx file and upload that."
    ),
    ("UNSAFE_XML", ""): N_(
        "{file} contains XML definitions that could harm the computer, so it was not "
        "read. Ask the sender how the file was made."
    ),
    ("ZIP_RATIO", ""): N_(
        "{file} is packed so tightly that it would grow to {inflated} MB; real "
        "workbooks do not. It was not opened. Ask the sender how the file was made."
    ),
    ("DUPLICATE_ZIP_ENTRY", ""): N_(
        "{file} contains the part {part} twice or in overlapping pieces, so programs "
        "would read it differently. Open it in Excel, save it as a new file and "
        "upload that."
    ),
    ("TOO_LARGE", ""): N_(
        "{file} is {size} MB; the largest accepted is {limit} MB. Remove pictures and "
        "sheets that are not needed, or split the file."
    ),
    ("TOO_LARGE", "inflated"): N_(
        "{file} would need {inflated} MB when opened; the most is {limit} MB. Remove "
        "sheets and pictures that are not needed, or split the file."
    ),
    ("TOO_LARGE", "entries"): N_(
        "{file} has {count} inner parts; the most is {limit}. Remove pictures and "
        "sheets that are not needed and save it as a new file."
    ),
    ("TOO_LARGE", "sheets"): N_(
        "{file} has {count} sheets; the most is {limit}. Upload only the sheets that "
        "hold answers."
    ),
    ("TOO_LARGE", "rows"): N_(
        "{file} has more than {limit} rows. Split it into smaller files."
    ),
    ("TOO_LARGE", "cell"): N_(
        "{file} has a cell of more than {limit} characters. In a text table a missing "
        "quotation mark does that; mend it, or shorten the cell."
    ),
    ("TOO_LARGE", "memory"): N_(
        "{file} needs more memory than a reading may take. Remove what is not needed, "
        "or split the file."
    ),
    ("TOO_LARGE", "time"): N_(
        "{file} takes too long to read. Remove what is not needed, or split the file."
    ),
    ("TOO_MANY_CELLS", ""): N_(
        "{file} says that it has more than {limit} cells. Select the table in Excel, "
        "copy it to a new workbook and upload that."
    ),
    ("TOO_MANY_COLUMNS", ""): N_(
        "{file} uses more than {limit} columns. Copy the table to a new workbook and "
        "upload that."
    ),
}


def refusal(code: str, reason: str = "", **values: Any) -> UnreadableFile:
    """Return the error for a code, in the words for its reason if there are any."""
    text = TEXTS.get((code, reason)) or TEXTS[(code, "")]
    return UnreadableFile(code, text, **values)
