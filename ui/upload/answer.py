"""Can this file be taken into use? The answer, the figures and the steps."""

from html import escape

import streamlit as st

from ui import text
from ui.commands import Proposal
from ui.text import N_, _, ngettext

STEPS = (
    N_("File"),
    N_("Sheets and columns"),
    N_("Findings"),
    N_("What changes"),
    N_("Accept"),
)


def question(proposal: Proposal | None, file_name: str) -> str:
    """Return the page's question, about the file once there is one."""
    name = proposal.name if proposal else file_name
    if not name:
        return _("What do you want to bring in?")
    return _("Can the file {file} be taken into use?").format(file=name)


def answer(proposal: Proposal | None, refusal: str) -> str:
    """Return the sentence that answers it."""
    if refusal:
        return _("**No.** {reason}").format(reason=refusal)
    if proposal is None:
        return _(
            "Choose a filled interview workbook. It is checked first; nothing changes "
            "before you accept."
        )
    already = proposal.already(text.language())
    if already:
        return already
    if not proposal.can_accept:
        return _("**Not yet.** Something in the file stops it; see the findings.")
    return " ".join(sentence for sentence in (_yes(proposal), _waiting(proposal)))


def _yes(proposal: Proposal) -> str:
    if not proposal.questions:
        return _("**Yes.**")
    return ngettext(
        "**Yes**, once you answer one question.",
        "**Yes**, once you answer {count} questions.",
        proposal.questions,
    ).format(count=text.number(proposal.questions))


def _waiting(proposal: Proposal) -> str:
    parked = proposal.counts.get("rows_parked", 0)
    if not parked:
        return _("Nothing changes before you accept.")
    return ngettext(
        "One row waits for a correction, and nothing changes before you accept.",
        "{count} rows wait for a correction, and nothing changes before you accept.",
        parked,
    ).format(count=text.number(parked))


def figures(proposal: Proposal | None) -> list[tuple[str, str]]:
    """Return rows, sheets and checked cells."""
    if proposal is None:
        return []
    sheets = sum(1 for sheet in proposal.checked.sheets if sheet.rows)
    cells = sum(
        proposal.counts.get(f"cells_{outcome}", 0)
        for outcome in ("imported", "parked", "ignored")
    )
    rows = proposal.counts.get("rows_imported", 0)
    return [
        (text.number(rows), ngettext("row goes in", "rows go in", rows)),
        (text.number(sheets), ngettext("sheet", "sheets", sheets)),
        (text.number(cells), ngettext("cell checked", "cells checked", cells)),
    ]


def steps(proposal: Proposal | None, *, accepted: bool) -> None:
    """Show the five steps; done ones are ticked, the present one is underlined."""
    present = 4 if proposal and proposal.can_accept else 2 if proposal else 0
    items = []
    for at, words in enumerate(STEPS):
        done = at < present or accepted
        kind = "done" if done else "now" if at == present else "later"
        number = "✓" if done else str(at + 1)
        current = ' aria-current="step"' if kind == "now" else ""
        content = f"<b>{number}</b>{escape(_(words))}"
        items.append(f'<li class="vv-step-{kind}"{current}>{content}</li>')
    st.html(f'<ol class="vv-steps">{"".join(items)}</ol>')
