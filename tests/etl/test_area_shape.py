import json
import time

import pandas as pd
import pytest
import shapely

from etl.computed import area_shape
from etl.reference import read_reference
from etl.settings import PROJECT
from etl.sources import landed
from etl.sources.boundaries import SOURCE
from etl.sources.walk import walk

GROUND = PROJECT / "static" / "ground"


LEVELS = {
    "municipality": 308,
    "sub_region": 69,
    "employment_area": 46,
    "wellbeing_county": 23,
    "development_centre": 10,
    "region": 19,
}


def inputs(boundaries=(), membership=()):
    reference = read_reference()
    lists = {
        f"reference.{name}": reference[name].to_pandas()
        for name in (*LEVELS, "municipality_change")
    }
    towns = reference["municipality"].to_pylist()
    alias = [(row["municipality_code"], row["municipality_code"]) for row in towns]
    alias.append(("588", "507"))
    columns = ["municipality_code", "current_code"]
    told = ["membership_year", "area_level", "area_code", "municipality_code"]
    return lists | {
        "staging.area_boundary": landed.rows(
            "area_boundary", list(boundaries)
        ).to_pandas(),
        "marts.municipality_alias": pd.DataFrame(alias, columns=columns),
        "marts.area_membership": pd.DataFrame(list(membership), columns=told),
    }


def compute(boundaries=(), membership=()):
    return area_shape.compute(inputs(boundaries, membership))["area_shape"]


@pytest.fixture(scope="module")
def schematic():
    return compute()


def shapes(table, level):
    rows = table[table["area_level"] == level]
    drawn = [shapely.from_geojson(text) for text in rows["geometry"]]
    return dict(zip(rows["area_code"], drawn, strict=True))


def outline():
    content = json.loads((GROUND / "finland.geojson").read_text(encoding="utf-8"))
    return shapely.geometry.shape(content["features"][0]["geometry"])


@pytest.mark.parametrize(("level", "count"), LEVELS.items())
def test_each_area_has_one_valid_polygon(schematic, level, count):
    found = shapes(schematic, level)
    assert len(found) == count == (schematic["area_level"] == level).sum()
    for shape in found.values():
        assert shape.is_valid
        assert not shape.is_empty
        assert shape.geom_type in {"Polygon", "MultiPolygon"}


@pytest.mark.parametrize("level", LEVELS)
def test_cells_fill_the_country_and_never_overlap(schematic, level):
    found = list(shapes(schematic, level).values())
    country = outline()
    total = sum(shape.area for shape in found)
    union = shapely.unary_union(found)
    assert total == pytest.approx(union.area, rel=1e-6)
    assert union.symmetric_difference(country).area < 1e-3 * country.area


def test_a_region_is_the_union_of_its_municipalities(schematic):
    towns = schematic[schematic["area_level"] == "municipality"]
    own = towns.loc[towns["region_code"] == "11", "geometry"]
    union = shapely.unary_union([shapely.from_geojson(text) for text in own])
    region = shapes(schematic, "region")["11"]
    assert union.symmetric_difference(region).area < 1e-3 * region.area


def test_a_municipality_holds_its_centre_and_is_labelled_there(schematic):
    rows = schematic[schematic["area_level"] == "municipality"]
    for row in rows.itertuples():
        centre = shapely.Point(row.label_longitude, row.label_latitude)
        assert shapely.from_geojson(row.geometry).distance(centre) < 0.02


def test_aland_has_its_sixteen_municipalities(schematic):
    rows = schematic[schematic["region_code"] == "21"]
    assert (rows["area_level"] == "municipality").sum() == 16


def test_without_boundaries_the_map_says_that_it_is_schematic(schematic):
    assert schematic["is_schematic"].all()
    assert schematic["boundary_year"].isna().all()


def squares(year, without=()):
    towns = read_reference()["municipality"].to_pylist()
    return [
        {
            "area_level": "municipality",
            "area_code": row["municipality_code"],
            "boundary_year": year,
            "geometry": shapely.to_geojson(
                shapely.Point(row["longitude"], row["latitude"]).buffer(0.1)
            ),
        }
        for row in towns
        if row["municipality_code"] not in without
    ]


