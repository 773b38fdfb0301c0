"""The figures that people look at, in the data that a trial build has made.

What is compared is data: `sql/trial/number.sql` computes the figures and
`sql/trial/figures.toml` names them.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from etl.build.engine import Engine
from etl.build.graph import table_references
from etl.settings import SQL

QUERIES = SQL / "trial"
NAMES = QUERIES / "figures.toml"

Range = tuple[float | None, float | None]
Item = tuple[str, str]
"""Topic (`chokepoint`, `capability`) and id."""


@dataclass(frozen=True)
class Figure:
    """One figure that a dry run compares."""

    id: str
    kind: Literal["count", "share", "index"]
    names: Mapping[str, str]


@dataclass(frozen=True)
class Picture:
    """The figures and states of one moment."""

    figures: Mapping[str, Range]
    states: Mapping[Item, str]
    names: Mapping[Item, str]


NOTHING = Picture({}, {}, {})
"""What is known before the first build."""


@cache
def figures() -> tuple[Figure, ...]:
    """Return the figures in the order in which they are shown."""
    raw = tomllib.loads(NAMES.read_text(encoding="utf-8"))["figure"]
    return tuple(
        Figure(one["id"], one["kind"], {key: one[key] for key in ("fi", "sv", "en")})
        for one in raw
    )


def picture(engine: Engine) -> Picture:
    """Return the figures of the marts that are in a database now."""
    number, state = (
        (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
        for name in ("number", "state")
    )
    if not {*table_references(number), *table_references(state)} <= engine.tables():
        return NOTHING
    states = engine.rows(state)
    return Picture(
        figures={name: (low, high) for name, low, high in engine.rows(number)},
        states={(topic, item): state for topic, item, _, state in states},
        names={(topic, item): name for topic, item, name, _ in states},
    )
