"""What would change if the file were accepted, the button, and what was done."""

from collections.abc import Callable

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui import export, page, text
from ui.commands import Batch, Outcome, Proposal, UserMessage
from ui.documents.allowed import obstacle
from ui.documents.stamping import About
from ui.documents.xlsx import MEDIA_TYPE
from ui.matching import backlog
from ui.tables import Column, table
from ui.text import _, language, ngettext
from ui.upload import grid, mended, state

OWN = About("confidential", {}, [], right="bring_in")
"""What is told of files made of the reader's own upload."""


def panel(proposal: Proposal) -> DeltaGenerator:
    """Show the dry run: rows in use now and after, sheet by sheet, and the button.

    Return the place of the figures, which take longer and come last.
    """
    with st.container(key="dry-run", gap="xsmall"):
        page.section(*_title(proposal))
        table(rows(proposal), columns(), caption=_("Rows in use, now and after"))
        figures = st.container(gap="xsmall")
        page.note(_("You can undo an import later with one button. The file is kept."))
        with st.container(key="dry-run-files", horizontal=True, gap="medium"):
            _files(proposal)
        _button(proposal)
    return figures


def _title(proposal: Proposal) -> tuple[str, str]:
    """Return the panel's title and what the reader should know first."""
    if proposal.in_use is not None:
        return _("Nothing changes"), _("These answers are on the pages already.")
    first = _("A trial run. Nothing has been taken into use yet.")
    return _("What changes if you accept"), first


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
    """Say in one line what the last act did, with its undo and what to do next."""
    last = state.last_outcome()
    if last is None:
        return
    act, outcome = last
    with st.container(key="outcome", gap=None):
        if isinstance(outcome, UserMessage):
            page.note(outcome.render(language()), mark="stop")
            return
        with st.container(
            key="outcome-line",
            horizontal=True,
            vertical_alignment="center",
            gap="small",
        ):
            mark = "green" if outcome.is_shown else "park"
            page.note(_sentence(act, outcome), mark=mark)
            _acts(act, outcome)
        if act == "accepted" and outcome.is_shown:
            backlog.link()


def _acts(act: str, outcome: Outcome) -> None:
    """Offer what may be done next to what was just done."""
    batch = outcome.batch
    if act == "accepted":
        if _waiting(batch) and not mended.chosen():
            _act(_("Mend here"), "mend-last", lambda: mended.choose(batch.batch_id))
        _undo(_("Undo"), [batch.batch_id])
    elif act == "undone":
        if outcome.report and outcome.report.corrections:
            held = [one.batch.batch_id for one in outcome.report.corrections]
            _undo(_("Undo the corrections too"), held[::-1])
        _act(_("Restore"), "restore-last", lambda: state.restore(batch.batch_id))


def _undo(label: str, batch_ids: list[str]) -> None:
    _act(label, "undo-last", lambda: [state.undo(one) for one in batch_ids])


def _act(label: str, key: str, act: Callable[[], object]) -> None:
    st.button(label, key=key, on_click=act, type="tertiary", width="content")


def _waiting(batch: Batch) -> int:
    return state.commands.waiting_counts().get(batch.batch_id, 0)


def _sentence(act: str, outcome: Outcome) -> str:
    batch = outcome.batch
    if outcome.failure is not None:
        first = _("**Accepted, but not yet shown on the pages.**")
        return f"{first} {outcome.failure.render(language())}"
    if act == "undone":
        first = _("The import of {file} was undone.").format(file=batch.file_name)
        report = outcome.report
        return " ".join([first, *(report.sentences(language()) if report else [])])
    if act == "restored":
        return _("The import of {file} is in use again.").format(file=batch.file_name)
    taken = ngettext(
        "**{count} row was taken into use.**",
        "**{count} rows were taken into use.**",
        batch.row_count,
    ).format(count=text.number(batch.row_count))
    if batch.about.get("revises"):
        taken = _("**The mended rows were taken into use.**")
    elif batch.replaces:
        taken = _(
            "**This reading of the file is in use**, in place of the earlier one."
        )
    waiting = _waiting(batch)
    return f"{taken} {mended.left(waiting)}." if waiting else taken


def _button(proposal: Proposal) -> None:
    label, ready = _label(proposal)
    with st.container(key="accept-bar", horizontal=True, gap="small"):
        st.button(
            label,
            key="accept",
            type="primary",
            disabled=not ready,
            on_click=state.accept,
            args=(proposal,),
        )
        grid.offer(proposal)


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
    if proposal.replaces is not None:
        return _("Replace the earlier reading"), True
    words = ngettext("Accept {count} row", "Accept {count} rows", count)
    return words.format(count=text.number(count)), True


def _files(proposal: Proposal) -> None:
    """Link to the rows that wait and to the marked copy; made when they are asked."""
    if obstacle(OWN.right):
        return
    if proposal.counts.get("rows_parked", 0):
        stem, word = proposal.name.rpartition(".")[0], _("corrections")
        label, name = _("Get the rows that wait"), f"{stem}_{word}.xlsx"
        made = state.commands.corrections(proposal)
        st.link_button(label, _link(made, name, label), type="tertiary")
    if proposal.findings or proposal.file_findings:
        make, name = state.commands.annotated(proposal)
        label = _("Get the marked copy")
        st.link_button(
            label,
            _link(make, name, label),
            type="tertiary",
            help=_("Your file with the findings as comments, for reading only."),
        )


def _link(content: bytes | Callable[[], bytes], name: str, title: str) -> str:
    return export.link(
        content, file_name=name, media_type=MEDIA_TYPE, title=title, about=OWN
    )
