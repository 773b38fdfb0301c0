"""The matrix: the codes of a list against how deep their capabilities are.

A capability stands in the column of its depth, so an empty left side is a code that
hangs on few, and an empty row a code that nobody covers.
"""

from html import escape

import pandas as pd
import streamlit as st

from ui import page, text
from ui.capability.gaps.choice import LISTS, Choice, code_words
from ui.drawing import marks
from ui.remembered import remembered
from ui.tables import Column, table_below
from ui.text import N_, _

DEPTHS = {
    "deep": N_("Many"),
    "shallow": N_("Few"),
    "thin": N_("One company"),
    "none": N_("Could be made"),
}
MARKS = {"thin": "yellow"}
STEPS = (1, 2, 4, 7)
"""The limits of the map's classes."""


def show(choice: Choice, codes: pd.DataFrame, cells: pd.DataFrame) -> None:
    """Show the matrix and, closed, its cells as a table."""
    page.section(
        _("Capabilities by code and depth"),
        _(
            "The number is the companies that make it now; in the last column, those "
            "that could. Many means at least three companies in two municipalities."
        ),
    )
    if codes.empty or cells.empty:
        page.note(_("There is nothing to show of this yet."), mark="no_data")
        return
    st.html(matrix(choice, codes, cells))
    caption = _("Capabilities by code and depth")
    table_below(named(choice, codes, cells), columns(choice), caption=caption)


@remembered(32)
def matrix(choice: Choice, codes: pd.DataFrame, cells: pd.DataFrame) -> str:
    """Return the matrix as an accessible table; every text in it is escaped."""
    depths = _depths(cells)
    heads = "".join(
        f'<th scope="col">{_mark(depth)}{escape(_(DEPTHS[depth]))}</th>'
        for depth in depths
    )
    first = escape(_(LISTS[choice.list_name]))
    body = "".join(
        _row(choice, row, cells[cells["code"] == row["code"]], depths)
        for row in codes.to_dict("records")
    )
    caption = escape(_("Capabilities by code and depth"))
    count = escape(_("Companies"))
    return (
        f'<table class="vv-table vv-depth"><caption>{caption}</caption><thead><tr>'
        f'<th scope="col">{first}</th><th scope="col" class="vv-right">'
        f"{count}</th>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


@remembered(32)
def named(choice: Choice, codes: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Return the cells with the names of their codes."""
    names = {
        row["code"]: code_words(str(row["code"]), row["code_name"], choice.list_name)
        for row in codes.to_dict("records")
    }
    return cells.assign(code_name=cells["code"].map(names))


@remembered(16)
def columns(choice: Choice) -> list[Column]:
    """Return the columns of the table and of the export."""
    words = {depth: _(word) for depth, word in DEPTHS.items()}
    found = [
        Column("code_name", _(LISTS[choice.list_name])),
        Column("capability_name", _("Company capability")),
        Column("depth", _("Depth"), words=words, missing=".."),
        Column("company_count", _("Make it now"), kind="number"),
        Column("municipality_count", _("Municipalities"), kind="number"),
    ]
    if choice.is_internal:
        found.insert(4, Column("could_count", _("Could make it"), kind="number"))
    return found


def notes(choice: Choice) -> list[str]:
    """Say what the matrix leaves out in the reader's view."""
    if choice.is_internal:
        return []
    return [_("Capabilities of fewer than three companies are not named.")]


def _depths(cells: pd.DataFrame) -> list[str]:
    """Return the columns; what could be made only stands there when there is some."""
    is_empty = (cells["depth"] == "none").sum() == 0
    return [depth for depth in DEPTHS if depth != "none" or not is_empty]


def _row(
    choice: Choice,
    code: dict[str, object],
    cells: pd.DataFrame,
    depths: list[str],
) -> str:
    words = code_words(str(code["code"]), str(code["code_name"]), choice.list_name)
    if cells.empty and code["company_count"] == 0:
        nobody = f"{marks.state('red')} " + escape(_("none found"))
        return (
            f'<tr class="vv-nobody"><th scope="row">{escape(words)}</th>'
            f'<td class="vv-right">0</td><td colspan="{len(depths)}">{nobody}</td></tr>'
        )
    count = code["company_count"]
    written = text.suppressed() if text.is_missing(count) else text.number(count)
    columns_ = "".join(
        f"<td>{_chips(cells[cells['depth'] == depth], depth)}</td>" for depth in depths
    )
    return (
        f'<tr><th scope="row">{escape(words)}</th><td class="vv-right">{written}</td>'
        f"{columns_}</tr>"
    )


def _chips(cells: pd.DataFrame, depth: str) -> str:
    return "".join(_chip(row, depth) for row in cells.to_dict("records"))


def _chip(row: dict[str, object], depth: str) -> str:
    count = row["could_count"] if depth == "none" else row["company_count"]
    number = 0 if text.is_missing(count) else int(str(count).split(".")[0])
    step = 0 if depth == "none" else sum(number >= limit for limit in STEPS)
    name = escape(str(row["capability_name"]))
    tint = f"vv-chip vv-step{step}"
    return f'<span class="{tint}">{name} <b>{text.number(number)}</b></span>'


def _mark(depth: str) -> str:
    return f"{marks.state(MARKS[depth])} " if depth in MARKS else ""
