"""Can this file be taken into use? The answer, the figures and the steps."""

from html import escape

import streamlit as st

from etl.mapping import FileMapping
from ui import commands, page, text
from ui.commands import Proposal
from ui.text import N_, _, ngettext
from ui.upload import state
from ui.upload.mapping import acts, facts, fields
from ui.upload.mapping.draft import Draft

NOT_KNOWN = "eos"
"""What a mandatory field holds that a form did not ask."""

STEPS = (
    N_("File"),
    N_("Sheets and columns"),
    N_("Findings"),
    N_("What changes"),
    N_("Accept"),
)


def question(proposal: Proposal | None, draft: Draft | None, file_name: str) -> str:
    """Return the page's question, about the file once there is one."""
    name = proposal.name if proposal else file_name
    if draft is not None:
        return _("What do the columns of {file} mean?").format(file=name)
    if not name:
        return _("What do you want to bring in?")
    return _("Can the file {file} be taken into use?").format(file=name)


def answer(proposal: Proposal | None, draft: Draft | None, refusal: str) -> str:
    """Return the sentence that answers it."""
    if refusal:
        return _("**No.** {reason}").format(reason=refusal)
    if draft is not None:
        return _columns(draft)
    if proposal is None:
        return _(
            "Choose an interview workbook, a form's answers or a list of your own. It "
            "is checked first; nothing changes before you accept."
        )
    already = proposal.already(text.language())
    if already:
        return already
    if proposal.stops:
        return _("**Not yet.** Something in the file stops it; see the findings.")
    replacing = proposal.replacing(text.language())
    parts = (_yes(proposal), replacing, _waiting(proposal, said=bool(replacing)))
    return " ".join(part for part in parts if part)


def _columns(draft: Draft) -> str:
    asking, unsaid = len(draft.undecided()), len(facts.unsaid(draft))
    if not draft.columns:
        return _("**Not yet.** No row of headers was found. Choose it below.")
    if not asking and unsaid:
        return ngettext(
            "**Every column is clear**, but the file lacks one fact. Say it below.",
            "**Every column is clear**, but the file lacks {count} facts. Say them "
            "below.",
            unsaid,
        ).format(count=text.number(unsaid))
    if not asking:
        return _("**Every column is clear.** Look them through and check the file.")
    first = ngettext(
        "**One column asks you**, the others are clear.",
        "**{count} columns ask you**, the others are clear.",
        asking,
    ).format(count=text.number(asking))
    if asking == len(draft.columns) > 1:
        first = _("**Every column asks you.**")
    remembered = _("What you choose is remembered and not asked again.")
    return f"{first} {remembered}"


def _yes(proposal: Proposal) -> str:
    if not proposal.questions:
        return _("**Yes.**")
    return ngettext(
        "**Yes**, once you answer one question.",
        "**Yes**, once you answer {count} questions.",
        proposal.questions,
    ).format(count=text.number(proposal.questions))


def _waiting(proposal: Proposal, *, said: bool) -> str:
    """Say what waits; `said` tells that the effect of accepting is said already."""
    parked = proposal.counts.get("rows_parked", 0)
    if not parked:
        return "" if said else _("Nothing changes before you accept.")
    return ngettext(
        "One row waits for a correction, and nothing changes before you accept.",
        "{count} rows wait for a correction, and nothing changes before you accept.",
        parked,
    ).format(count=text.number(parked))


def figures(proposal: Proposal | None, draft: Draft | None) -> list[tuple[str, str]]:
    """Return rows, sheets and checked cells; in the wizard rows and columns."""
    if draft is not None:
        return _draft_figures(draft)
    if proposal is None:
        return []
    sheets = sum(1 for sheet in proposal.checked.sheets if sheet.rows)
    cells = sum(
        proposal.counts.get(f"cells_{outcome}", 0)
        for outcome in ("imported", "parked", "ignored")
    )
    rows = proposal.counts.get("rows_imported", 0)
    goes = ngettext("row goes in", "rows go in", rows)
    if proposal.in_use is not None:
        goes = ngettext("row is in use", "rows are in use", rows)
    return [
        (text.number(rows), goes),
        (text.number(sheets), ngettext("sheet", "sheets", sheets)),
        (text.number(cells), ngettext("cell checked", "cells checked", cells)),
    ]


