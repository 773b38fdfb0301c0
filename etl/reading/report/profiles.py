"""Which tool made the file: rules as data, one TOML file for each tool.

A profile only proposes; it never decides what a column means.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from etl.reading.model import Workbook
from etl.reading.report.roles import Pairs
from etl.reading.words import compared
from etl.settings import PROJECT

FOLDER = PROJECT / "etl" / "mappings" / "profiles"
LEAST_SCORE = 0.8
NUMBERED = re.compile(r"\s*(\d{1,3})[.)]\s+\S")
LEAST_NUMBERED = 3


@dataclass(frozen=True)
class Profile:
    """What a tool's export looks like."""

    name: str
    title: str
    required: tuple[re.Pattern[str], ...] = ()
    """Patterns of headers that must be there."""
    required_sheet: str = ""
    sheet_name: re.Pattern[str] | None = None
    every_header: re.Pattern[str] | None = None
    """A pattern that nearly all headers have."""
    first_header: re.Pattern[str] | None = None
    second_header: re.Pattern[str] | None = None
    """Words of the lower of two header rows."""
    has_coded_groups: bool = False
    """Several headers share a code before a bracket: `q[1]`, `q[2]`."""
    has_numbers: bool = False
    """Most headers begin with the number of their question: `3. …`."""
    is_general: bool = False
    """Made without a real export: the user is told to look twice."""
    header_row: int | None = None
    sheets_belong_together: bool = False
    hidden_is_normal: bool = False

    def score(self, workbook: Workbook, pairs: Pairs) -> float:
        """Return the share of the profile's marks that the file has."""
        headers = [
            compared(name)
            for _, table in pairs
            if table.role == "data"
            for name in table.headers.values()
        ]
        marks = [any(map(pattern.search, headers)) for pattern in self.required]
        if self.required_sheet:
            marks.append(workbook.sheet(self.required_sheet) is not None)
        if self.sheet_name and workbook.kind != "csv":
            names = [compared(sheet.name) for sheet, _ in pairs]
            marks.append(any(map(self.sheet_name.fullmatch, names)))
        if self.every_header:
            fitting = sum(map(bool, map(self.every_header.search, headers)))
            marks.append(bool(headers) and fitting >= LEAST_SCORE * len(headers))
        if self.first_header:
            marks.append(bool(headers) and bool(self.first_header.search(headers[0])))
        if self.second_header:
            marks.append(self.has_second_header(pairs))
        if self.has_coded_groups:
            codes = [name.partition("[")[0] for name in headers if "[" in name]
            marks.append(len(set(codes)) < len(codes))
        if self.has_numbers:
            numbered = sum(map(bool, map(NUMBERED.match, headers)))
            enough = max(LEAST_NUMBERED, len(headers) / 2)
            marks.append(numbered >= enough)
        return sum(marks) / len(marks) if marks else 0.0

    def has_second_header(self, pairs: Pairs) -> bool:
        """Say whether a second header row has the tool's own words, or is blank."""
        if any(
            table.header_rows[-1] + 1 in table.blank_rows
            for _, table in pairs
            if table.header_rows
        ):
            return True
        return any(
            self.second_header is not None
            and self.second_header.fullmatch(
                compared(column.text(table.header_rows[-1]))
            )
            for sheet, table in pairs
            if len(table.header_rows) == 2
            for column in sheet.columns.values()
        )


@lru_cache(maxsize=1)
def profiles() -> tuple[Profile, ...]:
    """Return every profile there is a file for."""
    return tuple(
        profile_of(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(FOLDER.glob("*.toml"))
        if not path.stem.endswith("_words")
    )


def profile_of(name: str, about: dict[str, Any]) -> Profile:
    """Build a profile from its file."""
    patterns = ("sheet_name", "every_header", "first_header", "second_header")
    known: dict[str, Any] = {
        key: re.compile(about[key]) for key in patterns if key in about
    }
    plain = (
        "required_sheet",
        "header_row",
        "has_coded_groups",
        "has_numbers",
        "is_general",
        "sheets_belong_together",
        "hidden_is_normal",
    )
    known |= {key: about[key] for key in plain if key in about}
    required = tuple(re.compile(one) for one in about.get("required", ()))
    return Profile(name, about["title"], required, **known)


@lru_cache(maxsize=16)
def known_as(name: str | None) -> Profile | None:
    """Return a profile by its name, None where there is none."""
    return next((one for one in profiles() if one.name == name), None)


def recognise(workbook: Workbook, pairs: Pairs) -> Profile | None:
    """Return the profile that fits the file best, if one fits well."""
    scored = [(one.score(workbook, pairs), one) for one in profiles()]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= LEAST_SCORE else None
