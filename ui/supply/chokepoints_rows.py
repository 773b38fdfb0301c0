"""The rows behind one delivery: needs of companies, parts, answers that are missing."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from ui import filters, page, text
from ui.drawing import marks
from ui.tables import Column, table
from ui.text import N_, _, ngettext
from ui.warehouse import is_shown, query

KEY, OPEN = "rows", "1"
SHOWN = 3
QUESTIONS = {
    "osuus_pct": N_("share of the supplier"),
    "toimittaja": N_("supplier"),
    "valttamaton": N_("is the input essential"),
    "varasto_pv": N_("stock in days"),
    "palautumisaika_vk": N_("recovery of the supplier"),
    "vaihtoehtoja_n": N_("number of alternatives"),
    "vaihtoaika_vk": N_("time to switch"),
    "vaihtoehdon_kapasiteetti_pct": N_("capacity of the alternatives"),
}
PARTS = {
    "dependence": N_("Dependence on the supplier"),
    "non_replaceability": N_("Alternatives are missing"),
    "time_gap": N_("The stock runs out before the return"),
    "reach": N_("Reach in the region"),
    "vital_function": N_("Vital function"),
}
BASES = {"dont_know": N_("could not say"), "missing": N_("not answered")}


def missing(rows: pd.DataFrame) -> None:
    """Show how many answers are missing and the ones that would change most."""
    if rows.empty:
        page.note(_("Nothing is missing: every question behind this is answered."))
        return
    words = ngettext(
        "One answer is missing", "{count} answers are missing", len(rows)
    ).format(count=text.number(len(rows)))
    how = _("At the right the cell of the workbook")
    if rows["impact_high_if_known"].notna().any():
        how = _("At the right the cell of the workbook, and the impact if it is known")
    st.html(
        f'<div class="vv-section"><h2>{marks.state("unknown")} {escape(words)}</h2>'
        f"<p>{escape(how)}.</p></div>"
        + "".join(_line(row) for row in rows.head(SHOWN).to_dict("records"))
    )
    if len(rows) > SHOWN:
        page.note(
            _("The others are among the rows: {count}.").format(
                count=text.number(len(rows) - SHOWN)
            )
        )


def toggle() -> None:
    """Show the button that opens or closes the rows below."""
    st.button(
        _("Hide the rows") if is_open() else _("Show the rows below"),
        key="show-rows",
        on_click=filters.pick,
        args=(KEY, "" if is_open() else OPEN),
    )


def is_open() -> bool:
    """Tell whether the rows are asked for; the address says so."""
    return filters.picked(KEY, ["", OPEN]) == OPEN


def show(delivery: Mapping[str, Any] | None) -> None:
    """Show the rows behind the chosen delivery, when they are asked for."""
    if delivery is None or not is_open() or not is_shown("chokepoint_need"):
        return
    key = delivery["chokepoint_id"]
    left, right = st.columns([1, 1], gap="medium")
    with left:
        needs(query("chokepoints__need", chokepoint=key))
    with right:
        parts(query("chokepoints__part", chokepoint=key))
    all_missing(query("chokepoints__missing", chokepoint=key))


def needs(rows: pd.DataFrame) -> None:
    """Show what each company told of its need."""
    page.section(_("Companies that need it"))
    unknown = (rows["stock_days_low"] == 0) & rows["stock_days_high"].isna()
    told = rows.copy()
    # what nobody told is counted as 0 or more, and is shown as not known
    told.loc[unknown, "stock_days_low"] = float("nan")
    essential = {"True": _("yes"), "False": _("no")}
    table(
        told,
        [
            Column("company_name", _("Company")),
            Column(("need_share_low", "need_share_high"), _("Share")),
            Column(("stock_days_low", "stock_days_high"), _("Stock, d")),
            Column(("gap_days_low", "gap_days_high"), _("Gap, d")),
            Column("is_essential", _("Essential"), words=essential, kind="number"),
        ],
        caption=_("Companies that need it"),
    )


def parts(rows: pd.DataFrame) -> None:
    """Show what the impact would be without each part."""
    page.section(_("What the impact would be without one part"))
    table(
        rows,
        [
            Column("part", _("Part"), words=_words(PARTS)),
            Column(("low", "high"), _("Value 0–100")),
            Column(
                ("impact_low_without", "impact_high_without"),
                _("Impact without it"),
            ),
        ],
        caption=_("What the impact would be without one part"),
    )


def all_missing(rows: pd.DataFrame) -> None:
    """Show every missing answer with its file, sheet and cell."""
    if rows.empty:
        return
    page.section(_("Answers that are missing"))
    table(
        rows,
        [
            Column("company_name", _("Company")),
            Column("field_id", _("Question"), words=_words(QUESTIONS)),
            Column("basis", _("Now"), words=_words(BASES)),
            Column("file_name", _("File")),
            Column("sheet_name", _("Sheet")),
            Column("cell", _("Cell")),
            Column(
                ("impact_low_if_known", "impact_high_if_known"), _("Impact if known")
            ),
        ],
        caption=_("Answers that are missing"),
    )


def _line(row: Mapping[Any, Any]) -> str:
    question = _words(QUESTIONS).get(row["field_id"], row["field_id"])
    place = _("{sheet}, cell {cell}").format(sheet=row["sheet_name"], cell=row["cell"])
    change = ""
    if not text.is_missing(row["impact_high_if_known"]):
        ends = row["impact_low_if_known"], row["impact_high_if_known"]
        change = f" → {text.interval(*ends)}"
    left = f"{row['company_name']}: {question}"
    return (
        f'<div class="vv-line" title="{escape(str(row["file_name"]), quote=True)}">'
        f"<span>{escape(left)}</span><small>{escape(place + change)}</small></div>"
    )


def _words(words: Mapping[str, str]) -> dict[str, str]:
    return {key: _(word) for key, word in words.items()}
