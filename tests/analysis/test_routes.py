"""Routes: joined lines, shortest ways and failures, against slower independent ways."""

import json
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.routes import (
    TOLERANCE_M,
    area_graph,
    components,
    joined_lines,
    kilometres,
    link_failures,
    shortest_lengths,
)

NODES = 7
LINK = st.tuples(
    st.integers(0, NODES - 1), st.integers(0, NODES - 1), st.integers(0, 9)
)
SETTINGS = settings(max_examples=40, deadline=None)


def graph_of(links: list[tuple[int, int, int]]) -> nx.MultiGraph:
    graph = nx.MultiGraph()
    graph.add_nodes_from(range(NODES))
    graph.add_edges_from((a, b, {"weight": km}) for a, b, km in links)
    return graph


@pytest.mark.realdata
def test_the_reference_network_loses_what_it_should(realdata: Path) -> None:
    vector = json.loads(
        (realdata / "vectors" / "route_01_single_link.json").read_text()
    )
    start, end, length = zip(*vector["links"], strict=True)
    demand = vector["origin_destination_demand"]
    found = link_failures(start, end, length, node_count=vector["n"], demand=demand)
    tolerance = vector["tolerance"]
    for row, wanted in zip(found.to_dict("records"), vector["expected"], strict=True):
        is_bridge = np.isnan(row["detour_length"])
        assert is_bridge != wanted["detour_exists"]
        for name in ("detour_length", "extra_length"):
            if not is_bridge:
                assert row[name] == pytest.approx(wanted[name], abs=tolerance)
        for name, key in (
            ("demand_cut_off", "demand_cut_off"),
            ("extra_demand_length", "extra_tonne_length"),
        ):
            assert row[name] == pytest.approx(wanted[key], abs=tolerance)


@SETTINGS
@given(st.lists(LINK, min_size=1, max_size=14))
def test_ways_and_bridges_agree_with_networkx(
    links: list[tuple[int, int, int]],
) -> None:
    start, end, length = zip(*links, strict=True)
    graph = graph_of(links)
    found = shortest_lengths(start, end, length, node_count=NODES, origins=range(NODES))
    wanted = dict(nx.all_pairs_dijkstra_path_length(graph))
    for here in range(NODES):
        for there in range(NODES):
            assert found[here, there] == wanted[here].get(there, np.inf)
    count, _part = components(start, end, node_count=NODES)
    assert count == nx.number_connected_components(graph)
    failures = link_failures(start, end, length, node_count=NODES)
    for at, row in enumerate(failures.itertuples()):
        left = graph_of(links[:at] + links[at + 1 :])
        lost = nx.number_connected_components(left) - count
        assert np.isnan(row.detour_length) == bool(lost)
        assert (row.nodes_cut_off > 0) == bool(lost)


def test_a_length_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="known and not negative"):
        shortest_lengths([0], [1], [np.nan], node_count=2, origins=[0])


def test_an_end_just_inside_the_tolerance_is_joined_and_one_outside_is_not() -> None:
    metre = 1 / 111_195
    for away, parts in ((TOLERANCE_M - 5, 1), (TOLERANCE_M + 5, 2)):
        lines = [
            [[27.0, 62.0], [27.0, 62.1]],
            [[27.0, 62.1 + away * metre], [27.0, 62.2]],
        ]
        net = joined_lines(lines)
        count, _part = components(net.start, net.end, node_count=len(net.places))
        assert (count, net.join_count) == (parts, 2 - parts)


def test_lines_that_cross_without_an_end_are_not_joined() -> None:
    net = joined_lines([[[27, 62], [27.2, 62]], [[27.1, 61.9], [27.1, 62.1]]])
    count, _part = components(net.start, net.end, node_count=len(net.places))
    assert (count, net.join_count) == (2, 0)


def tracks(realdata: Path) -> list[Any]:
    path = realdata / "transport" / "railway-tracks-finland.geojson"
    features = json.loads(path.read_text())["features"]
    return [feature["geometry"]["coordinates"] for feature in features]


