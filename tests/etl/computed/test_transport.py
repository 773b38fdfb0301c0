"""The marts of the transport network, on drawn lines and on the real railways."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely

from analysis.routes import shortest_lengths
from etl.computed import transport
from etl.reference import read_table

# three squares of one degree side by side
TOWNS = {"297": 27.0, "420": 28.0, "140": 29.0}


def shapes() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area_level": "municipality",
            "area_code": code,
            "boundary_year": 2026,
            "is_schematic": False,
            "geometry": shapely.to_geojson(shapely.box(west, 62, west + 1, 63)),
        }
        for code, west in TOWNS.items()
    )


def compute(lines: Any, points: Any = ()) -> dict[str, pd.DataFrame]:
    drawn = [
        {
            "transport_mode": mode,
            "geometry": json.dumps({"type": "LineString", "coordinates": places}),
        }
        for mode, places in lines
    ]
    columns = list(transport.TABLES["transport_point"])
    columns.remove("municipality_code")
    listed = read_table("municipality").to_pandas()
    for code, west in TOWNS.items():
        mine = listed["municipality_code"] == code
        listed.loc[mine, ["longitude", "latitude"]] = [west + 0.5, 62.5]
    return transport.compute(
        {
            "staging.transport_line": pd.DataFrame(
                drawn, columns=["transport_mode", "geometry"]
            ),
            "staging.transport_point": pd.DataFrame(list(points), columns=columns),
            "marts.area_shape": shapes(),
            "reference.municipality": listed,
        }
    )


def test_nothing_loaded_gives_empty_tables() -> None:
    made = compute([])
    for name, columns in transport.TABLES.items():
        assert list(made[name].columns) == list(columns)
    assert all(rows.empty for rows in made.values())


def test_a_line_through_three_municipalities_makes_two_bridges() -> None:
    made = compute([("rautatie", [[27.2, 62.5], [29.8, 62.5]])])
    nodes, links = made["transport_node"], made["transport_link"]
    assert nodes["municipality_code"].tolist() == ["140", "297", "420"]
    assert links["is_bridge"].all()
    assert set(links["cut_off_node_count"]) == {1}
    # between the middles of two squares: one degree of longitude
    degree = 111.195 * np.cos(np.radians(62.5))
    assert links["link_km"].tolist() == pytest.approx([degree, degree], rel=0.01)


def test_a_ring_has_a_way_round_and_modes_are_never_mixed() -> None:
    south, north = [[27.5, 62.2], [28.5, 62.2]], [[27.5, 62.8], [28.5, 62.8]]
    ends = [[[x, 62.2], [x, 62.8]] for x in (27.5, 28.5)]
    made = compute([("rautatie", line) for line in (south, north, *ends)])
    # two crossings of one border are one link, and each is the other's way round
    (link,) = made["transport_link"].to_dict("records")
    assert not link["is_bridge"]
    assert 0 <= link["extra_km"] < link["link_km"]
    mixed = compute([("rautatie", south), ("maantie", north)])
    assert mixed["transport_node"].groupby("transport_mode").size().to_dict() == {
        "maantie": 2,
        "rautatie": 2,
    }


def test_a_point_tells_its_municipality_and_one_abroad_none() -> None:
    point = {"point_kind": "station", "latitude": 62.5, "has_passengers": True}
    made = compute(
        [],
        [
            point | {"point_id": "A", "country_code": "FI", "longitude": 28.5},
            point | {"point_id": "B", "country_code": "SE", "longitude": 28.5},
            point | {"point_id": "C", "country_code": "FI", "longitude": 24.0},
        ],
    )
    found = made["transport_point"].set_index("point_id")["municipality_code"]
    assert found.fillna("").to_dict() == {"A": "420", "B": "", "C": ""}


@pytest.mark.realdata
def test_the_real_railways_by_municipality(realdata: Path) -> None:
    text = (realdata / "transport" / "railway-tracks-finland.geojson").read_text()
    lines = pd.DataFrame(
        {"transport_mode": "rautatie", "geometry": json.dumps(feature["geometry"])}
        for feature in json.loads(text)["features"]
    )
    points = pd.DataFrame(columns=list(transport.TABLES["transport_point"]))
    made = transport.compute(
        {
            "staging.transport_line": lines,
            "staging.transport_point": points,
            "marts.area_shape": _real_shapes(realdata),
            "reference.municipality": read_table("municipality").to_pandas(),
        }
    )
    _expect_the_known_network(made)


def _real_shapes(realdata: Path) -> pd.DataFrame:
    towns = json.loads((realdata / "boundaries" / "kunnat_2026.geojson").read_text())
    return pd.DataFrame(
        {
            "area_level": "municipality",
            "area_code": feature["properties"]["kunta"],
            "boundary_year": 2026,
            "is_schematic": False,
            "geometry": json.dumps(feature["geometry"]),
        }
        for feature in towns["features"]
    )


def _expect_the_known_network(made: dict[str, pd.DataFrame]) -> None:
    nodes, links = made["transport_node"], made["transport_link"]
    # as many parts as the lines themselves hang together in
    assert nodes["component_number"].max() == 10
    ids = {name: at for at, name in enumerate(nodes["node_id"])}
    found = shortest_lengths(
        links["from_node_id"].map(ids),
        links["to_node_id"].map(ids),
        links["link_km"],
        node_count=len(ids),
        origins=[ids["rautatie:297:1"]],
    )[0]
    # Kuopio–Iisalmi 85 km and Kuopio–Mikkeli 160 km by the timetables' distances
    assert found[ids["rautatie:140:1"]] == pytest.approx(85, rel=0.05)
    assert found[ids["rautatie:491:1"]] == pytest.approx(160, rel=0.05)
    # Kuopio–Siilinjärvi has a way round by Joensuu, the branch to Uusikaupunki none
    by_id = links.set_index("transport_link_id")
    siilinjarvi = by_id.loc["rautatie:297:1>rautatie:749:1"]
    assert 300 < siilinjarvi["detour_km"] < 500
    branch = nodes[nodes["municipality_code"] == "895"]
    assert branch["component_number"].tolist() == [2]
    assert by_id[by_id["to_node_id"].isin(branch["node_id"])]["is_bridge"].all()
