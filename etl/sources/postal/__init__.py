"""Postal codes: which there are, in which municipality, and where their areas lie.

A postal code of boxes or of one company has no area and so no point. One code may
reach over a municipal border; its publishers name one municipality.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.sources import Choice, Parsed, Recognised, Skipped, SourceFile, landed
from etl.sources.decoding import looks_like_json, read_json, refuse_web_page
from etl.sources.lists import newest
from etl.sources.postal import centres, codes

TITLES = {
    "postal_code posti": "Postinumerot (Posti)",
    "postal_code prh": "Postinumerot (PRH)",
    "postal_code_centre label_point": "Postinumeroalueiden keskipisteet",
    "postal_code_centre paavo": "Postinumeroalueiden keskipisteet (Paavo)",
}


@dataclass(frozen=True)
class Postal:
    """Posti's postal code file, PRH's list, and points of the areas of Paavo."""

    name: str = "postal"
    address: str = "https://avoindata.prh.fi/opendata-ytj-api/v3/post_codes"
    licence: str = "CC BY 4.0 (areas, PRH); Posti's terms of the postal code service"
    attribution: str = (
        "Source: Posti, postal code data files; Statistics Finland and Posti, Paavo, "
        "CC BY 4.0; PRH open data, CC BY 4.0"
    )
    parser_version: int = 2

    def recognise(self, file: SourceFile) -> Recognised | Skipped | None:
        """Say which list the file has, and of which day or year."""
        refuse_web_page(file.content)
        if looks_like_json(file.content):
            document = read_json(file.content)
            return (
                _recognised(file, "postal_code prh", codes.of_prh(document), "")
                or _recognised(
                    file, "postal_code_centre paavo", *centres.of_paavo(document)
                )
                or None
            )
        return (
            _recognised(file, "postal_code posti", *codes.of_posti(file.content))
            or _recognised(
                file,
                "postal_code_centre label_point",
                *centres.of_csv(file.content),
            )
            or None
        )

    def choose(
        self, found: Sequence[Recognised], in_use: Sequence[Mapping[str, Any]]
    ) -> Choice:
        """Choose the newest of each list."""
        return newest(found, in_use)

    def parse(self, chosen: Sequence[Recognised]) -> Parsed:
        """Return one row per code, and one per point of an area."""
        tables: dict[str, list[dict[str, Any]]] = {}
        for one in chosen:
            table, publisher = one.table_name.split()
            rows = [{"publisher": publisher, **row} for row in one.content]
            tables.setdefault(table, []).extend(rows)
        return Parsed(
            {name: landed.rows(name, rows) for name, rows in tables.items()},
            {one.file.name: len(one.content) for one in chosen},
        )


SOURCE = Postal()


def _recognised(
    file: SourceFile, table: str, rows: Sequence[Mapping[str, Any]], vintage: str
) -> Recognised | None:
    if not rows:
        return None
    day = date.fromisoformat(vintage) if len(vintage) > len("2026") else None
    year = int(vintage) if vintage and not day else None
    return Recognised(
        file=file,
        table_name=table,
        title=TITLES[table],
        vintage=vintage,
        period_from=date(year, 1, 1) if year else day,
        period_to=date(year, 12, 31) if year else day,
        content=rows,
    )