def _draft_figures(draft: Draft) -> list[tuple[str, str]]:
    rows = sum(one.rows for one in draft.proposal.sheets if draft.is_read(one.sheet))
    columns, undecided = len(draft.columns), len(draft.undecided())
    clear = text.coverage(columns - undecided, columns)
    return [
        (text.number(rows), ngettext("row", "rows", rows)),
        (clear, ngettext("column clear", "columns clear", columns)),
    ]


def steps(proposal: Proposal | None, draft: Draft | None) -> None:
    """Show the five steps; done ones are ticked, the present one is underlined."""
    present = _present(proposal, draft)
    is_stopped = bool(state.refusal()) and draft is None
    items = []
    for at, words in enumerate(STEPS):
        kind = "done" if at < present else "now" if at == present else "later"
        number = "✓" if kind == "done" else str(at + 1)
        current = ' aria-current="step"' if kind == "now" else ""
        if current and is_stopped:
            kind, number = "stop", "✕"
        content = f"<b>{number}</b>{escape(_(words))}"
        items.append(f'<li class="vv-step-{kind}"{current}>{content}</li>')
    st.html(f'<ol class="vv-steps">{"".join(items)}</ol>')


def _present(proposal: Proposal | None, draft: Draft | None) -> int:
    """Return the step that waits for the reader; past the last when all is done."""
    if draft is not None:
        return 1
    if proposal is None:
        last = state.last_outcome()
        accepted = last is not None and last[0] == "accepted"
        return len(STEPS) if accepted and not state.present() else 0
    if proposal.in_use is not None:
        return len(STEPS)
    return 2 if proposal.questions or not proposal.can_accept else 4


def recognised(proposal: Proposal) -> None:
    """Say in one line by which mapping the file was read, and offer to change it."""
    mapping = proposal.mapping
    if mapping is None:
        return
    chosen = (known := state.present()) is not None and known.mapping is not None
    columns = [one for sheet in mapping.sheets for one in sheet.columns]
    kept = text.number(sum(bool(one.target) for one in columns))
    first = _("Read as **{name}**.") if chosen else _("Recognised: **{name}**.")
    earlier = "" if chosen else _earlier(mapping.mapping_id)
    used = ngettext(
        "{kept} of {count} column is in use.",
        "{kept} of {count} columns are in use.",
        len(columns),
    ).format(kept=kept, count=text.number(len(columns)))
    parts = [first.format(name=mapping.name), earlier, _said(mapping), used]
    with st.container(
        key="recognised",
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        gap="small",
    ):
        page.note(" ".join(filter(None, parts)), mark="green")
        st.button(
            _("Change the columns"),
            key="open-mapping",
            on_click=acts.open_wizard,
            type="tertiary",
            width="content",
        )


def _said(mapping: FileMapping) -> str:
    """Name what was said once for every row: the round above all."""
    said = {
        target: value
        for sheet in mapping.sheets
        for target, value in sheet.constants.items()
        if value != NOT_KNOWN
    }
    words = [
        f"{fields.field_of(target).label[text.language()]} "
        f"{fields.codes(target).get(value, value)}"
        for target, value in said.items()
    ]
    return f"{', '.join(words)}." if words else ""


def _earlier(mapping_id: str) -> str:
    """Name the newest file in use that was read by the same mapping."""
    files = (
        batch.file_name
        for batch in commands.history()
        if batch.state == "live" and batch.about.get("mapping_id") == mapping_id
    )
    name = next(files, "")
    return _("The same form as {file}.").format(file=name) if name else ""
