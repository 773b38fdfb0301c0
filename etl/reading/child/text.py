"""Delimited text: the encoding and the delimiter are found, and shown to the reader.

A row number here is the number of the record, which is what a person sees when
the file is opened in a spreadsheet; a quoted line break does not start a row.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice, zip_longest
from typing import Any

from etl.reading.child.columns import Grid
from etl.reading.child.encoding import MIXED, STRAY, decode, without_strays
from etl.reading.child.refusal import Refusal
from etl.reading.limits import MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS

DELIMITERS = (";", ",", "\t", "|", "^", "~", "\x1f")
END_OF_FILE = "\x1a"
"""What programs of the DOS time write last."""
ERROR = re.compile(
    r"#(?:N/A|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|DIV/0!"
    r"|PUUTTUU!|VIITTAUS!|ARVO!|NIMI\?|LUKU!|TYHJÄ!|JAKO/0!"
    r"|SAKNAS!|REFERENS!|VÄRDEFEL!|NAMN\?|OGILTIGT!|SKÄRNING!|DIVISION/0!"
    r"|#{2,})|Err:5\d\d|Virhe:5\d\d|Fel:5\d\d"
)
"""What a spreadsheet in our languages writes in the place of a result."""
RECORDS_LOOKED_AT = 200
SAMPLE_CHARACTERS = 1_000_000
ROWS_NAMED = 20
BACKSLASHED = {"escapechar": "\\", "doublequote": False}
"""How database programs write a quotation mark inside a field."""

Record = list[str]


def read_text(content: bytes) -> dict[str, Any]:
    """Read delimited text into the shape in which it is sent."""
    text, encoding, is_guess = decode(content)
    text, declared = declared_delimiter(text.rstrip(END_OF_FILE))
    delimiter = declared or find_delimiter(text[:SAMPLE_CHARACTERS])
    records, quotes_are_text = parse(text, delimiter or ";")
    while records and not any(map(str.strip, records[-1])):
        records.pop()
    is_strange = has_strays if encoding == MIXED else is_beyond_ascii
    strange = [number for number, record in enumerate(records, 1) if is_strange(record)]
    if encoding == MIXED:
        records = [list(map(without_strays, record)) for record in records]
    return {
        "sheets": [{"name": "", "state": "visible", "columns": columns_of(records)}],
        "encoding": "utf-8" if encoding == MIXED else encoding,
        "delimiter": delimiter,
        "guessed_rows": strange[:ROWS_NAMED] if is_guess else [],
        "quotes_are_text": quotes_are_text,
    }


def is_beyond_ascii(record: Record) -> bool:
    """Say whether a record reads differently in another encoding."""
    return not all(map(str.isascii, record))


def has_strays(record: Record) -> bool:
    """Say whether a record has bytes that were no UTF-8."""
    return any(map(STRAY.search, record))


def declared_delimiter(text: str) -> tuple[str, str | None]:
    """Take the line `sep=;` off the beginning, if the file has one."""
    line, _, rest = text.partition("\n")
    line = line.strip().strip('"')
    if len(line) == 5 and line.lower().startswith("sep=") and line[4] in DELIMITERS:
        return rest, line[4]
    return text, None


def find_delimiter(sample: str) -> str | None:
    """Return the delimiter that gives most records the same number of fields."""
    best: tuple[float, int, str | None] = (0.0, 1, None)
    for delimiter in DELIMITERS:
        counts = Counter(map(len, first_records(sample, delimiter)))
        counts.pop(0, None)
        if not counts:
            continue
        fields, records = counts.most_common(1)[0]
        if fields > 1:
            best = max(best, (round(records / counts.total(), 1), fields, delimiter))
    return best[2]


def first_records(sample: str, delimiter: str) -> list[Record]:
    """Parse the beginning; a file that breaks later still counts."""
    records: list[Record] = []
    with suppress(csv.Error):
        records.extend(islice(reader(sample, delimiter), RECORDS_LOOKED_AT))
    return records


def reader(text: str, delimiter: str, **options: Any) -> Iterable[Record]:
    """Return the csv module's reader, which follows quotes strictly."""
    csv.field_size_limit(MAX_FILE_BYTES)
    lines = io.StringIO(text, newline="")
    return csv.reader(lines, delimiter=delimiter, strict=True, **options)


def parse(text: str, delimiter: str) -> tuple[list[Record], bool]:
    """Parse all records; stray quotes are taken for text if that fits better."""
    try:
        return bounded(reader(text, delimiter)), False
    except csv.Error:
        if '\\"' in text:
            with suppress(csv.Error):
                return bounded(reader(text, delimiter, **BACKSLASHED)), False
        literal = bounded(reader(text, delimiter, quoting=csv.QUOTE_NONE))
        widths = Counter(len(record) for record in literal if record)
        if widths and widths.most_common(1)[0][1] == widths.total():
            return literal, True
        raise Refusal("CORRUPT_FILE", "quotes") from None


def bounded(records: Iterable[Record]) -> list[Record]:
    """Collect records up to the limit of rows."""
    kept = list(islice(records, MAX_ROWS + 1))
    if len(kept) > MAX_ROWS:
        raise Refusal("TOO_LARGE", "rows", limit=MAX_ROWS)
    return kept


def columns_of(records: list[Record]) -> dict[int, dict[str, Any]]:
    """Turn records into columns of text; empty fields are no cells."""
    if max(map(len, records), default=0) > MAX_COLUMNS:
        raise Refusal("TOO_MANY_COLUMNS", limit=MAX_COLUMNS)
    grid = Grid()
    Grid.counted = 0
    for number, fields in enumerate(zip_longest(*records, fillvalue=""), 1):
        used = [(row, text) for row, text in enumerate(fields, 1) if text]
        if not used:
            continue
        grid.count(len(used))
        column = grid.column(number)
        column.rows = [row for row, _ in used]
        column.texts = [text.replace("\r\n", "\n") for _, text in used]
        column.kinds = [kinds_of(column.texts)]
        column.add_format("General", len(used))
    return grid.packed()


def kinds_of(texts: list[str]) -> str:
    """Return a letter for each text: one of an error is no answer."""
    distinct = set(texts)
    wrong = {text for text in distinct if ERROR.fullmatch(text.strip())}
    if not wrong:
        return "t" * len(texts)
    return "".join("e" if text in wrong else "t" for text in texts)
