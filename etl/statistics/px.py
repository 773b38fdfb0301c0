"""Reading px files (PC-Axis), before and after StatFin's change of June 2026.

Only the file's main language is read. The order of the data is STUB, then HEADING;
the code of a variable is its VARIABLECODE, or its name in older files. A file that
names no character set is of the time of DOS, as the format says.
"""

import codecs
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.errors import Refused
from etl.language import N_
from etl.statistics.cube import (
    WRONG_SIZE,
    Cube,
    Dimension,
    cell_count,
    iso_date,
    read_tokens,
    short_id,
)

BROKEN = N_(
    "It looks like a px file, but “{part}” is missing or damaged. Fetch it again."
)
SPARSE = N_(
    "It is a px file that lists only its filled rows (KEYS), which is not read. Fetch "
    "the table in the format json-stat2."
)
STRANGE_CHARACTERS = N_(
    "It is a px file, but its characters are not {encoding}, as it says. Fetch it "
    "again."
)
STATEMENT = re.compile(
    r'\s*([A-Z][A-Z0-9_-]*)(\[\w+\])?(?:\(((?:"[^"]*"|[^")])*)\))?='
    r'((?:"[^"]*"|[^";])*);'
)
STRING = re.compile(r'"([^"]*)"')
TEXT_OF_SEVERAL_LINES = re.compile(r'"\s*\n\s*"')
CODEPAGE = re.compile(rb'CODEPAGE="([^"]*)"')
ANSI = re.compile(rb'CHARSET="ANSI"', re.IGNORECASE)
START_OF_DATA = re.compile(r"\s*DATA\s*=")


@dataclass(frozen=True)
class _Header:
    """Statements of the main language: keyword and subject → the texts given."""

    statements: Mapping[tuple[str, str], str]

    def texts(self, keyword: str, subject: str = "") -> list[str]:
        return STRING.findall(self.statements.get((keyword, subject), ""))

    def text(self, keyword: str, subject: str = "") -> str:
        return "".join(self.texts(keyword, subject)[:1])

    def newest(self, keyword: str) -> str:
        found = [v for (key, _), v in self.statements.items() if key == keyword]
        return max((iso_date(text.strip('" ')) for text in found), default="")


def is_px(content: bytes) -> bool:
    """Say whether the bytes have the shape of a px file."""
    start = content[:4000]
    return b"STUB=" in content[:200_000] and (
        b"CHARSET=" in start or b"AXIS-VERSION=" in start or b"MATRIX=" in start
    )


def read(content: bytes) -> Cube:
    """Return the table of a px file, or refuse with the broken part."""
    header, data = _header(_decode(content))
    if any(keyword == "KEYS" for keyword, _ in header.statements):
        raise Refused(SPARSE)
    names = header.texts("STUB") + header.texts("HEADING")
    if not names:
        raise Refused(BROKEN, part="STUB")
    dimensions = tuple(_dimension(header, name) for name in names)
    tokens = _tokens(data)
    expected = cell_count([len(one.codes) for one in dimensions])
    if len(tokens) != expected:
        raise Refused(WRONG_SIZE, expected=expected, found=len(tokens))
    values, statuses = read_tokens(tokens)
    return Cube(
        table_id=short_id(header.text("TABLEID") or header.text("MATRIX")),
        title=header.text("TITLE") or header.text("CONTENTS"),
        updated=header.newest("LAST-UPDATED") or header.newest("CREATION-DATE"),
        dimensions=dimensions,
        values=values,
        statuses=statuses,
    )


def _decode(content: bytes) -> str:
    named = CODEPAGE.search(content[:4000])
    if named is None:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            western = "cp1252" if ANSI.search(content[:4000]) else "cp850"
            return content.decode(western, errors="replace")
    encoding = str(named.group(1), "ascii", "replace")
    try:
        is_utf8 = codecs.lookup(encoding).name == "utf-8"
        return str(content, "utf-8-sig" if is_utf8 else encoding)
    except (LookupError, ValueError):
        raise Refused(STRANGE_CHARACTERS, encoding=encoding) from None


def _header(text: str) -> tuple[_Header, str]:
    """Return the statements and the text of the data, which a note may speak of."""
    statements: dict[tuple[str, str], str] = {}
    position = 0
    while not (start := START_OF_DATA.match(text, position)):
        found = STATEMENT.match(text, position)
        if found is None:
            raise Refused(BROKEN, part=text[position:].strip()[:30] or "DATA")
        keyword, language, subject, value = found.groups()
        if language is None:
            joined = TEXT_OF_SEVERAL_LINES.sub("", value)
            statements[keyword, _subject(subject or "")] = joined
        position = found.end()
    return _Header(statements), text[start.end() :]


def _subject(text: str) -> str:
    found = STRING.search(text)
    return str(found.group(1)) if found else ""


def _dimension(header: _Header, name: str) -> Dimension:
    labels = header.texts("VALUES", name)
    codes = header.texts("CODES", name) or labels
    if not codes or (labels and len(labels) != len(codes)):
        raise Refused(BROKEN, part=f'VALUES("{name}")')
    return Dimension(
        code=header.text("VARIABLECODE", name) or name,
        label=name,
        codes=tuple(codes),
        labels=tuple(labels or codes),
        role=_role(header, name),
    )


def _role(header: _Header, name: str) -> str:
    if name == header.text("CONTVARIABLE"):
        return "metric"
    kind = header.text("VARIABLE-TYPE", name).lower()
    if ("TIMEVAL", name) in header.statements or kind == "time":
        return "time"
    if ("MAP", name) in header.statements or kind == "geographical":
        return "geo"
    return ""


def _tokens(text: str) -> Sequence[str]:
    if ";" not in text:
        raise Refused(BROKEN, part="DATA … ;")
    data = text[: text.rindex(";")]
    return data.replace('"', " ").replace(",", " ").split()
