"""What would change if the file were accepted, the button, and what was done."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui import page, text
from ui.commands import Outcome, Proposal, UserMessage
from ui.frame import outbox
from ui.tables import Column, table
from ui.text import _, language, ngettext
from ui.upload import grid, mended, state

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def panel(proposal: Proposal) -> DeltaGenerator:
    """Show the dry run: rows in use now and after, sheet by sheet, and the button.

    Return the place of the figures, which take longer and come last.
    """
    with st.container(key="dry-run", gap="xsmall"):
        page.section(
            _("What changes if you accept"),
            _("A trial run. Nothing has been taken into use yet."),
        )
        table(rows(proposal), columns(), caption=_("Rows in use, now and after"))
        figures = st.container(gap="xsmall")
        page.note(_("You can undo an import later with one button. The file is kept."))
        _button(proposal)
    return figures


def rows(proposal: Proposal) -> pd.DataFrame:
    """Return one row a sheet that has rows in the file, or loses some."""
    mapped = proposal.mapping is not None  # one sheet may feed several forms
    names = {
        sheet.form.key: sheet.form.title[language()] if mapped else sheet.name
        for sheet in proposal.checked.sheets
    }
    brought = {sheet.form.key for sheet in proposal.checked.sheets if sheet.rows}
    found = [
        {
            "sheet_name": names[key],
            "now_count": change.now,
            "after_count": change.after,
            "new_count": change.new,
            "changed_count": change.changed,
            "missing_count": change.missing,
        }
        for key, change in proposal.changes.items()
        if key in names and (key in brought or change.missing)
    ]
    return pd.DataFrame(found, columns=[column.name for column in columns()])


def columns() -> list[Column]:
    """Return the columns of the dry run."""
    return [
        Column("sheet_name", _("Sheet")),
        Column("now_count", _("Now")),
        Column("after_count", _("After")),
        Column("new_count", _("New")),
        Column("changed_count", _("Changed")),
        Column("missing_count", _("Falls out")),
    ]


def done() -> None:
    """Say in one line what the last act did, with its undo beside it."""
    last = state.last_outcome()
    if last is None:
        return
    act, outcome = last
    with st.container(
        key="outcome", horizontal=True, vertical_alignment="center", gap="small"
    ):
        if isinstance(outcome, UserMessage):
            page.note(outcome.render(language()), mark="stop")
            return
        page.note(_sentence(act, outcome), mark="green" if outcome.is_shown else "park")
        if act == "accepted":
            _undo(_("Undo"), [outcome.batch.batch_id])
        elif outcome.report and outcome.report.corrections:
            held = [one.batch.batch_id for one in outcome.report.corrections]
            _undo(_("Undo the corrections too"), held[::-1])


def _undo(label: str, batch_ids: list[str]) -> None:
    st.button(
        label,
        key="undo-last",
        on_click=lambda: [state.undo(one) for one in batch_ids],
        type="tertiary",
    )


def _sentence(act: str, outcome: Outcome) -> str:
    batch = outcome.batch
    if outcome.failure is not None:
        first = _("Accepted, but not yet shown on the pages.")
        return f"{first} {outcome.failure.render(language())}"
    if act == "undone":
        first = _("The import of {file} was undone.").format(file=batch.file_name)
        report = outcome.report
        return " ".join([first, *(report.sentences(language()) if report else [])])
    if act == "restored":
        return _("The import of {file} is in use again.").format(file=batch.file_name)
    if batch.about.get("revises"):
        waiting = state.commands.waiting_counts().get(batch.batch_id, 0)
        first = _("**The mended rows were taken into use.**")
        return f"{first} {mended.left(waiting)}." if waiting else first
    taken = ngettext(
        "**{count} row was taken into use**, {parked} waiting.",
        "**{count} rows were taken into use**, {parked} waiting.",
        batch.row_count,
    )
    return taken.format(
        count=text.number(batch.row_count), parked=text.number(batch.parked_count)
    )


def _button(proposal: Proposal) -> None:
    label, ready = _label(proposal)
    with st.container(horizontal=True, gap="small"):
        st.button(
            label,
            key="accept",
            type="primary",
            disabled=not ready,
            on_click=state.accept,
            args=(proposal,),
        )
        grid.offer(proposal)
        _files(proposal)


def _label(proposal: Proposal) -> tuple[str, bool]:
    if proposal.in_use is not None:
        return _("Already in use"), False
    if proposal.stops:
        return _("Correct the file first"), False
    if proposal.questions:
        first = ngettext(
            "Answer one question first",
            "Answer {count} questions first",
            proposal.questions,
        )
        return first.format(count=text.number(proposal.questions)), False
    count = proposal.counts.get("rows_imported", 0)
    if not count:
        return _("No rows to take into use"), False
    words = ngettext("Accept {count} row", "Accept {count} rows", count)
    return words.format(count=text.number(count)), True


def _files(proposal: Proposal) -> None:
    """Link to the rows that wait and to the marked copy; made when they are asked."""
    if not outbox.is_open():
        return
    if proposal.counts.get("rows_parked", 0):
        stem, word = proposal.name.rpartition(".")[0], _("corrections")
        link = outbox.deposit(
            state.commands.corrections(proposal),
            file_name=f"{stem}_{word}.xlsx",
            media_type=XLSX_TYPE,
        )
        st.link_button(_("Get the rows that wait"), link)
    if proposal.findings or proposal.file_findings:
        make, name = state.commands.annotated(proposal)
        link = outbox.deposit(make, file_name=name, media_type=XLSX_TYPE)
        st.link_button(
            _("Get the marked copy"),
            link,
            help=_("Your file with the findings as comments, for reading only."),
        )
