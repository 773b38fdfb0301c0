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
from etl.reading.child.refusal import Refusal
from etl.reading.limits import MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS

DELIMITERS = (";", ",", "\t", "|")
RECORDS_LOOKED_AT = 200
SAMPLE_CHARACTERS = 1_000_000
BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# bytes that Finnish and Swedish text in Windows-1252 is recognised by
NORDIC_LETTERS = frozenset("äöåÄÖÅ".encode("cp1252"))
USUAL_SIGNS = frozenset("€–—…’‘”“•™ §°±²³´·»«½éèêëüÜÉæøÆØñßç×®©\xa0".encode("cp1252"))
STRONG_SIGNS = frozenset("€–".encode("cp1252"))
ROWS_NAMED = 20
# UTF-8 into which somebody pasted a few bytes of something else
MIXED = "mixed"
FEW_STRAYS = 4
UTF8_LETTER = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|\xc2[\xa0-\xbf]|[\xe1-\xef][\x80-\xbf]{2}"
)
STRAY = re.compile("[\udc80-\udcff]")

Record = list[str]


def read_text(content: bytes) -> dict[str, Any]:
    """Read delimited text into the shape in which it is sent."""
    text, encoding, is_guess = decode(content)
    text, declared = declared_delimiter(text)
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


def is_mostly_utf8(content: bytes) -> bool:
    """Say whether a few stray bytes stand in a text that is otherwise UTF-8."""
    letters = len(UTF8_LETTER.findall(content))
    beyond = sum(map(content.count, map(bytes, zip(range(128, 256)))))
    strays = beyond - sum(map(len, UTF8_LETTER.findall(content)))
    return letters > FEW_STRAYS * strays


def without_strays(text: str) -> str:
    """Read each stray byte as Windows does."""
    return STRAY.sub(
        lambda match: bytes([ord(match.group()) - 0xDC00]).decode("cp1252", "replace"),
        text,
    )


def decode(content: bytes) -> tuple[str, str, bool]:
    """Return the text, its encoding, and whether the encoding is only likely."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return decoded(content, encoding), encoding, False
    sample = content[:4096]
    if b"\0" in sample:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if abs(even - odd) < len(sample) // 8:
            raise Refusal("UNREADABLE_FILE", "binary")
        encoding = "utf-16-be" if even > odd else "utf-16-le"
        return decoded(content, encoding), encoding, False
    try:
        return content.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        if is_mostly_utf8(content):
            return content.decode("utf-8", "surrogateescape"), MIXED, True
        return content.decode("cp1252", "replace"), "cp1252", not is_nordic(content)


def decoded(content: bytes, encoding: str) -> str:
    """Decode by a mark that the file itself carries."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal("CORRUPT_FILE", "encoding", encoding=encoding) from error


def is_nordic(content: bytes) -> bool:
    """Say whether the bytes beyond ASCII are those of Nordic Windows text."""
    counts = Counter(byte for byte in content if byte > 127)
    usual = sum(
        count
        for byte, count in counts.items()
        if byte in NORDIC_LETTERS or byte in USUAL_SIGNS
    )
    is_marked = not (NORDIC_LETTERS | STRONG_SIGNS).isdisjoint(counts)
    return is_marked and usual >= 0.9 * counts.total()


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
        column.kinds = ["t" * len(used)]
        column.add_format("General", len(used))
    return grid.packed()
