"""Classified markings and personal identity codes, looked for in memory.

Runs before anything is stored. A marking or a code stops the upload, and what it
was found in is never repeated: a message names cells, not their content.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from etl.language import N_
from etl.reading.model import Column, Finding, Severity, Sheet, Workbook, letters
from etl.reading.report.roles import list_sources
from etl.reading.report.roles import words as sheet_words
from etl.reading.report.sheet_findings import shortened
from etl.reading.words import compared, plain_dashes
from etl.settings import PROJECT

WORDS = PROJECT / "etl" / "mappings" / "profiles" / "marking_words.toml"
CELLS_NAMED = 10
HEADER_ROWS = 10

# separators: + 1800s, - and U-Y 1900s, A-F 2000s (all but +, -, A since 2023)
_CODE = re.compile(
    r"(?<![\w-])(\d{2})(\d{2})(\d{2})([-+A-FU-Ya-fu-y])(\d{3})([0-9A-Ya-y])(?![\w-])"
)
CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"

TEXTS: dict[str, tuple[Severity, str, str]] = {
    "CLASSIFIED_MARKING": (
        "stop",
        N_(
            "{sheet}: a marking of classified information was found ({places}). The "
            "upload was stopped and nothing was kept."
        ),
        N_(
            "Ask the security officer of your organisation before you do anything "
            "else with the file. Classified information does not belong here."
        ),
    ),
    "CONFIDENTIAL_WORD": (
        "ask",
        N_("{sheet}: words such as confidential or secret were found ({places})."),
        N_("Check that the file may be brought in, and say so."),
    ),
    "PERSONAL_IDENTITY_CODE": (
        "stop",
        N_(
            "{sheet}: personal identity codes were found ({places}). The upload was "
            "stopped and nothing was kept."
        ),
        N_("Remove the codes from the file and upload it again. They are not needed."),
    ),
}
ITSELF = {
    "CLASSIFIED_MARKING": N_(
        "{sheet}: a marking of classified information was found in the sheet's name, "
        "its page header or a text box. The upload was stopped and nothing was kept."
    ),
    "CONFIDENTIAL_WORD": N_(
        "{sheet}: the sheet's name, page header or a text box has a word such as "
        "confidential or secret."
    ),
    "PERSONAL_IDENTITY_CODE": N_(
        "{sheet}: the sheet's name, page header or a text box has a personal identity "
        "code. The upload was stopped and nothing was kept."
    ),
}
BESIDE = {
    "CLASSIFIED_MARKING": N_(
        "{file}: a marking of classified information was found in the file's name, its "
        "properties, or a text that no cell shows. The upload was stopped and nothing "
        "was kept."
    ),
    "PERSONAL_IDENTITY_CODE": N_(
        "{file}: a personal identity code was found in the file's name, its "
        "properties, or a text that no cell shows. The upload was stopped and nothing "
        "was kept."
    ),
}
ON_THE_SHEET = ""


@dataclass(frozen=True)
class Patterns:
    """The words and patterns of the mapping file, ready to search with."""

    exact: re.Pattern[str]
    any_case: re.Pattern[str]
    whole_cell: frozenset[str]
    everyday: re.Pattern[str]
    columns: re.Pattern[str]
    pieces: tuple[str, ...]
    """A text without any of these has no marking but perhaps `TL`."""


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """Return the patterns."""
    with WORDS.open("rb") as file:
        about = tomllib.load(file)
    marking, everyday = about["marking"], about["everyday"]
    words = "|".join(everyday["words"])
    return Patterns(
        exact=re.compile("|".join(marking["exact"])),
        any_case=re.compile("|".join(marking["any_case"]), re.IGNORECASE),
        whole_cell=frozenset(marking["whole_cell"]),
        everyday=re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE),
        columns=re.compile(rf"(?<!\w)(?:{'|'.join(everyday['columns'])})(?!\w)"),
        pieces=tuple(about["sieve"]["pieces"]),
    )


def find_markings(workbook: Workbook) -> list[Finding]:
    """Return a finding for each sheet and kind of marking, the gravest first."""
    lists = list_sources(workbook.sheets)
    found: list[Finding] = []
    for sheet in workbook.sheets:
        places: dict[str, list[str]] = {code: [] for code in TEXTS}
        for place, text in suspicious(sheet):
            for code in codes_in(text):
                places[code].append(place)
        name = compared(sheet.name)
        if name in lists or sheet_words()["notes"].search(name):
            # lists and instructions name every class there is
            places["CONFIDENTIAL_WORD"] = []
        for code, where in places.items():
            if ON_THE_SHEET in where:
                found.append(finding(code, sheet, []))
            if cells := [place for place in where if place]:
                found.append(finding(code, sheet, cells))
    found += beside_cells(workbook, {one.code for one in found})
    return sorted(found, key=lambda one: one.severity != "stop")


def beside_cells(workbook: Workbook, known: set[str]) -> Iterator[Finding]:
    """Yield what stops in the file's name or in a text that is in no cell."""
    name = workbook.name.replace("_", " ")
    shown = (
        "\N{HORIZONTAL ELLIPSIS}" if any(map(stops, codes_in(name))) else workbook.name
    )
    seen = {code for text in (name, *workbook.beside) for code in codes_in(text)}
    for code in sorted(seen - known):
        if stops(code):
            severity, _, fix = TEXTS[code]
            yield Finding(code, severity, BESIDE[code], fix, {"file": shown})