def test_loaded_boundaries_replace_the_schematic_ones_on_every_level():
    found = compute(squares(2026))
    assert not found["is_schematic"].any()
    assert set(found["boundary_year"]) == {2026}
    union = shapely.unary_union(list(shapes(found, "municipality").values()))
    regions = shapely.unary_union(list(shapes(found, "region").values()))
    assert union.symmetric_difference(regions).area < 1e-2 * union.area


def test_the_newest_whole_year_is_used():
    rows = squares(2026, without={"297"}) + squares(2025) + squares(2024)
    assert set(compute(rows)["boundary_year"]) == {2025}


def test_a_merged_municipality_is_joined_to_its_successor():
    rows = squares(2024, without={"507"})
    for code, place in (("507", 26.0), ("588", 26.6)):
        box = shapely.box(place, 61, place + 0.5, 61.5)
        text = shapely.to_geojson(box)
        rows.append(squares(2024)[0] | {"area_code": code, "geometry": text})
    found = compute(rows)
    assert set(found["boundary_year"]) == {2024}
    assert shapes(found, "municipality")["507"].area == pytest.approx(0.5, rel=0.01)


def test_loaded_regions_alone_replace_the_regions_only():
    towns = compute()
    rows = [
        {
            "area_level": "region",
            "area_code": code,
            "boundary_year": 2026,
            "geometry": shapely.to_geojson(shape),
        }
        for code, shape in shapes(towns, "region").items()
    ]
    found = compute(rows)
    schematic = found.groupby("area_level")["is_schematic"].all()
    assert schematic.to_dict() == dict.fromkeys(LEVELS, True) | {"region": False}


def test_a_shape_that_crosses_itself_is_repaired():
    rows = squares(2026)
    bow_tie = [[[27, 62], [28, 63], [28, 62], [27, 63], [27, 62]]]
    rows[0]["geometry"] = json.dumps({"type": "Polygon", "coordinates": bow_tie})
    shape = shapes(compute(rows), "municipality")[rows[0]["area_code"]]
    assert shape.is_valid
    assert shape.area == pytest.approx(0.5, rel=0.01)


def test_columns_are_those_declared(schematic):
    assert list(schematic.columns) == list(area_shape.TABLES["area_shape"])


def test_the_same_inputs_give_the_same_rows(schematic):
    pd.testing.assert_frame_equal(compute(), schematic)


def test_shapes_are_light_enough_for_a_page(schematic):
    sizes = schematic["geometry"].str.len().groupby(schematic["area_level"]).sum()
    assert sizes.max() < 250_000


def test_a_first_build_is_not_kept_waiting():
    start = time.process_time()
    compute()
    assert time.process_time() - start < 1.5


def test_the_ground_is_light_and_has_finland_its_neighbours_and_lakes():
    files = {path.name: path.stat().st_size for path in GROUND.glob("*.geojson")}
    assert files.keys() == {"finland.geojson", "neighbours.geojson", "lakes.geojson"}
    assert sum(files.values()) <= 600_000
    country = outline()
    inside = {"Kuopio": (27.68, 62.89), "Utsjoki": (27.03, 69.91)}
    outside = {"Tukholma": (18.07, 59.33), "Pietari": (30.3, 59.9)}
    assert all(country.contains(shapely.Point(*place)) for place in inside.values())
    assert not any(
        country.contains(shapely.Point(*place)) for place in outside.values()
    )


def test_kallavesi_is_among_the_lakes():
    content = json.loads((GROUND / "lakes.geojson").read_text(encoding="utf-8"))
    lakes = [shapely.geometry.shape(one["geometry"]) for one in content["features"]]
    assert any(lake.contains(shapely.Point(27.72, 62.80)) for lake in lakes)


@pytest.mark.realdata
def test_real_boundaries_give_every_level_without_gaps(realdata):
    file = next(walk(realdata / "boundaries" / "kunnat_2026.geojson"))
    rows = SOURCE.parse([SOURCE.recognise(file)]).tables["area_boundary"].to_pylist()
    found = compute(rows)
    areas = {
        level: sum(shape.area for shape in shapes(found, level).values())
        for level in ("municipality", "sub_region", "region")
    }
    assert areas["region"] == pytest.approx(areas["municipality"], rel=1e-4)
    assert areas["sub_region"] == pytest.approx(areas["municipality"], rel=1e-4)
