"""Areas and classifications of Statistics Finland: who belonged where, and when.

A key is of one year: the division of its 1 January. Several years are in use at once,
so each year (and each level that came alone) is a table of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.language import N_
from etl.sources import Choice, Parsed, Recognised, Skipped, SourceFile, landed
from etl.sources.areas import answers, lists, published
from etl.sources.areas.found import Found, present, wanted
from etl.sources.decoding import looks_like_json, read_json, refuse_web_page
from etl.sources.lists import newest

NOT_WHOLE = N_(
    "It has {found} of the {all} municipalities of {year}. A part never replaces the "
    "whole: fetch the whole country."
)
TWICE = N_(
    "It puts the municipality {code} into two areas of the same level. Fetch the key "
    "again."
)
STRANGERS = N_(
    "It has codes that are no municipalities of the lists: {codes}. Update the "
    "product, or fetch the list of abolished municipalities with it."
)


@dataclass(frozen=True)
class Areas:
    """Keys of municipalities, abolished ones, industries and occupations."""

    name: str = "areas"
    address: str = "https://data.stat.fi/api/classifications/v2"
    licence: str = "CC BY 4.0"
    attribution: str = "Source: Statistics Finland, classifications, CC BY 4.0"
    parser_version: int = 2

    def recognise(self, file: SourceFile) -> Recognised | Skipped | None:
        """Say which key or list the file holds, and of which year."""
        refuse_web_page(file.content)
        if looks_like_json(file.content):
            found = answers.read(file, read_json(file.content))
        else:
            found = lists.read(file.content) or published.read(file)
        if not isinstance(found, Found):
            return found
        return _wrong(file.name, found) or _recognised(file, found)

    def choose(
        self, found: Sequence[Recognised], in_use: Sequence[Mapping[str, Any]]
    ) -> Choice:
        """Choose one file of each year and list."""
        return newest(found, in_use)

    def parse(self, chosen: Sequence[Recognised]) -> Parsed:
        """Return the rows of the chosen files, by landing table."""
        tables: dict[str, list[dict[str, Any]]] = {}
        for one in chosen:
            tables.setdefault(one.facts["landing"], []).extend(one.content)
        return Parsed(
            {name: landed.rows(name, rows) for name, rows in tables.items()},
            {one.file.name: len(one.content) for one in chosen},
        )


SOURCE = Areas()


def _wrong(name: str, found: Found) -> Skipped | None:
    """Return why a key is not that of the whole country, if it is not."""
    if found.landing != "area_membership":
        return None
    told: set[tuple[str, str]] = set()
    for row in found.rows:
        key = (row["area_level"], row["municipality_code"])
        if key in told:
            return Skipped(name, TWICE, {"code": row["municipality_code"]})
        told.add(key)
    codes = {present(row["municipality_code"]) for row in found.rows}
    if strangers := sorted(codes - wanted()):
        return Skipped(name, STRANGERS, {"codes": ", ".join(strangers[:8])})
    if codes != wanted():
        values = {"found": len(codes), "all": len(wanted()), "year": found.vintage}
        return Skipped(name, NOT_WHOLE, values)
    return None


def _recognised(file: SourceFile, found: Found) -> Recognised:
    return Recognised(
        file=file,
        table_name=found.table,
        title=found.title,
        vintage=found.vintage,
        period_from=found.period[0],
        period_to=found.period[1],
        content=found.rows,
        facts={"landing": found.landing},
    )
