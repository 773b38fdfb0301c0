"""Shapes of municipalities and of the areas they make up: `area_shape`.

Where boundaries of every municipality are loaded they are used, and the larger areas
are unions of them, so borders of all levels coincide. Until then the shapes are
schematic: the nearest centre owns the land, which is no administrative border.
An area that had other members in a year that figures are told of has a shape for
that time too: figures of 2020 are drawn on the regions of 2020.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely
from shapely import Geometry

from etl.computed._shapes import (
    Shapes,
    cells,
    from_geojson,
    lighten,
    on_land,
    to_geojson,
    unions,
    with_islets,
)
from etl.settings import PROJECT

INPUTS = (
    "staging.area_boundary",
    "marts.municipality_alias",
    "marts.area_membership",
    "reference.municipality",
    "reference.region",
    "reference.sub_region",
    "reference.employment_area",
    "reference.wellbeing_county",
    "reference.development_centre",
    "reference.municipality_change",
)
# an employment area may lie in several regions, so it has no code of one
UNITED = (
    "sub_region",
    "employment_area",
    "wellbeing_county",
    "development_centre",
    "region",
)
TABLES = {
    "area_shape": {
        "area_level": "varchar",
        "area_code": "varchar",
        "area_name_fi": "varchar",
        "area_name_sv": "varchar",
        "region_code": "varchar",
        "geometry": "varchar",
        "label_latitude": "double",
        "label_longitude": "double",
        "is_schematic": "boolean",
        "boundary_year": "integer",
        "membership_until": "integer",
    }
}
OUTLINE = PROJECT / "static" / "ground" / "finland.geojson"


@dataclass(frozen=True)
class Level:
    """The shapes of one level, in the order of its list of areas."""

    shapes: Shapes
    year: int | None
    """Year of the loaded boundaries; None for a schematic level."""
    until: int | None = None
    """Last year that it is of; None for the areas of today."""


class Past(NamedTuple):
    """An area with other members than today's, until the end of a year."""

    area_code: str
    until: int
    members: frozenset[str]


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return one row per area of each level and time, with its shape and label."""
    areas = {
        level: inputs[f"reference.{level}"].reset_index(drop=True)
        for level in ("municipality", *UNITED)
    }
    towns = _loaded_towns(inputs, areas["municipality"])
    levels = _drawn(areas) if towns is None else _united(areas, towns)
    base = _cells(areas["municipality"]) if towns is None else towns.shapes
    rows = [_rows(level, areas[level], shapes) for level, shapes in levels.items()]
    rows += [
        _past_rows(level, areas, _past(level, inputs), base, levels[level].year)
        for level in UNITED
    ]
    if towns is None and (regions := _loaded_regions(inputs, areas["region"])):
        rows = [part[part["area_level"] != "region"] for part in rows]
        rows += [_rows("region", areas["region"], one) for one in regions]
    return {"area_shape": pd.concat(rows, ignore_index=True)}


def _loaded_towns(
    inputs: Mapping[str, pd.DataFrame], towns: pd.DataFrame
) -> Level | None:
    """Return the newest boundaries that cover every municipality of today."""
    rows = inputs["staging.area_boundary"]
    rows = rows[rows["area_level"] == "municipality"]
    alias = inputs["marts.municipality_alias"].set_index("municipality_code")
    today = rows["area_code"].map(alias["current_code"]).fillna(rows["area_code"])
    wanted = towns["municipality_code"].to_numpy()
    for year in sorted(rows["boundary_year"].unique(), reverse=True):
        is_of_year = rows["boundary_year"] == year
        codes = today[is_of_year].to_numpy()
        if set(wanted) <= set(codes):
            shapes = from_geojson(rows.loc[is_of_year, "geometry"])
            return Level(lighten(unions(shapes, codes, wanted)), int(year))
    return None


def _loaded_regions(
    inputs: Mapping[str, pd.DataFrame], areas: pd.DataFrame
) -> list[Level]:
    """Return the newest regions of today's division, and the newest ones before."""
    rows = inputs["staging.area_boundary"]
    rows = rows[rows["area_level"] == "region"]
    changes = inputs["reference.municipality_change"]
    moved = changes.loc[changes["change"] == "moved_region", "valid_from"]
    since = pd.to_datetime(moved).max().year
    found: dict[int | None, Level] = {}
    for year in sorted(rows["boundary_year"].unique()):
        of_year = rows[rows["boundary_year"] == year].set_index("area_code")
        if set(areas["region_code"]) <= set(of_year.index):
            texts = of_year.loc[areas["region_code"], "geometry"]
            until = since - 1 if year < since else None
            found[until] = Level(lighten(from_geojson(texts)), int(year), until)
    return list(found.values()) if None in found else []


