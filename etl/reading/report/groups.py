"""Columns that are one question: an option each, or the rows of a matrix.

Tools tie them by the header: `question/option`, `code[part]`, `question [row]`, or
one upper header over several lower ones.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from etl.reading.tables import Table
from etl.reading.types.model import ColumnReport
from etl.reading.words import compared

_CODED = re.compile(r"^(\w+)\[(\w+)\](?:\.|\[|$|\s)")
_GRID = re.compile(r"^(.*\S)\s*\[([^\[\]]+)\]$", re.DOTALL)
_OPTION = re.compile(r"\[([^\[\]]+)\]\s*$")
YES = frozenset({"1", "true", "yes", "y", "kyllä", "k", "ja", "x"})
NO = frozenset({"0", "false", "no", "n", "ei", "e", "nej", ""})


@dataclass(slots=True)
class Group:
    """Several columns of one question; `options` names each column's part."""

    name: str
    kind: Literal["multiselect", "matrix"]
    columns: list[int]
    options: dict[int, str] = field(default_factory=dict)
    summary: int | None = None
    """A column that repeats the same answers in one cell."""


def find_groups(table: Table, columns: dict[int, ColumnReport]) -> dict[str, Group]:
    """Return the groups of a table by the name of their question."""
    found = {}
    named = by_grid(table) | by_code(table) | by_level(table) | by_path(table)
    for name, members in named.items():
        if len(members) < 2:
            continue
        kind = kind_of(members, columns)
        found[name] = Group(name, kind, sorted(members), members)
    for group in found.values():
        summary = next(
            (
                number
                for number, header in table.headers.items()
                if header == group.name
            ),
            None,
        )
        if summary is not None and group.kind == "multiselect":
            group.summary = summary
            fill_summary(columns[summary], group, columns)
    return found


def by_code(table: Table) -> dict[str, dict[int, str]]:
    """Group `code[part]. question [option]`."""
    groups: dict[str, dict[int, str]] = defaultdict(dict)
    for number, header in table.headers.items():
        match = _CODED.match(header)
        if match:
            option = _OPTION.search(header)
            groups[match.group(1)][number] = (
                option.group(1) if option else match.group(2)
            )
    return groups


def by_grid(table: Table) -> dict[str, dict[int, str]]:
    """Group `question [row]`."""
    groups: dict[str, dict[int, str]] = defaultdict(dict)
    for number, header in table.headers.items():
        match = _GRID.match(header)
        if match and not _CODED.match(header):
            groups[match.group(1)][number] = match.group(2)
    return groups


def by_level(table: Table) -> dict[str, dict[int, str]]:
    """Group the lower headers of a two-row header under their upper one."""
    groups: dict[str, dict[int, str]] = defaultdict(dict)
    if len(table.header_rows) == 2:
        for number, header in table.headers.items():
            upper, joint, lower = header.partition(" / ")
            if joint:
                groups[upper][number] = lower
    return groups


def by_path(table: Table) -> dict[str, dict[int, str]]:
    """Group `question/option` where the question has a column of its own."""
    groups: dict[str, dict[int, str]] = defaultdict(dict)
    names = set(table.headers.values())
    for number, header in table.headers.items():
        question, slash, option = header.partition("/")
        while slash and question not in names:
            more, slash, option = option.partition("/")
            question = f"{question}/{more}"
        if slash:
            groups[question][number] = option
    return groups


def kind_of(
    members: dict[int, str], columns: dict[int, ColumnReport]
) -> Literal["multiselect", "matrix"]:
    """Tell options from the rows of a matrix by what the columns hold."""
    for number, option in members.items():
        held = {compared(str(value)) for value in columns[number].values.values()}
        own = {compared(option)}
        if not (held <= own or held <= YES | NO):
            return "matrix"
    return "multiselect"


def fill_summary(
    column: ColumnReport, group: Group, columns: dict[int, ColumnReport]
) -> None:
    """Read a cell that lists the answers from the columns of the options.

    The cell itself cannot be split when labels hold its separator; a respondent
    with every option blank has not answered, and gets no value.
    """
    chosen: dict[int, list[str]] = {}
    for number in group.columns:
        for row, value in columns[number].values.items():
            answers = chosen.setdefault(row, [])
            if compared(str(value)) in YES:
                answers.append(group.options[number])
    column.type = "multiselect"
    # what a respondent wrote without choosing any option stays as it is
    column.values = column.values | chosen
    column.findings = [one for one in column.findings if one.row not in chosen]
    column.options = {
        group.options[number]: sum(
            compared(str(value)) in YES for value in columns[number].values.values()
        )
        for number in group.columns
    }
