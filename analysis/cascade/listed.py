"""A network from rows of text: what they must hold, checked row by row.

Rows come from a file that somebody else has read; a wrong one is named by its line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.cascade.graph import ESSENTIAL, Floats, Links, SupplyGraph, supply_graph

Row = Mapping[str, str]
CLASSES = {"0", "1", "2"}


class Bad(ValueError):
    """A file that cannot be used: where, what was found, what was expected."""


@dataclass(frozen=True)
class Listed:
    """The rows of a file, each with its line, and the name to call the file by."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[int, Row]]

    def require(self, *needed: str) -> None:
        """Refuse a file that lacks one of the columns."""
        missing = [name for name in needed if name not in self.columns]
        if missing:
            there = ", ".join(self.columns) or "nothing"
            raise Bad(
                f"{self.name}: the header lacks {', '.join(missing)}; it has {there}. "
                "Separate columns by commas."
            )


@dataclass(frozen=True)
class Tables:
    """The network of two files."""

    firm_ids: list[str]
    link_count: int
    graph: SupplyGraph


def tables_of(
    firms: Listed, links: Listed, essentiality: Listed | None, *, by_market: bool
) -> Tables:
    """Return the network of rows of text.

    Parameters
    ----------
    firms : firm_id, industry; optional turnover, weight, capacity
    links : supplier, customer, value; optional input, class
    essentiality : supplier_industry, customer_industry, class; or None
    by_market : firms of one industry stand in for one another

    Returns
    -------
    tables : firms in the order of the file

    Raises
    ------
    Bad : a column or a value that is missing or wrong

    Examples
    --------
    >>> firms = Listed("F", ("firm_id", "industry"), [
    ...     (2, {"firm_id": "A", "industry": "28"}),
    ...     (3, {"firm_id": "B", "industry": "30"}),
    ... ])
    >>> link = {"supplier": "A", "customer": "B", "value": "7.5"}
    >>> links = Listed("L", tuple(link), [(2, link)])
    >>> tables_of(firms, links, None, by_market=False).firm_ids
    ['A', 'B']
    """
    firms.require("firm_id", "industry")
    links.require("supplier", "customer", "value")
    rows = firms.rows
    number: dict[str, int] = {}
    for line, row in rows:
        name = row["firm_id"]
        if not name or name in number:
            what = "is there twice" if name else "is empty"
            raise Bad(
                f"{firms.name}, line {line}: firm_id {name!r} {what}; give each one."
            )
        number[name] = len(number)
    if not number:
        raise Bad(
            f"{firms.name}: there are no firms below the header; give at least one."
        )
    industries = [row["industry"] for _, row in rows]
    found = _links(links, number, industries, _classes(essentiality))
    amounts = {
        column: _amounts(firms, column) for column in ("turnover", "weight", "capacity")
    }
    market = np.unique(industries, return_inverse=True)[1] if by_market else None
    graph = supply_graph(found, firm_count=len(number), market=market, **amounts)
    return Tables(list(number), found.value.size, graph)


def _links(
    links: Listed,
    number: Mapping[str, int],
    industries: list[str],
    classes: Mapping[tuple[str, str], int],
) -> Links:
    inputs: dict[str, int] = {}
    made: list[tuple[int, int, float, int, int]] = []
    path = links.name
    for line, row in links.rows:
        ends = []
        for column in ("supplier", "customer"):
            if row[column] not in number:
                raise Bad(
                    f"{path}, line {line}: {column} {row[column]!r} is not among the "
                    "firms; add it to the firms or mend the name."
                )
            ends.append(number[row[column]])
        kinds = (industries[ends[0]], industries[ends[1]])
        value = _number(path, line, "value", row["value"])
        product = row.get("input") or kinds[0]
        told = row.get("class") or ""
        if told and told not in CLASSES:
            raise Bad(f"{path}, line {line}: class {told!r}; expected 0, 1 or 2.")
        kind = int(told) if told else classes.get(kinds, ESSENTIAL)
        place = inputs.setdefault(product, len(inputs))
        made.append((ends[0], ends[1], value, place, kind))
    columns = [np.array(column) for column in zip(*made, strict=True)] or [
        np.zeros(0, int)
    ] * 5
    supplier, customer, values, product_of, kind_of = columns
    return Links(supplier, customer, values.astype(float), product_of, kind_of)


def _classes(listed: Listed | None) -> dict[tuple[str, str], int]:
    if listed is None:
        return {}
    listed.require("supplier_industry", "customer_industry", "class")
    found = {}
    for line, row in listed.rows:
        told = row["class"]
        if told not in CLASSES:
            raise Bad(
                f"{listed.name}, line {line}: class {told!r}; expected 0, 1 or 2."
            )
        found[row["supplier_industry"], row["customer_industry"]] = int(told)
    return found


def _amounts(firms: Listed, column: str) -> Floats | None:
    """Return a column of amounts, None where the file has no such column."""
    if column not in firms.columns:
        return None
    told = [_number(firms.name, line, column, row[column]) for line, row in firms.rows]
    return np.array(told)


def _number(path: str, line: int, column: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise Bad(
            f"{path}, line {line}: {column} {text!r}; expected a number of at least 0 "
            "with a decimal point."
        )
    return value
