"""Shapes of areas as they were: figures of a past year stand on the areas of it."""

import pandas as pd
import shapely

from etl.reference import read_reference
from tests.etl.test_area_shape import compute, outline, shapes, squares


def regions_of(year, moved):
    """Return the members of the regions of a year, `moved` where they were then."""
    return [
        (year, "region", moved.get(code, row["region_code"]), code)
        for row in read_reference()["municipality"].to_pylist()
        for code in [row["municipality_code"]]
    ]


def test_an_area_is_drawn_with_the_members_of_the_year_too():
    told = [*regions_of(2020, {"171": "10"}), *regions_of(2021, {})]
    found = compute(squares(2026), told)
    own = found[(found["area_level"] == "region") & (found["area_code"] == "11")]
    until = own.set_index("membership_until")["geometry"].map(shapely.from_geojson)
    assert set(until.index.dropna()) == {2020}
    towns = read_reference()["municipality"].to_pylist()
    (joroinen,) = (one for one in towns if one["municipality_code"] == "171")
    centre = shapely.Point(joroinen["longitude"], joroinen["latitude"])
    assert until[until.index.isna()].iloc[0].contains(centre)
    assert not until[2020].contains(centre)
    past = found.dropna(subset="membership_until")
    assert sorted(past["area_code"]) == ["10", "11"]


def test_a_schematic_past_area_is_cut_at_the_shore():
    past = compute((), regions_of(2020, {"171": "10"})).dropna(
        subset="membership_until"
    )
    drawn = [shapely.from_geojson(text) for text in past["geometry"]]
    country = outline().buffer(0.001)
    assert len(drawn) == 2
    assert all(country.contains(shape) for shape in drawn)


def test_regions_of_two_times_stand_for_their_own():
    drawn = shapes(compute(), "region")
    rows = [
        {
            "area_level": "region",
            "area_code": code,
            "boundary_year": year,
            "geometry": shapely.to_geojson(shape),
        }
        for year in (2020, 2026)
        for code, shape in drawn.items()
    ]
    found = compute(rows)
    regions = found[found["area_level"] == "region"]
    times = regions.groupby("boundary_year")["membership_until"].max()
    assert times[2020] == 2020
    assert pd.isna(times[2026])
    assert len(regions) == 2 * 19
