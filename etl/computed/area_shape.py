"""Shapes of municipalities and of the areas they make up: `area_shape`.

Where boundaries of every municipality are loaded they are used, and the larger areas
are unions of them, so borders of all levels coincide. Until then the shapes are
schematic: the nearest centre owns the land, which is no administrative border.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

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
    "reference.municipality",
    "reference.region",
    "reference.sub_region",
    "reference.employment_area",
)
# an employment area may lie in several regions, so it has no code of one
UNITED = ("sub_region", "employment_area", "region")
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
    }
}
OUTLINE = PROJECT / "static" / "ground" / "finland.geojson"


@dataclass(frozen=True)
class Level:
    """The shapes of one level, in the order of its list of areas."""

    shapes: Shapes
    year: int | None
    """Year of the loaded boundaries; None for a schematic level."""


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return one row per area of each level, with its shape and label point."""
    areas = {
        level: inputs[f"reference.{level}"].reset_index(drop=True)
        for level in ("municipality", *UNITED)
    }
    loaded = {
        level: _loaded(inputs["staging.area_boundary"], level, areas[level])
        for level in ("municipality", "region")
    }
    towns = loaded["municipality"]
    levels = _drawn(areas) if towns is None else _united(areas, towns)
    if towns is None and loaded["region"] is not None:
        levels["region"] = loaded["region"]
    rows = [_rows(level, areas[level], shapes) for level, shapes in levels.items()]
    return {"area_shape": pd.concat(rows, ignore_index=True)}


def _loaded(boundaries: pd.DataFrame, level: str, areas: pd.DataFrame) -> Level | None:
    """Return the newest loaded boundaries of a level, if no area is without one."""
    rows = boundaries[boundaries["area_level"] == level]
    codes = areas[f"{level}_code"]
    for year in sorted(rows["boundary_year"].unique(), reverse=True):
        of_year = rows[rows["boundary_year"] == year].set_index("area_code")
        if set(codes) <= set(of_year.index):
            texts = of_year.loc[codes, "geometry"]
            return Level(lighten(from_geojson(texts)), int(year))
    return None


def _united(areas: Mapping[str, pd.DataFrame], towns: Level) -> dict[str, Level]:
    """Return the levels above the municipalities as unions of their boundaries."""
    listed = areas["municipality"]
    return {"municipality": towns} | {
        level: Level(_unions(towns.shapes, listed, level, areas[level]), towns.year)
        for level in UNITED
    }


def _drawn(areas: Mapping[str, pd.DataFrame]) -> dict[str, Level]:
    """Return the schematic shapes of every level."""
    listed = areas["municipality"]
    outline = _outline()
    owned = cells(
        listed["longitude"].to_numpy(), listed["latitude"].to_numpy(), outline
    )
    centres = shapely.points(listed["longitude"], listed["latitude"])
    towns = with_islets(on_land(owned, outline), owned, centres)
    # united before they are cut: the cells meet exactly, the cut ones only nearly
    return {"municipality": Level(towns, None)} | {
        level: Level(
            on_land(_unions(owned, listed, level, areas[level]), outline), None
        )
        for level in UNITED
    }


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
        }
    )
