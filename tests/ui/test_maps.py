"""The map: classes that can be read aloud, names with room, nothing from outside."""

import json

import pandas as pd
import pytest
import shapely
import streamlit as st

from ui import maps
from ui.maps import labels, prepared, region, surfaces, view

SQUARE = shapely.box(27, 62, 28, 63)


def shapes() -> pd.DataFrame:
    """Return a region of two municipalities and a neighbour, as the mart has them."""
    boxes = {
        ("municipality", "001", "11"): shapely.box(27, 62, 28, 63),
        ("municipality", "002", "11"): shapely.box(28, 62, 29, 63),
        ("municipality", "003", "12"): shapely.box(29, 62, 30, 63),
        ("region", "11", "11"): shapely.box(27, 62, 29, 63),
        ("region", "12", "12"): shapely.box(29, 62, 30, 63),
    }
    return pd.DataFrame(
        [
            {
                "area_level": level,
                "area_code": code,
                "area_name": f"Alue-{code}",
                "region_code": region,
                "geometry": shapely.to_geojson(box),
                "label_latitude": box.centroid.y,
                "label_longitude": box.centroid.x,
                "is_schematic": True,
                "boundary_year": None,
            }
            for (level, code, region), box in boxes.items()
        ]
    )


def companies() -> pd.DataFrame:
    names = ["company_id", "company_name", "latitude", "longitude"]
    rows = [("a", "<i>A", 62.5, 27.5), ("b", "B", 62.5, 27.5), ("c", "C", 62.2, 28.5)]
    frame = pd.DataFrame(rows, columns=names)
    frame.loc[len(frame)] = ["d", "D", None, None]
    return frame.assign(location_precision="postal_code", mark="diamond")


@pytest.fixture
def deck(monkeypatch: pytest.MonkeyPatch) -> dict:
    """Draw the map and return what the browser would get."""
    sent: list = []
    monkeypatch.setattr(
        st, "pydeck_chart", lambda chart, **_options: sent.append(chart)
    )
    classes = maps.classes_by_hand((1, 2, 4, 7))
    areas = maps.Areas({"001": 3.0}, classes, no_data=["002"])
    maps.region_map(
        "t",
        shapes(),
        region_code="11",
        alt="x",
        areas=areas,
        points=companies(),
        selected=["c"],
    )
    return json.loads(sent[0].to_json())


def test_the_map_asks_no_other_host_for_anything(deck: dict) -> None:
    assert "://" not in json.dumps(deck)
    assert deck["mapStyle"] == "__MAP_STYLE__"
    addresses = [x["data"] for x in deck["layers"] if isinstance(x["data"], str)]
    assert addresses
    assert all(address.startswith("/app/static/ground/") for address in addresses)


def test_lakes_lie_over_the_colours_and_companies_on_top(deck: dict) -> None:
    order = [layer["id"].split("-")[0] for layer in deck["layers"]]
    assert order[:2] == ["neighbours", "finland"]
    assert order.index("class") < order.index("lakes") < order.index("own")
    assert order.index("own") < order.index("names") < order.index("companies")


def test_companies_at_one_place_become_one_stack(deck: dict) -> None:
    layer = next(x for x in deck["layers"] if x["id"].startswith("companies"))
    icons = {tuple(spot["company_ids"]): spot["icon"] for spot in layer["data"]}
    assert icons == {("a", "b"): "stack", ("c",): "diamond_ring"}


def test_the_selected_company_has_a_ring_of_its_own(deck: dict) -> None:
    ring = next(layer for layer in deck["layers"] if layer["id"] == "ring")
    place = ring["data"]["features"][0]["geometry"]["coordinates"]
    assert place == [28.5, 62.2]


def test_no_layer_has_a_colour_that_a_selection_would_dim(deck: dict) -> None:
    for layer in deck["layers"]:
        assert not {"getFillColor", "getLineColor", "getColor"} & set(layer)


@pytest.mark.parametrize(
    ("limits", "labels_"), [((1, 2, 4, 7), ["0", "1", "2–3", "4–6", "7–"])]
)
def test_classes_of_counts_are_read_aloud(limits: tuple, labels_: list) -> None:
    classes = maps.classes_by_hand(limits)
    assert list(classes.labels) == labels_
    assert [classes.index(value) for value in (0, 1, 3, 4, 6, 7, 99)] == [
        *(0, 1, 2, 3, 3, 4, 4)
    ]


def test_quantile_limits_are_round_and_in_order() -> None:
    classes = maps.quantile_classes([0.113, 0.27, 0.512, 0.94, 1.31, 1.77, 2.4, 3.01])
    assert list(classes.limits) == sorted(set(classes.limits))
    assert all(round(limit, 1) == limit for limit in classes.limits)
    assert len(classes.labels) == len(classes.colours) == len(classes.limits) + 1


@pytest.mark.parametrize("values", [[], [None], [2.0], [1, 1, 1, 1], [0, 0, 0, 5]])
def test_few_or_equal_values_still_give_classes(values: list) -> None:
    classes = maps.quantile_classes(values)
    for value in values:
        if value is not None:
            assert classes.colour(value) in classes.colours


def test_hatch_and_dots_stay_inside_their_area() -> None:
    area = SQUARE.difference(shapely.box(27.4, 62.4, 27.6, 62.6)).buffer(1e-4)
    for line in surfaces.hatch(area):
        assert area.covers(shapely.linestrings(line))
    assert surfaces.dots(area)
    assert all(area.covers(shapely.points(spot)) for spot in surfaces.dots(area))


def test_the_view_holds_the_whole_region() -> None:
    look = view.fit((27.0, 62.0, 29.0, 64.0))
    for place in ((27.0, 62.0), (29.0, 64.0), (27.0, 64.0)):
        across, down = look.pixels(*place)
        assert abs(across) <= view.BOX[0] / 2
        assert abs(down) <= view.BOX[1] / 2


def test_names_do_not_cover_each_other() -> None:
    look = view.fit((27.0, 62.0, 29.0, 64.0))
    crowd = [labels.Label(f"Kunta {n}", 28.0, 63.0 + n / 1000) for n in range(30)]
    placed = labels.place(crowd, [], look)
    spots = {(round(label.shift[0]), round(label.shift[1])) for label in placed}
    assert 1 < len(placed) < len(crowd)
    assert len(spots) == len(placed)


def test_a_region_without_shapes_is_said_in_words() -> None:
    assert prepared.ground(shapes(), "municipality", "99") is None


def test_a_map_says_of_which_year_its_borders_are() -> None:
    drawn = shapes().assign(is_schematic=False, boundary_year=2026)
    assert region._corner(prepared.ground(drawn, "municipality", "11")) == "rajat 2026"
    plain = region._corner(prepared.ground(shapes(), "municipality", "11"))
    assert plain == "kaavakuva"
