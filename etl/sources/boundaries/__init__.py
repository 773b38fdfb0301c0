"""Boundaries of municipalities and regions, from the files that are published of them.

A vintage is a year, and several are in use at once, each with the codes of its own
division: municipalities merge and move. A map is drawn on one year only.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import shapely

from etl.language import N_
from etl.reference import code_list
from etl.reference_areas import former_name, successor
from etl.sources import Choice, Parsed, Recognised, Skipped, SourceFile, landed
from etl.sources.boundaries.layers import layers_of
from etl.sources.boundaries.shapes import Area, areas_of, other_layers
from etl.sources.decoding import refuse_web_page

OTHER_AREAS = N_(
    "Its shapes carry no code of a municipality (kunta, NATCODE) or a region "
    "(maakunta, NATCODE). Fetch the municipalities or the regions."
)
NO_YEAR = N_(
    "It does not say of which year its boundaries are. Add the year to the name of "
    "the file, as in kunnat_2026.geojson."
)
NOT_DEGREES = N_(
    "Its coordinates are neither degrees of longitude and latitude in Finland nor "
    "metres of ETRS-TM35FIN; the first is {first}. Fetch it again with "
    "srsName=EPSG:4326."
)
UNKNOWN_CODES = N_(
    "It has codes that are not in the division in use: {codes}. Use boundaries of "
    "a year whose division is known."
)
PART_OF_TOWNS = N_(
    "It has {found} of {all} municipalities. A part never replaces the whole: fetch "
    "the whole country."
)
PART_OF_REGIONS = N_(
    "It has {found} of {all} regions. A part never replaces the whole: fetch the whole "
    "country."
)
SAME_YEAR = N_("Its boundaries are of {year}, as those of “{other}”, which is used.")
SAME_IN_USE = N_("The same boundaries are in use already.")
PARTS = {"municipality": PART_OF_TOWNS, "region": PART_OF_REGIONS}
# as the publisher calls the layers
TITLES = {"municipality": "Kunnat", "region": "Maakunnat"}
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FINLAND = shapely.box(15, 58, 36, 72)


@dataclass(frozen=True)
class Boundaries:
    """Shapes of areas by Statistics Finland or the National Land Survey."""

    name: str = "boundaries"
    address: str = "https://geo.stat.fi/geoserver/tilastointialueet/wfs"
    licence: str = "CC BY 4.0"
    attribution: str = (
        "Source: Statistics Finland and National Land Survey of Finland, CC BY 4.0"
    )
    parser_version: int = 3

    def recognise(self, file: SourceFile) -> Recognised | Skipped | None:
        """Say which level and year the file holds, if it is whole."""
        refuse_web_page(file.content)
        layers = layers_of(file.content)
        if layers is None:
            return None
        areas = areas_of(layers)
        if not areas:
            return Skipped(file.name, OTHER_AREAS)
        year = _year(file.name, areas)
        if year is None:
            return Skipped(file.name, NO_YEAR)
        left_out = other_layers(layers, len(areas))
        return _wrong(file.name, areas) or _recognised(file, areas, year, left_out)

    def choose(
        self, found: Sequence[Recognised], in_use: Sequence[Mapping[str, Any]]
    ) -> Choice:
        """Choose one file of each level and year."""
        loaded: list[Recognised] = []
        skipped: list[Skipped] = []
        for table in sorted({one.table_name for one in found}):
            of_table = sorted((o for o in found if o.table_name == table), key=_order)
            known = next((use for use in in_use if use["table_name"] == table), None)
            best, rest = of_table[0], of_table[1:]
            if known is not None and known["sha256"] == best.file.sha256:
                skipped.append(Skipped(best.file.name, SAME_IN_USE))
            else:
                loaded.append(best)
            skipped += [_gives_way(one, best) for one in rest]
        return Choice(loaded, skipped)

    def parse(self, chosen: Sequence[Recognised]) -> Parsed:
        """Return one row per area, with the code that it had in its year."""
        records = {one.file.name: _records(one) for one in chosen}
        every = [row for rows in records.values() for row in rows]
        counts = {name: len(rows) for name, rows in records.items()}
        return Parsed({"area_boundary": landed.rows("area_boundary", every)}, counts)


SOURCE = Boundaries()


def _year(name: str, areas: Sequence[Area]) -> int | None:
    told = [area.year for area in areas if area.year is not None]
    in_name = YEAR.findall(PurePosixPath(name).stem)
    if told:
        return max(told)
    return int(in_name[-1]) if in_name else None


def _wrong(name: str, areas: Sequence[Area]) -> Skipped | None:
    """Return why the areas are not the whole division of a year, if they are not."""
    level = areas[0].level
    shapes = [area.geometry for area in areas]
    if not FINLAND.contains(shapely.box(*shapely.total_bounds(shapes))):
        first = ", ".join(f"{one:.5g}" for one in shapely.get_coordinates(shapes)[0])
        return Skipped(name, NOT_DEGREES, {"first": first})
    wanted = set(code_list(level))
    got = {_present_code(area) for area in areas}
    if unknown := sorted(got - wanted):
        return Skipped(name, UNKNOWN_CODES, {"codes": ", ".join(unknown[:8])})
    if got != wanted:
        return Skipped(name, PARTS[level], {"found": len(got), "all": len(wanted)})
    return None


def _present_code(area: Area) -> str:
    if area.level != "municipality":
        return area.code
    return successor(area.code) or area.code


def _recognised(
    file: SourceFile, areas: list[Area], year: int, left_out: Mapping[str, int]
) -> Recognised:
    level = areas[0].level
    merged = _merged(areas)
    title = f"{TITLES[level]} {year}"
    return Recognised(
        file=file,
        table_name=f"{level}_boundary_{year}",
        title=f"{title} ({', '.join(merged)})" if merged else title,
        vintage=str(year),
        period_from=date(year, 1, 1),
        period_to=date(year, 12, 31),
        content=areas,
        facts={
            "merged": merged,
            "has_sea": areas[0].has_sea,
            "left_out": dict(left_out),
        },
    )


def _merged(areas: Sequence[Area]) -> list[str]:
    names = code_list("municipality")
    found = []
    for area in areas:
        code = _present_code(area)
        if code != area.code:
            old = former_name(area.code)
            found.append(f"{area.code} {old} → {code} {names[code].fi}")
    return sorted(found)


def _order(one: Recognised) -> tuple[bool, int, str]:
    """Order the best first: at the shoreline, then most detailed."""
    return bool(one.facts["has_sea"]), -len(one.file.content), one.file.name


def _gives_way(one: Recognised, best: Recognised) -> Skipped:
    values = {"year": one.vintage, "other": best.file.name}
    return Skipped(one.file.name, SAME_YEAR, values)


def _records(one: Recognised) -> list[dict[str, Any]]:
    areas: list[Area] = one.content
    names = code_list(areas[0].level)
    parts: dict[str, list[Area]] = {}
    for area in areas:
        parts.setdefault(area.code, []).append(area)
    return [
        {
            "area_level": areas[0].level,
            "area_code": code,
            "boundary_year": int(one.vintage),
            "name_fi": names[code].fi if code in names else of_code[0].name_fi,
            "name_sv": names[code].sv if code in names else of_code[0].name_sv,
            "geometry": shapely.to_geojson(_joined(of_code)),
        }
        for code, of_code in sorted(parts.items())
    ]


def _joined(areas: Sequence[Area]) -> shapely.Geometry:
    if len(areas) == 1:
        return areas[0].geometry
    return shapely.unary_union([area.geometry for area in areas])
