"""Railways, roads and villages of a map: only what it shows, quietly."""

import json

import numpy as np
import pandas as pd
import pytest
import shapely
from streamlit.testing.v1 import AppTest

from tests.ui.test_maps import shapes
from ui.maps import drawing, labels, lines, prepared, view
from ui.maps.lines.ticks import TICKS_APART

FRAME = shapely.box(27, 62, 28, 63)


def row(mode: str, *places: tuple[float, float]) -> dict:
    line = shapely.linestrings(places)
    frame = dict(zip(("west", "south", "east", "north"), line.bounds, strict=True))
    return {"transport_mode": mode, "geometry": shapely.to_geojson(line), **frame}


def rows() -> pd.DataFrame:
    return pd.DataFrame(
        [
            row(lines.RAILWAY, (27.5, 61), (27.5, 64)),
            row(lines.RAILWAY, (20, 61), (20, 64)),
            row(lines.ROAD, (26, 62.5), (29, 62.5)),
        ]
    )


def test_lines_are_cut_to_what_the_map_shows() -> None:
    cut = lines.cut(rows(), FRAME, 1.0)
    assert cut.railways.bounds == (27.5, 62, 27.5, 63)
    assert cut.roads.bounds == (27, 62.5, 28, 62.5)


def test_ticks_stand_across_the_line_and_keep_their_distance() -> None:
    ticks = shapely.get_parts(lines.cut(rows(), FRAME, 1.0).ticks)
    assert len(ticks) == pytest.approx(1 / TICKS_APART, abs=1)
    middles = shapely.get_y(shapely.centroid(ticks))
    assert np.diff(middles) == pytest.approx(TICKS_APART, abs=2e-4)
    for tick in ticks:
        (west, south), (east, north) = tick.coords
        assert south == pytest.approx(north, abs=2e-4)
        assert abs(east - west) > abs(north - south)
    fewer = shapely.get_parts(lines.cut(rows(), FRAME, 4.0).ticks)
    assert len(fewer) == pytest.approx(len(ticks) / 4, abs=1)


def test_layers_are_roads_under_railways_and_ask_nobody_for_anything() -> None:
    drawn = [json.loads(layer) for layer in lines.drawn(lines.cut(rows(), FRAME, 1.0))]
    order = [layer["id"] for layer in drawn]
    assert order == ["road-rim", "road", "railway-rim", "railway", "ticks"]
    assert all(layer["data"]["type"] == "FeatureCollection" for layer in drawn)
    only_road = rows().query("transport_mode == 'maantie'")
    drawn_road = lines.drawn(lines.cut(only_road, FRAME, 1.0))
    assert len(drawn_road) == 2


def boxes(modes: tuple[str, ...]) -> None:
    import pandas as pd  # noqa: PLC0415
    import streamlit as st  # noqa: PLC0415

    from ui.maps import lines  # noqa: PLC0415

    rows = pd.DataFrame({"transport_mode": list(modes)})
    st.write("shown" if lines.toggle(rows, "t") else "hidden")


def test_the_box_hides_the_lines_and_the_address_remembers_it() -> None:
    app = AppTest.from_function(boxes, kwargs={"modes": ("rautatie", "maantie")}).run()
    assert app.markdown[0].value == "shown"
    app.checkbox[0].uncheck().run()
    assert not app.exception
    assert app.query_params["lines"] in ("off", ["off"])
    assert app.markdown[0].value == "hidden"
    app.checkbox[0].check().run()
    assert "lines" not in app.query_params


def test_without_lines_there_is_no_box() -> None:
    app = AppTest.from_function(boxes, kwargs={"modes": ()}).run()
    assert not app.checkbox
    assert app.markdown[0].value == "hidden"


def test_only_places_inside_the_region_are_named_and_only_where_there_is_room() -> None:
    villages = pd.DataFrame(
        {
            "label": [*(f"Inside-{at}" for at in range(9)), "Outside"],
            "longitude": [*(27.25 + at / 10_000 for at in range(9)), 29.5],
            "latitude": 62.25,
        }
    )
    ground = prepared.ground(shapes(), "municipality", "11")
    assert ground is not None
    named = drawing._villages(ground, villages)
    assert len(named) == 9
    placed = labels.place(named, [], view.fit((27, 62, 29, 63)))
    assert all(max(map(abs, label.shift)) <= labels.NEAR for label in placed)
    assert 1 <= len(placed) < 9
