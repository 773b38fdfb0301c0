"""Conditions of a defence tender: which the company meets, lacks, has not told."""

from html import escape

import pandas as pd
import streamlit as st

from analysis.tendering import CONDITIONS
from ui import documents, page
from ui.drawing import marks
from ui.text import N_, _
from ui.warehouse import query

NAMES = {
    "quality_system": N_("A quality system"),
    "security_clearance": N_("Security clearance of the company"),
    "defence_reference": N_("References of defence customers"),
    "spare_capacity": N_("Capacity that is free"),
    "export_control": N_("The dual-use class of the product is known"),
}
STATES = {
    "met": ("green", N_("met")),
    "missing": ("yellow", N_("missing")),
    "unknown": ("unknown", N_("not known")),
}

TICKS: dict[str, documents.Mark] = {"met": "yes", "missing": "no", "unknown": "unknown"}


def show(company: str) -> None:
    """Show the checklist, in the order in which conditions take time to get."""
    rows = query("company_card__condition", company=company)
    if rows.empty:
        return
    page.section(
        _("Is it ready for a defence tender?"),
        _("A condition is met when one of the company's products meets it."),
    )
    st.html(checklist(rows))


def write(company: str) -> list[documents.Section]:
    """Return the checklist of a defence tender, for the feedback sheet."""
    rows = query("company_card__condition", company=company)
    if rows.empty:
        return []
    states = dict(zip(rows["condition"], rows["state"], strict=True))
    items: list[tuple[documents.Mark, str, str]] = []
    for name in CONDITIONS:
        items.append((TICKS[states[name]], _(NAMES[name]), ""))
    return [
        documents.Heading(_("Are you ready for a defence tender?")),
        documents.Paragraph(
            _("A condition is met when one of the company's products meets it.")
        ),
        documents.Checklist(items),
    ]


def checklist(rows: pd.DataFrame) -> str:
    """Return the conditions as a list of marks and words."""
    states = dict(zip(rows["condition"], rows["state"], strict=True))
    lines = ""
    for name in CONDITIONS:
        mark, word = STATES[states[name]]
        said, words = escape(_(word)), escape(_(NAMES[name]))
        lines += (
            f'<div class="vv-line"><span>{marks.state(mark)} {words}</span>'
            f"<small>{said}</small></div>"
        )
    return lines
