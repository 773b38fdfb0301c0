"""JSON-stat 2 against a naive decoder, and the marks of cells without a number."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import Refused
from etl.statistics import jsonstat
from etl.statistics.cube import STATUSES
from tests.etl.sources import samples

MARKS = {"...": "secret", "..": "missing", ".": "not_meaningful", "-": "zero"}


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    variables = {
        f"v{at}": [f"c{n}" for n in range(size)] for at, size in enumerate(sizes)
    }
    count = int(np.prod(sizes))
    cell = st.one_of(st.none(), st.integers(-9, 10**9), st.floats(-1e9, 1e9))
    values = draw(st.lists(cell, min_size=count, max_size=count))
    table = samples.jsonstat(variables, values)
    if draw(st.booleans()):
        filled = enumerate(values)
        table["value"] = {str(at): one for at, one in filled if one is not None}
    if (status := draw(statuses(count))) is not None:
        table["status"] = status
    for name, facts in table["dimension"].items():
        _as_published(draw, table, name, facts)
    return table


def statuses(count: int) -> st.SearchStrategy[Any]:
    """Return the ways to tell marks: none, one for all, a list, by position."""
    mark = st.sampled_from([*MARKS, "e"])
    place = st.integers(0, count - 1).map(str)
    one_each = st.lists(st.one_of(st.none(), mark), min_size=count, max_size=count)
    return st.one_of(st.none(), mark, one_each, st.dictionaries(place, mark))


def _as_published(
    draw: st.DrawFn, table: dict[str, Any], name: str, facts: dict[str, Any]
) -> None:
    """Write one dimension in one of the ways that the standard allows."""
    category = facts["category"]
    codes = list(category["index"])
    how = draw(st.sampled_from(["by place", "list", "mixed", "only one", "bare"]))
    if how == "list":
        category["index"] = codes
    elif how == "mixed":  # the order of an object means nothing
        shuffled = draw(st.permutations(codes))
        category["index"] = {code: codes.index(code) for code in shuffled}
    elif how == "only one" and len(codes) == 1:
        del category["index"]
    elif how == "bare":
        facts.pop("label")
        category.pop("label")
        table.pop("role", None)
    if draw(st.booleans()):
        category["child"] = {codes[0]: codes[1:]}
        category["unit"] = {codes[-1]: {"decimals": 1, "label": "%"}}


def naive(table: dict[str, Any]) -> dict[tuple[str, ...], tuple[float | None, str]]:
    values, found = table["value"], {}
    axes = [codes_in_order(table["dimension"][one]) for one in table["id"]]
    for at, key in enumerate(product(*axes)):
        value = values.get(str(at)) if isinstance(values, dict) else values[at]
        mark = MARKS.get(mark_at(table.get("status"), at), "missing")
        is_marked = mark_at(table.get("status"), at) in MARKS
        status = mark if value is None or (value == 0 and is_marked) else "value"
        value = None if status != "value" else value
        found[key] = (0.0 if status == "zero" else value, status)
    return found


def codes_in_order(facts: dict[str, Any]) -> list[str]:
    category = facts["category"]
    index = category.get("index", category.get("label"))
    if isinstance(index, dict) and "index" in category:
        return sorted(index, key=index.__getitem__)
    return list(index)


def mark_at(status: Any, at: int) -> str:
    if isinstance(status, dict):
        return str(status.get(str(at)))
    return str(status[at] if isinstance(status, list) else status)


@given(tables())
def test_every_cell_is_where_a_naive_decoder_finds_it(table: dict[str, Any]) -> None:
    cube = jsonstat.read(table)
    keys = product(*(dimension.codes for dimension in cube.dimensions))
    numbers = [None if np.isnan(one) else float(one) for one in cube.values]
    marks = [STATUSES[one] for one in cube.statuses]
    assert dict(zip(keys, zip(numbers, marks, strict=True), strict=True)) == naive(
        table
    )


def test_codes_stand_in_the_order_of_their_index() -> None:
    table = samples.jsonstat({"Alue": ["KU297", "KU140"], "timeperiod_y": ["2023"]})
    table["dimension"]["Alue"]["category"]["index"] = {"KU140": 1, "KU297": 0}
    assert jsonstat.read(table).dimensions[0].codes == ("KU297", "KU140")


def test_a_zero_that_is_marked_secret_is_no_zero() -> None:
    table = samples.jsonstat({"timeperiod_y": ["2021", "2022", "2023"]}, [0, 0, 7])
    cube = jsonstat.read(table | {"status": {"0": "...", "2": "e"}})
    assert [STATUSES[one] for one in cube.statuses] == ["secret", "value", "value"]
    assert np.isnan(cube.values[0])


def test_version_1_says_the_same_as_version_2() -> None:
    table = samples.jsonstat({"Alue": ["KU297"], "timeperiod_y": ["2023"]}, [7])
    inside = {name: table[name] for name in ("id", "size", "role")}
    dataset = {"dimension": table["dimension"] | inside, "value": [7], "label": "x"}
    one, other = jsonstat.read(table), jsonstat.read({"dataset": dataset})
    assert (one.dimensions, one.values.tolist()) == (
        other.dimensions,
        other.values.tolist(),
    )


def test_one_status_for_the_whole_table_and_a_list_are_read() -> None:
    table = samples.jsonstat({"timeperiod_y": ["2022", "2023"]}, [None, 5])
    assert jsonstat.read(table | {"status": "..."}).statuses.tolist() == [2, 0]
    assert jsonstat.read(table | {"status": ["-", None]}).statuses.tolist() == [1, 0]


@pytest.mark.parametrize(
    ("broken", "part"),
    [
        ({"size": [1, 4]}, "category.index"),
        ({"size": "big"}, "size"),
        ({"size": [-1, 2]}, "size"),
        ({"size": [10**9, 10**9]}, "cells"),
        ({"id": ["Alue"]}, "id"),
        ({"dimension": []}, "dimension"),
        ({"value": [1, 2, 3]}, "make 4"),
        ({"value": {"4": 1}}, "make 4"),
        ({"value": {"x": 1}}, "make 4"),
        ({"value": [1, 2, 3, "many"]}, "many"),
        ({"value": [1, 2, 3, True]}, "True"),
        ({"value": [1, 2, 3, 10**400]}, "1e309"),
        ({"value": [1, 2, 3, float("inf")]}, "Infinity"),
        ({"value": None}, "value"),
        ({"dataset": {}}, "size"),
    ],
)
def test_a_damaged_table_is_refused_with_its_part(broken: Any, part: str) -> None:
    table = samples.jsonstat({"Alue": ["KU297", "KU140"], "timeperiod_m": ["a", "b"]})
    with pytest.raises(Refused, match=part):
        jsonstat.read(table | broken)


def test_odd_roles_extensions_and_labels_do_no_harm() -> None:
    table = samples.jsonstat({"timeperiod_y": ["2023"]}, [7])
    odd = {"role": {"time": 5, "geo": "Alue"}, "extension": [], "label": None}
    cube = jsonstat.read(table | odd)
    assert (cube.table_id, cube.title, cube.dimensions[0].role) == ("", "", "")
