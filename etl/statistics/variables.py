"""What each variable of a table measures, and its codes as our reference has them.

Found by role, name and codes, never by a fixed name. A code that is no class of its
classification (`X011`, the filler `2512.`) becomes None, and its cells are left out.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.errors import Refused
from etl.language import N_
from etl.statistics.cube import Cube, Dimension

RULES = Path(__file__).resolve().parent.parent / "mappings" / "statistics.toml"
NO_EDITION = N_(
    "Variable “{variable}” does not say whether its industries are TOL 2008 or "
    "TOL 2025, and the same digits mean different industries. Fetch a version that "
    "says it."
)
NO_TIME = N_("The table has no variable of month, quarter or year. It is not loaded.")
UNKNOWN_CODES = N_(
    "None of the codes of variable “{variable}” is known: {codes}. The table is not "
    "loaded."
)
NO_TOTAL = N_(
    "Variable “{variable}” has no total, and only its total could be loaded. Fetch "
    "the table with the total or without the variable."
)
TOTAL = re.compile(r"S+")
TOTAL_LABEL = re.compile(r"\b(yhteensä|total|totalt|sammanlagt|all)\b", re.IGNORECASE)
ALL = "SSS"
AS_PUBLISHED = ("age", "sex", "education_field", "education_level")
PERIOD = re.compile(r"((?:19|20)\d\d)(?:([MQ])(\d{1,2})|-(\d\d)(?:-\d\d)?)?")
AREA = re.compile(r"([A-Z]{2,3})(\d{2,3})")
OCCUPATION = re.compile(r"\d{1,5}")
INDUSTRY = re.compile(r"([A-WYZ])|[A-WYZ]?((?!00)\d{2,5})")
EDITION = re.compile(r"TOL\s?(2008|2025)|NACE Rev\. ?(2\.1|2)", re.IGNORECASE)
STAMP = re.compile(r"_(20\d\d)\d{4}$")


@dataclass(frozen=True)
class Variable:
    """A variable of a table: what it measures, and its codes as we keep them."""

    kind: str
    """time, content, area, occupation, industry, age, sex, education_field,
    education_level, or a name of none."""
    dimension: Dimension
    codes: tuple[Any, ...]
    edition: str = ""


@dataclass(frozen=True)
class Period:
    """A month, quarter or year of a table."""

    kind: str
    start: date
    is_preliminary: bool

    @property
    def text(self) -> str:
        """The period as text that sorts: 2020, 2020Q3, 2020-10."""
        if self.kind == "year":
            return f"{self.start.year}"
        if self.kind == "quarter":
            return f"{self.start.year}Q{(self.start.month + 2) // 3}"
        return f"{self.start:%Y-%m}"


@lru_cache(maxsize=1)
def rules() -> dict[str, Any]:
    """Return the judgements of `mappings/statistics.toml`."""
    with RULES.open("rb") as file:
        return tomllib.load(file)


def variables_of(cube: Cube) -> list[Variable]:
    """Return what each variable measures, in the order of the table."""
    kinds = kinds_of(cube.dimensions)
    if "time" not in kinds:
        raise Refused(NO_TIME)
    return [
        _variable(kind, dimension, cube.title)
        for kind, dimension in zip(kinds, cube.dimensions, strict=True)
    ]


def measure_of(content: str, title: str) -> str | None:
    """Return what a content counts, by its code and label; None when not known.

    A table of projections says so in its title: its measures are `projected_…`.
    """
    for measure, pattern in rules()["measure"].items():
        if re.search(pattern, content, re.IGNORECASE):
            said = re.search(rules()["projection"], f"{title} {content}", re.IGNORECASE)
            return f"projected_{measure}" if said else str(measure)
    return None


def kinds_of(dimensions: Sequence[Dimension]) -> list[str]:
    """Return what each variable measures, by its role, its name and its codes."""
    kinds: list[str] = []
    for dimension in dimensions:
        kind = _kind(dimension)
        # a second area (home beside workplace) has no column: its total is taken
        kinds.append(f"other {kind}" if kind in kinds else kind)
    return kinds


def _kind(dimension: Dimension) -> str:
    known = {"time": "time", "metric": "content", "geo": "area"}.get(dimension.role)
    if known:
        return known
    name = f"{dimension.code} {dimension.label}".lower()
    if dimension.code.lower() in rules()["content"]:
        return "content"
    if _has_area_codes(dimension):
        return "area"
    for kind, pattern in rules()["variable"].items():
        if re.search(pattern, name):
            return str(kind)
    # last, because occupations (2011, 2012) can look like years
    if all(PERIOD.fullmatch(code.rstrip("*")) for code in dimension.codes):
        return "time"
    return f"other {dimension.code}"


def known_codes(kind: str, dimension: Dimension) -> list[str]:
    """Return the codes that are classes of what the variable measures."""
    readers: dict[str, Callable[[str], object]] = {
        "area": lambda code: _area(code) or _bare_area(code, dimension),
        "occupation": _occupation,
        "industry": _industry,
    }
    read = readers.get(kind, str)
    return [code for code in dimension.codes if read(code) is not None]


def _has_area_codes(dimension: Dimension) -> bool:
    codes = [code for code in dimension.codes if not TOTAL.fullmatch(code)]
    return bool(codes) and all(map(_area, codes))


def _variable(kind: str, dimension: Dimension, title: str) -> Variable:
    edition = ""
    codes: tuple[Any, ...]
    if kind == "time":
        codes = tuple(map(_period, dimension.codes, dimension.labels))
    elif kind == "area":
        codes = tuple(
            _area(code) or _bare_area(code, dimension) for code in dimension.codes
        )
    elif kind == "occupation":
        codes = tuple(map(_occupation, dimension.codes))
    elif kind == "industry":
        codes = tuple(map(_industry, dimension.codes))
        edition = _edition(dimension, title)
    elif kind == "content":
        codes = dimension.codes
    elif kind in AS_PUBLISHED:
        codes = tuple(ALL if TOTAL.fullmatch(c) else c for c in dimension.codes)
    else:
        codes = tuple(_total_only(dimension))
    if all(code is None for code in codes):
        shown = ", ".join(dimension.codes[:5]) + ("…" if len(codes) > 5 else "")
        raise Refused(UNKNOWN_CODES, variable=dimension.label, codes=shown)
    return Variable(kind, dimension, codes, edition)


def _period(code: str, label: str) -> Period | None:
    # older px files have no codes, and the star of the label stands in the code
    found = PERIOD.fullmatch(code.rstrip("*"))
    if found is None:
        return None
    year, letter, part, month_of_date = found.groups()
    letter = "M" if month_of_date else letter
    month = int(part or month_of_date or 1)
    if letter == "Q":
        month = month * 3 - 2
    if not 1 <= month <= 12:
        return None
    kind = {"M": "month", "Q": "quarter"}.get(letter, "year")
    return Period(
        kind, date(int(year), month, 1), f"{code}{label}".rstrip().endswith("*")
    )


def _area(code: str) -> tuple[str, str] | None:
    if TOTAL.fullmatch(code):
        return "country", ALL
    found = AREA.fullmatch(code)
    level = rules()["area_level"].get(found.group(1)) if found else None
    return (level, found.group(2)) if found and level else None


def _bare_area(code: str, dimension: Dimension) -> tuple[str, str] | None:
    name = f"{dimension.code} {dimension.label}".lower()
    # one number is a municipality here and a sub-region there (111)
    for told in rules()["bare_area"]:
        if re.fullmatch(told["code"], code) and re.search(told["name"], name):
            return str(told["level"]), code
    return None


def _occupation(code: str) -> str | None:
    if TOTAL.fullmatch(code):
        return ALL
    return code if OCCUPATION.fullmatch(code) else None


def _industry(code: str) -> str | None:
    if TOTAL.fullmatch(code) and len(code) > 1:  # a bare S is a section
        return ALL
    found = INDUSTRY.fullmatch(code)
    return (found.group(1) or found.group(2)) if found else None


def _edition(dimension: Dimension, title: str) -> str:
    for text in (dimension.label, dimension.code, title):
        if found := EDITION.search(text):
            return "TOL2025" if "2025" in found[0] or "2.1" in found[0] else "TOL2008"
    stamp = STAMP.search(dimension.code)
    # TOL 2008 was in force until the end of 2024, and the stamp is a date in force
    if stamp and int(stamp.group(1)) >= 2008:
        return "TOL2025" if int(stamp.group(1)) >= 2025 else "TOL2008"
    raise Refused(NO_EDITION, variable=dimension.label)


def _total_only(dimension: Dimension) -> list[str | None]:
    totals = [code for code in dimension.codes if TOTAL.fullmatch(code)] or [
        code
        for code, label in zip(dimension.codes, dimension.labels, strict=True)
        if TOTAL_LABEL.search(label)
    ]
    if not totals:
        raise Refused(NO_TOTAL, variable=dimension.label)
    return [code if code == totals[0] else None for code in dimension.codes]
