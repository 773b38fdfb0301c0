"""From a cube to landed classes: what no reference list names keeps its own name.

What a content counts (`measure`) is told by its code and label, because publishers
give contents new codes; a content that no rule knows has none.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from etl.sources import landed
from etl.statistics.cube import Cube
from etl.statistics.variables import Variable, measure_of

NAMED = ("content", "education_field", "education_level")


def classes_of(
    cube: Cube, variables: Sequence[Variable], source: str, table_id: str
) -> pa.Table:
    """Return the `statistic_class` rows of a table: codes and names as published."""
    rows = [
        {
            "source": source,
            "table_id": table_id,
            "variable": kind,
            "code": code,
            "name": name,
            "measure": measure_of(f"{code} {name}", cube.title)
            if kind == "content"
            else None,
        }
        for kind, code, name in _classes(cube, variables)
    ]
    return landed.rows("statistic_class", rows)


def _classes(
    cube: Cube, variables: Sequence[Variable]
) -> Iterator[tuple[str, Any, str]]:
    for variable in variables:
        if variable.kind in NAMED:
            labels = variable.dimension.labels
            for code, name in zip(variable.codes, labels, strict=True):
                if code is not None:
                    yield variable.kind, code, name
    if not any(variable.kind == "content" for variable in variables):
        # the title tells what is counted, and is the content code of the cells
        yield "content", cube.title, cube.title