def stops(code: str) -> bool:
    """Say whether a kind of marking stops the upload."""
    return TEXTS[code][0] == "stop"


def finding(code: str, sheet: Sheet, places: list[str]) -> Finding:
    """Return the finding; the sheet's name may itself be what must not be said."""
    severity, text, fix = TEXTS[code]
    text = text if places else ITSELF[code]
    values = {"sheet": sheet.name, "places": shortened(places, CELLS_NAMED)}
    if code != "CONFIDENTIAL_WORD" and code in set(codes_in(sheet.name)):
        values["sheet"] = "\N{HORIZONTAL ELLIPSIS}"
    return Finding(code, severity, text, fix, values, sheet=values["sheet"])


def suspicious(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield the place and text of whatever may hold a marking, cheaply sifted."""
    for text in (sheet.name, *sheet.page_texts):
        yield ON_THE_SHEET, text
    for (row, number), text in sheet.comments.items():
        yield f"{letters(number)}{row}", text
    for column in sheet.columns.values():
        if "t" not in column.kinds or not may_hold_any(column):
            continue
        is_about_class = asks_for_class(column)
        for row, text in zip(column.rows, column.texts, strict=True):
            if not (is_about_class and is_everyday_only(text)):
                yield f"{column.letters}{row}", text


def may_hold_any(column: Column) -> bool:
    """Search a whole column at once; most columns need no second look."""
    text = "\n".join(set(column.texts))
    folded = text.casefold()
    if any(piece in folded for piece in patterns().pieces):
        return True
    return "TL" in text or _CODE.search(plain_dashes(text)) is not None


def asks_for_class(column: Column) -> bool:
    """Say whether a column's header asks for the class of disclosure."""
    heads = zip(column.rows[:HEADER_ROWS], column.texts[:HEADER_ROWS], strict=True)
    return any(
        row <= HEADER_ROWS and patterns().columns.search(compared(text))
        for row, text in heads
    )


def is_everyday_only(text: str) -> bool:
    """Say whether a text has no more than everyday words."""
    return set(codes_in(text)) <= {"CONFIDENTIAL_WORD"}


def codes_in(text: str) -> Iterator[str]:
    """Yield the code of each kind of marking that a text holds."""
    known = patterns()
    plain = plain_dashes(text)
    if (
        known.exact.search(plain)
        or known.any_case.search(plain)
        or compared(text) in known.whole_cell
    ):
        yield "CLASSIFIED_MARKING"
    elif known.everyday.search(plain):
        yield "CONFIDENTIAL_WORD"
    if any(is_identity_code(match) for match in _CODE.finditer(plain)):
        yield "PERSONAL_IDENTITY_CODE"


def is_identity_code(match: re.Match[str]) -> bool:
    """Say whether six digits, a separator and four signs are an identity code."""
    day, month, year, _separator, number, check = match.groups()
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return False
    remainder = int(day + month + year + number) % 31
    return CHECK_CHARACTERS[remainder] == check.upper()
