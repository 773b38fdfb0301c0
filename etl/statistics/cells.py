"""From a cube to landed cells: one row for each area, period, class and content.

A table without an area variable speaks of the whole country, as PxWeb leaves a
variable out by taking its total.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from etl.sources import landed
from etl.statistics.cube import ABSENT, STATUSES, Cube
from etl.statistics.variables import ALL, Variable

COLUMNS: dict[str, dict[str, Callable[[Any], Any]]] = {
    "time": {
        "period_kind": lambda period: period.kind,
        "period_start": lambda period: period.start,
        "is_preliminary": lambda period: period.is_preliminary,
    },
    "content": {"content_code": str},
    "area": {
        "area_level": lambda area: area[0],
        "area_code": lambda area: area[1],
    },
    "occupation": {"occupation_code": str},
    "industry": {"industry_code": str},
    "age": {"age_code": str},
    "sex": {"sex_code": str},
    "education_field": {"education_field_code": str},
    "education_level": {"education_level_code": str},
}


def cells_of(cube: Cube, variables: Sequence[Variable], table_id: str) -> pa.Table:
    """Return the `statistic_cell` rows of a cube, without cells of unknown codes."""
    kept = [_known(variable) for variable in variables]
    place = np.ravel_multi_index(np.ix_(*kept), cube.shape).ravel()
    statuses = cube.statuses[place]
    is_there = statuses != ABSENT
    values: dict[str, Any] = {}
    for axis, variable in enumerate(variables):
        at = _positions(kept, axis)[is_there]
        codes = [variable.codes[one] for one in kept[axis]]
        for column, read in COLUMNS.get(variable.kind, {}).items():
            values[column] = _spread([read(code) for code in codes], at)
        if variable.kind == "industry":
            values["industry_edition"] = _constant(variable.edition, len(at))
    count = int(is_there.sum())
    values["table_id"] = _constant(table_id, count)
    values.setdefault("area_level", _constant("country", count))
    values.setdefault("area_code", _constant(ALL, count))
    values.setdefault("content_code", _constant(cube.title, count))
    numbers = cube.values[place][is_there]
    values["value"] = pa.array(numbers, from_pandas=True)
    values["status"] = _spread(list(STATUSES), statuses[is_there])
    return landed.columns("statistic_cell", values)


def _known(variable: Variable) -> npt.NDArray[np.int64]:
    # the first of two codes for one class (01 and A01): a cell is landed once
    first: dict[Any, int] = {}
    for at, code in enumerate(variable.codes):
        if code is not None:
            first.setdefault(code, at)
    return np.array(list(first.values()), dtype=np.int64)


def _positions(
    kept: Sequence[npt.NDArray[np.int64]], axis: int
) -> npt.NDArray[np.int64]:
    """Return, for each cell, the position of its code among the kept ones."""
    sizes = [len(one) for one in kept]
    shape = [size if at == axis else 1 for at, size in enumerate(sizes)]
    return np.broadcast_to(np.arange(sizes[axis]).reshape(shape), sizes).ravel()


def _spread(values: Sequence[Any], at: npt.NDArray[Any]) -> pa.Array:
    return pa.array(values).take(pa.array(at))


def _constant(value: str, count: int) -> pa.Array:
    return pa.repeat(pa.scalar(value, pa.string()), count)
