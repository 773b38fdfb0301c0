"""Marts of the transport network: lines to draw, nodes and links by municipality.

Links are those of `analysis.routes`: lengths go by the node of each municipality, and
where the shapes of the municipalities are schematic, so is who has a line.
"""

import json
from collections.abc import Mapping

import numpy as np
import pandas as pd
import shapely

from analysis.routes import (
    AreaGraph,
    area_graph,
    components,
    joined_lines,
    link_failures,
)
from etl.computed._columns import texts
from etl.computed._transport import Lines, drawn_lines, municipalities, nearest_area

INPUTS = (
    "staging.transport_line",
    "staging.transport_point",
    "marts.area_shape",
    "reference.municipality",
)
PLACE = {"latitude": "double", "longitude": "double"}
TABLES: dict[str, dict[str, str]] = {
    "transport_line": texts("line_id", "transport_mode", "geometry")
    | dict.fromkeys(("west", "south", "east", "north"), "double"),
    "transport_node": texts("node_id", "transport_mode", "municipality_code")
    | {"part_number": "bigint", "component_number": "bigint", "line_km": "double"}
    | PLACE,
    "transport_link": texts("transport_link_id", "transport_mode")
    | texts("from_node_id", "to_node_id")
    | texts("from_municipality_code", "to_municipality_code")
    | {"link_km": "double", "detour_km": "double", "extra_km": "double"}
    | {"is_bridge": "boolean", "cut_off_node_count": "bigint"}
    | {"is_schematic": "boolean"},
    "transport_point": texts("point_id", "point_kind", "point_name", "country_code")
    | texts("municipality_code")
    | PLACE
    | {"has_passengers": "boolean"},
}
LONGEST_WAY_OFF = 0.1
"""Degrees from a municipality's shape within which a place still belongs to it."""


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the lines, nodes and links of each mode, and the points."""
    areas = municipalities(inputs["marts.area_shape"], inputs["reference.municipality"])
    lines = inputs["staging.transport_line"]
    found: dict[str, list[pd.DataFrame]] = {name: [] for name in TABLES}
    for mode, rows in lines.groupby("transport_mode"):
        drawn = [
            np.array(json.loads(text)["coordinates"])
            for text in rows["geometry"].drop_duplicates()
        ]
        found["transport_line"].append(drawn_lines(str(mode), drawn))
        nodes, links = _graph(str(mode), drawn, areas)
        found["transport_node"].append(nodes)
        found["transport_link"].append(links)
    points = inputs["staging.transport_point"]
    found["transport_point"].append(_points(points, areas))
    return {name: _joined(name, tables) for name, tables in found.items()}


def _joined(name: str, tables: list[pd.DataFrame]) -> pd.DataFrame:
    columns = list(TABLES[name])
    if not tables:
        return pd.DataFrame(columns=columns)
    return pd.concat(tables, ignore_index=True)[columns]


def _graph(
    mode: str, drawn: Lines, areas: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    net = joined_lines(drawn)
    middles = shapely.points((net.places[net.start] + net.places[net.end]) / 2)
    owner = nearest_area(areas, middles, LONGEST_WAY_OFF)
    graph = area_graph(net, owner, areas[["longitude", "latitude"]].to_numpy())
    nodes = _nodes(mode, graph, areas)
    return nodes, _links(mode, graph, nodes, is_schematic=bool(areas["drawn"].any()))


def _nodes(mode: str, graph: AreaGraph, areas: pd.DataFrame) -> pd.DataFrame:
    codes = areas["municipality_code"].to_numpy()[graph.area]
    part = pd.Series(codes).groupby(codes).cumcount().to_numpy() + 1
    _count, label = components(graph.start, graph.end, node_count=len(codes))
    return pd.DataFrame(
        {
            "node_id": [
                f"{mode}:{code}:{number}"
                for code, number in zip(codes, part, strict=True)
            ],
            "transport_mode": mode,
            "municipality_code": codes,
            "part_number": part,
            "component_number": _by_size(label, graph.line_km),
            "line_km": graph.line_km,
            "latitude": graph.places[:, 1],
            "longitude": graph.places[:, 0],
        }
    )


def _by_size(label: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Number the components anew: 1 is the one with most line."""
    total = pd.Series(size).groupby(label).sum()
    rank = total.rank(ascending=False, method="first").astype(int)
    return rank.loc[label].to_numpy()


def _links(
    mode: str, graph: AreaGraph, nodes: pd.DataFrame, *, is_schematic: bool
) -> pd.DataFrame:
    failures = link_failures(
        graph.start, graph.end, graph.km, node_count=len(graph.area)
    )
    # another crossing of the same border is a way round too
    detour = np.fmin(failures["detour_length"], graph.second_km)
    is_bridge = np.isnan(detour)
    ids, codes = nodes["node_id"].to_numpy(), nodes["municipality_code"].to_numpy()
    start, end = ids[graph.start], ids[graph.end]
    return pd.DataFrame(
        {
            "transport_link_id": [f"{a}>{b}" for a, b in zip(start, end, strict=True)],
            "transport_mode": mode,
            "from_node_id": start,
            "to_node_id": end,
            "from_municipality_code": codes[graph.start],
            "to_municipality_code": codes[graph.end],
            "link_km": graph.km,
            "detour_km": detour,
            "extra_km": detour - graph.km,
            "is_bridge": is_bridge,
            "cut_off_node_count": failures["nodes_cut_off"].where(is_bridge, 0),
            "is_schematic": is_schematic,
        }
    )


def _points(points: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    places = shapely.points(points[["longitude", "latitude"]].to_numpy(dtype=float))
    owner = nearest_area(areas, places, LONGEST_WAY_OFF)
    codes = areas["municipality_code"].to_list()
    is_finnish = points["country_code"] == "FI"
    known = [
        codes[at] if at >= 0 and is_here else None
        for at, is_here in zip(owner, is_finnish, strict=True)
    ]
    return points.assign(municipality_code=pd.Series(known, points.index, dtype=object))
