"""The Työvoimabarometri: whether jobs and workers meet, by occupation and area.

It has no open interface and no stated licence: KEHA's permission comes first, and the
table is brought by a person. Its labels are KEHA's and never replace our own.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from etl.errors import Refused
from etl.language import N_
from etl.reference import read_table
from etl.settings import PROJECT
from etl.sources import Choice, Parsed, Recognised, Skipped, SourceFile, landed
from etl.sources.adding import choose_new
from etl.sources.decoding import looks_like_json, read_json, refuse_web_page
from etl.statistics.brought import Records, Row, read_records

BROUGHT = PROJECT / "etl" / "mappings" / "registers" / "brought.toml"
MONTH = re.compile(r"((?:19|20)\d\d)[-M/.]?(0[1-9]|1[0-2])(?:-\d\d.*)?")
OCCUPATION = re.compile(r"(\d{1,4})\b")
TRUE = ("1", "true", "kyllä", "k", "ja", "yes")
NO_OCCUPATION = N_(
    "It is an answer about one occupation that does not say which. Save the rows as a "
    "table with the code of the occupation and the code of the region in each row."
)
STRANGE_STATE = N_(
    "Row {row} has the state “{state}”; the known ones are 0, 1, 2, 3 and 99, or their "
    "names."
)
NO_ROWS = N_(
    "None of its rows has an occupation, an area and a month that are known. Nothing "
    "of it was loaded."
)


@dataclass(frozen=True)
class Barometer:
    """A table with one row an occupation, area and month: state and degree."""

    name: str = "barometer"
    address: str = "https://tyovoimabarometri.fi"
    licence: str = "With permission of KEHA-keskus only"
    attribution: str = "Source: Työvoimabarometri, KEHA-keskus"
    parser_version: int = 1

    def recognise(self, file: SourceFile) -> Recognised | Skipped | None:
        """Say which months the table has."""
        refuse_web_page(file.content)
        records = read_records(file, rules()["columns"], rules()["needed"])
        if records is None:
            return _of_one_occupation(file)
        rows = _rows(records)
        if not rows:
            return Skipped(file.name, NO_ROWS)
        months = sorted({row["period_start"] for row in rows})
        return Recognised(
            file=file,
            table_name=self.name,
            title="Työvoimabarometri",
            vintage=f"{months[-1]:%Y-%m}",
            period_from=months[0],
            period_to=months[-1],
            content=rows,
            facts={"left_out": len(records.rows) - len(rows)},
        )

    def choose(
        self, found: Sequence[Recognised], in_use: Sequence[Mapping[str, Any]]
    ) -> Choice:
        """Choose every table that is not in use: months add to each other."""
        return choose_new(found, in_use, self.name)

    def parse(self, chosen: Sequence[Recognised]) -> Parsed:
        """Return one row per occupation, area and month; the last file counts."""
        newest = {
            (row["occupation_code"], row["area_code"], row["period_start"]): row
            for one in chosen
            for row in one.content
        }
        table = landed.rows("barometer_state", list(newest.values()))
        counts = {one.file.name: len(one.content) for one in chosen}
        return Parsed({"barometer_state": table}, counts)


SOURCE = Barometer()


@lru_cache(maxsize=1)
def rules() -> dict[str, Any]:
    """Return what is known of the service's tables."""
    with BROUGHT.open("rb") as file:
        found: dict[str, Any] = tomllib.load(file)["barometer"]
    return found


def _of_one_occupation(file: SourceFile) -> Skipped | None:
    if not looks_like_json(file.content):
        return None
    document = read_json(file.content)
    first = document[0] if isinstance(document, list) and document else None
    is_state = isinstance(first, Mapping) and "kohtaantotila" in first
    return Skipped(file.name, NO_OCCUPATION) if is_state else None


def _rows(records: Records) -> list[dict[str, Any]]:
    found = []
    for number, row in enumerate(records.rows, start=1):
        month = MONTH.fullmatch(row[records.column("month")])
        occupation = OCCUPATION.match(row[records.column("occupation")])
        area = _area(row[records.column("area")])
        if month and occupation and area:
            found.append(
                {
                    "occupation_code": occupation[1],
                    "area_level": "country" if area == "SSS" else "region",
                    "area_code": area,
                    "period_start": date(int(month[1]), int(month[2]), 1),
                    "state": _state(row[records.column("state")], number),
                    "degree": _degree(row, records.column("degree")),
                    "is_forecast": _is_forecast(row, records.column("forecast")),
                }
            )
    return found


def _state(text: str, row: int) -> str | None:
    if not text:
        return None
    for state, spellings in rules()["states"].items():
        if text.lower() in spellings:
            # the service could not calculate it: nothing is known
            return None if state == "unknown" else str(state)
    raise Refused(STRANGE_STATE, row=row, state=text)


def _degree(row: Row, header: str) -> int | None:
    text = row[header].lower() if header else ""
    for degree, spellings in rules()["degrees"].items():
        if text in spellings:
            return int(degree)
    return None


def _is_forecast(row: Row, header: str) -> bool | None:
    return row[header].lower() in TRUE if header and row[header] else None


def _area(text: str) -> str:
    return _areas().get(text.lower().removeprefix("mk"), "")


@lru_cache(maxsize=1)
def _areas() -> Mapping[str, str]:
    known = {"sss": "SSS", "koko maa": "SSS", "hela landet": "SSS"}
    for row in read_table("region").to_pylist():
        for name in ("name_fi", "name_sv", "name_en", "region_code"):
            known[str(row[name]).lower()] = row["region_code"]
    return known
