"""Unanswered questions gathered by company: whom to ask, and what."""

from typing import Any

import pandas as pd

from ui import filters, page, text
from ui.remembered import remembered
from ui.supply.chokepoints_rows import BASES, QUESTIONS
from ui.supply.chokepoints_table import About, offer
from ui.supply.preparedness.words import named
from ui.tables import Column, Group, Ranked, ranked_rows, table
from ui.text import _, ngettext

KEY = "ask"
SHOWN = 20
"""Companies in the list; the export has them all."""


@remembered(32)
def companies(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row a company: how many questions, and what they would bring."""
    found = (
        rows.groupby(["company_id", "company_name"], sort=False)
        .agg(
            question_count=("field_id", "size"),
            input_count=("chokepoint_id", "nunique"),
            # of which nothing can be told yet, no sum is told either
            gain=("gain", lambda gains: gains.sum(min_count=1)),
            unknown_count=("gain", lambda gains: int(gains.isna().sum())),
        )
        .reset_index()
    )
    return found.sort_values(
        ["gain", "question_count", "company_name"],
        ascending=[False, False, True],
        kind="stable",
    )


def show(rows: pd.DataFrame) -> None:
    """Show whom to ask, the one first whose answers would bring most."""
    page.section(
        _("Whom to ask first"),
        _("The bar is how much narrower the impacts would be, in points of 0–100."),
    )
    found = companies(rows)
    ranked_rows(
        [Group([_row(row) for row in found.head(SHOWN).to_dict("records")])],
        key=KEY,
        headings=["", _("Company"), _("Questions"), _("Narrower")],
        widths=["4.8rem"],
        bar_tone="possible",
        bar_top=max(1.0, float(found["gain"].fillna(0).max())),
    )
    if len(found) > SHOWN:
        words = _("{shown} of {all} companies are shown; the export has them all.")
        page.note(words.format(shown=text.number(SHOWN), all=text.number(len(found))))


def show_questions(rows: pd.DataFrame, about: About) -> None:
    """Show the questions of the chosen company."""
    known = [str(one) for one in companies(rows).head(SHOWN)["company_id"]]
    own = rows[rows["company_id"] == filters.picked(KEY, known)]
    name = str(own["company_name"].iloc[0])
    page.section(
        _("What to ask: {company}").format(company=name),
        _("At the right the cell of the workbook that is empty."),
    )
    shown = [one for one in columns()[1:] if one.name != "file_name"]
    table(own, shown, caption=name)
    offer("plan", rows, columns(), title=_("What to ask next"), about=about)


def columns() -> list[Column]:
    """Return the columns of the questions; the company first."""
    return [
        Column("company_name", _("Company")),
        Column("input_name", _("Input")),
        Column("field_id", _("Question"), words=named(QUESTIONS)),
        Column("basis", _("Now"), words=named(BASES)),
        Column("gain", _("Narrower"), decimals=1, missing=_("cannot be told yet")),
        Column("file_name", _("File")),
        Column("sheet_name", _("Sheet")),
        Column("cell", _("Cell")),
    ]


def _row(row: dict[Any, Any]) -> Ranked:
    inputs = ngettext("{count} input", "{count} inputs", int(row["input_count"]))
    note = inputs.format(count=text.number(row["input_count"]))
    if row["unknown_count"]:
        note += ", " + _("some not assessed yet")
    is_open = text.is_missing(row["gain"])
    return Ranked(
        row_id=row["company_id"],
        name=row["company_name"],
        note=note,
        cells=(text.number(row["question_count"]),),
        low=None if is_open else 0.0,
        high=None if is_open else row["gain"],
        bar_text=text.unknown() if is_open else text.number(row["gain"], 1),
    )