def _united(areas: Mapping[str, pd.DataFrame], towns: Level) -> dict[str, Level]:
    """Return the levels above the municipalities as unions of their boundaries."""
    listed = areas["municipality"]
    return {"municipality": towns} | {
        level: Level(_unions(towns.shapes, listed, level, areas[level]), towns.year)
        for level in UNITED
    }


def _cells(listed: pd.DataFrame) -> Shapes:
    """Return the plane around each centre, over water too."""
    longitudes, latitudes = listed["longitude"], listed["latitude"]
    return cells(longitudes.to_numpy(), latitudes.to_numpy(), _outline())


def _drawn(areas: Mapping[str, pd.DataFrame]) -> dict[str, Level]:
    """Return the schematic shapes of every level."""
    listed = areas["municipality"]
    outline = _outline()
    owned = _cells(listed)
    centres = shapely.points(listed["longitude"], listed["latitude"])
    towns = with_islets(on_land(owned, outline), owned, centres)
    # united before they are cut: the cells meet exactly, the cut ones only nearly
    return {"municipality": Level(towns, None)} | {
        level: Level(
            on_land(_unions(owned, listed, level, areas[level]), outline), None
        )
        for level in UNITED
    }


def _past(level: str, inputs: Mapping[str, pd.DataFrame]) -> list[Past]:
    """Return the areas of a level as they were before their members of today.

    A municipality that has merged since is drawn with its successor.
    """
    towns = inputs["reference.municipality"]
    rows = inputs["marts.area_membership"]
    is_drawn = rows["municipality_code"].isin(towns["municipality_code"])
    rows = rows[(rows["area_level"] == level) & is_drawn]
    today = towns.groupby(f"{level}_code")["municipality_code"].agg(frozenset)
    past = []
    for area, of_area in rows.groupby("area_code"):
        later = today.get(area)
        told = of_area.groupby("membership_year")["municipality_code"].agg(frozenset)
        for year, members in sorted(told.items(), reverse=True):
            if later is not None and members != later:
                past.append(Past(str(area), int(str(year)), members))
                later = members
    return past


def _past_rows(
    level: str,
    areas: Mapping[str, pd.DataFrame],
    past: Sequence[Past],
    base: Shapes,
    year: int | None,
) -> pd.DataFrame:
    """Return the rows of areas as they were until a year."""
    codes = areas["municipality"]["municipality_code"]
    united = [shapely.unary_union(base[codes.isin(one.members)]) for one in past]
    shapes = np.array(united, dtype=object)
    if year is None and past:
        shapes = on_land(shapes, _outline())
    named = areas[level].set_index(f"{level}_code", drop=False)
    rows = named.loc[[one.area_code for one in past]].reset_index(drop=True)
    until = pd.array([one.until for one in past], dtype="Int32")
    return _rows(level, rows, Level(shapes, year)).assign(membership_until=until)


def _unions(
    shapes: Shapes, towns: pd.DataFrame, level: str, areas: pd.DataFrame
) -> Shapes:
    code = f"{level}_code"
    return unions(shapes, towns[code].to_numpy(), areas[code].to_numpy())


def _outline() -> Geometry:
    content = json.loads(OUTLINE.read_text(encoding="utf-8"))
    return shapely.geometry.shape(content["features"][0]["geometry"])


def _rows(level: str, areas: pd.DataFrame, drawn: Level) -> pd.DataFrame:
    if level == "municipality":
        latitudes, longitudes = areas["latitude"], areas["longitude"]
    else:
        labels = shapely.point_on_surface(drawn.shapes)
        latitudes, longitudes = shapely.get_y(labels), shapely.get_x(labels)
    return pd.DataFrame(
        {
            "area_level": level,
            "area_code": areas[f"{level}_code"],
            "area_name_fi": areas["name_fi"],
            "area_name_sv": areas["name_sv"],
            "region_code": areas.get("region_code"),
            "geometry": [to_geojson(shape) for shape in drawn.shapes],
            "label_latitude": latitudes,
            "label_longitude": longitudes,
            "is_schematic": drawn.year is None,
            "boundary_year": pd.array([drawn.year] * len(areas), dtype="Int32"),
            "membership_until": pd.array([drawn.until] * len(areas), dtype="Int32"),
        }
    )