@pytest.mark.realdata
def test_the_railways_hang_together_in_ten_parts(realdata: Path) -> None:
    lines = tracks(realdata)
    net = joined_lines(lines)
    count, part = components(net.start, net.end, node_count=len(net.places))
    assert count == 10
    by_hand = _parts_by_hand(lines)
    assert sorted(map(len, by_hand))[-2:] == [19, 1383]
    assert len(by_hand) == 10
    # the largest part is all but the branch to Uusikaupunki and a few harbour tracks
    km = np.bincount(part[net.start], weights=net.km)
    assert km.max() / km.sum() > 0.98


def _parts_by_hand(lines: list[Any]) -> list[set[int]]:
    """Join lines one by one in another plane, with another library."""
    squeeze = np.cos(np.radians(63.5))
    flat = [
        shapely.LineString(np.array(line) * [squeeze * 111.195, 111.195])
        for line in lines
    ]
    graph = nx.Graph()
    graph.add_nodes_from(range(len(flat)))
    tree = shapely.STRtree(flat)
    for at, line in enumerate(flat):
        for end in (line.coords[0], line.coords[-1]):
            # a degree of longitude shrinks to the north: the plane is 12 % off there
            latitude = end[1] / 111.195
            stretch = np.cos(np.radians(latitude)) / squeeze
            for other in tree.query(shapely.Point(end).buffer(0.3)):
                here = shapely.affinity.scale(flat[other], stretch, 1, origin=end)
                if here.distance(shapely.Point(end)) <= TOLERANCE_M / 1000:
                    graph.add_edge(at, int(other))
    return list(nx.connected_components(graph))


@pytest.mark.realdata
def test_the_length_of_the_railways_is_that_of_their_lines(realdata: Path) -> None:
    lines = [np.array(line) for line in tracks(realdata)]
    net = joined_lines(lines)
    drawn = sum(kilometres(line[:-1], line[1:]).sum() for line in lines)
    assert drawn == pytest.approx(6562.7, abs=0.1)
    pieces = net.km[: len(net.km) - net.join_count].sum()
    assert pieces == pytest.approx(drawn, rel=1e-6)


def test_a_line_through_the_corner_of_an_area_makes_no_way_through_it() -> None:
    # areas 0 | 1 | 2 from west to east; two lines, of which one ends in area 1
    long, short = [[27.0, 62.0], [27.6, 62.0]], [[27.3, 62.3], [27.7, 62.3]]
    net = joined_lines([long, short])
    middle = (net.places[net.start] + net.places[net.end]) / 2
    area = np.digitize(middle[:, 0], [27.2, 27.4])
    graph = area_graph(net, area, [[27.1, 62.0], [27.3, 62.0], [27.5, 62.0]])
    assert graph.area.tolist() == [0, 1, 1, 2, 2]
    links = set(zip(graph.start.tolist(), graph.end.tolist(), strict=True))
    assert links in ({(0, 1), (1, 4), (2, 3)}, {(0, 1), (1, 3), (2, 4)})
    assert graph.line_km.sum() == pytest.approx(net.km.sum())


def test_ways_over_the_areas_are_never_shorter_than_over_the_network() -> None:
    rng = np.random.default_rng(7)
    spine = [[[25 + at * 0.2, 62.0], [25.2 + at * 0.2, 62.0]] for at in range(6)]
    spurs = [[[25.1 + at * 0.2, 62], [25.1 + at * 0.2, 62.2]] for at in range(6)]
    net = joined_lines(spine + spurs)
    middle = (net.places[net.start] + net.places[net.end]) / 2
    area = np.digitize(middle[:, 0], [25.4, 25.8])
    graph = area_graph(net, area, rng.uniform([25, 62], [26, 62.2], (3, 2)))
    ends = [
        int(np.abs(net.places - place).sum(axis=1).argmin()) for place in graph.places
    ]
    way = shortest_lengths(
        net.start, net.end, net.km, node_count=len(net.places), origins=ends
    )[:, ends]
    over = shortest_lengths(
        graph.start, graph.end, graph.km, node_count=3, origins=range(3)
    )
    assert (over >= way - 1e-9).all()
    assert over.max() < 2 * way.max()
