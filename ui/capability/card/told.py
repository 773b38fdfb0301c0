"""What was answered in each round, and the way of each answer back to its cell."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from etl.intake.template import template
from ui import page, text
from ui.capability.card.origin import origin, question
from ui.remembered import remembered
from ui.tables import Column, table, table_below
from ui.text import EN_DASH, N_, _
from ui.warehouse import query

WORDS = {
    "k": N_("yes"),
    "e": N_("no"),
    "eos": N_("could not say"),
    "julkinen": N_("public"),
    "sisainen": N_("internal"),
    "salassa": N_("secret"),
}


def show(company: str) -> None:
    """Show the answers side by side by round and, closed, the cell of each."""
    rows = query("company_card__value", company=company)
    if rows.empty:
        return
    caption = _("What it answered, round by round")
    page.section(
        caption, _("Every answer leads to its cell in the received file, below.")
    )
    rounds = rows["interview_round"].unique().tolist()
    told = answers(rows)
    shown = [Column("question", _("Question"))]
    shown += [Column(name, str(name), kind="text", missing=EN_DASH) for name in rounds]
    table(by_round(told), shown, caption=caption)
    below = _("Where each answer was told")
    table_below(told, origin_columns(), caption=caption, label=below)


@remembered(64)
def answers(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the answers in the order of the workbook, in words, with their origin."""
    order = [field.id for field in template().form("yritykset").fields]
    places = rows["field_id"].map({name: at for at, name in enumerate(order)})
    told = rows.assign(place=places).sort_values(
        ["interview_round", "place"], ascending=[False, True]
    )
    found = told.to_dict("records")
    return told.assign(
        question=[question(row["field_id"]) for row in found],
        answer=[_answer(row) for row in found],
        origin=[origin(row, "yritykset") for row in found],
    )


@remembered(64)
def by_round(told: pd.DataFrame) -> pd.DataFrame:
    """Return one row per question, one column per round."""
    wide = told.pivot(
        index=["place", "question"], columns="interview_round", values="answer"
    )
    return wide.reset_index().drop(columns="place")


def origin_columns() -> list[Column]:
    """Return the columns of the table of origins."""
    return [
        Column("interview_round", _("Round")),
        Column("question", _("Question")),
        Column("answer", _("Answer")),
        Column("origin", _("Where it was told")),
    ]


def _answer(row: Mapping[Any, Any]) -> str:
    if isinstance(row["municipality_name"], str):
        return row["municipality_name"]
    told = str(row["told_value"])
    if row["field_id"] == "haastattelu_pvm":
        return text.date(dt.date.fromisoformat(told[:10]))
    return _(WORDS[told]) if told in WORDS else told
