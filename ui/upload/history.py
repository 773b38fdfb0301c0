"""Earlier imports, each with its undo or restore; and the empty workbook."""

import datetime as dt
from collections.abc import Mapping, Sequence

import streamlit as st

from ui import commands, export, page, text
from ui.commands import Batch
from ui.documents.allowed import obstacle
from ui.documents.stamping import About
from ui.documents.xlsx import MEDIA_TYPE as XLSX_TYPE
from ui.text import _, ngettext
from ui.upload import mended, state
from ui.warehouse import build_facts, is_shown, query

SHOWN = 8


def listed() -> None:
    """List the imports, newest first; loads of registers are folded away."""
    batches = commands.history()
    page.section(_("Earlier imports"))
    if not batches:
        page.note(_("Nothing has been brought in yet."))
        return
    files = [one for one in batches if one.kind != "register"]
    _rows(files[:SHOWN], batches)
    older, registers = files[SHOWN:], [one for one in batches if one not in files]
    if older:
        words = ngettext("and one older", "and {count} older", len(older))
        with st.expander(words.format(count=text.number(len(older)))):
            _rows(older, batches)
    if registers:
        words = ngettext(
            "{count} load of a register", "{count} loads of registers", len(registers)
        )
        with st.expander(words.format(count=text.number(len(registers)))):
            _rows(registers, batches)


def _rows(shown: Sequence[Batch], batches: Sequence[Batch]) -> None:
    waiting = commands.waiting_counts()
    names = {one.batch_id: one.file_name for one in batches}
    for batch in shown:
        _row(batch, waiting.get(batch.batch_id, 0), names)


def is_on_pages(batch: Batch) -> bool:
    """Whether the pages show a file in use; a failed check keeps it from them."""
    if batch.state != "live" or batch.kind == "register":
        return True
    if build_facts() is None:
        return False
    if not is_shown("batch_status"):
        return True
    return batch.batch_id in set(query("upload__batch")["batch_id"])


def template() -> None:
    """Offer the empty interview workbook in the reader's language."""
    page.section(
        _("The interview workbook"),
        _("One file, a sheet for each topic, with drop-down lists and instructions."),
    )
    if words := obstacle("bring_in"):
        page.note(words)
        return
    link = export.link(
        commands.blank_workbook(),
        file_name=_("interview_workbook.xlsx"),
        media_type=XLSX_TYPE,
        title=_("The interview workbook"),
        about=About("public", {}, [], right="bring_in"),
    )
    st.link_button(_("Get the empty workbook"), link)


def _row(batch: Batch, waiting: int, names: Mapping[str, str]) -> None:
    undone = batch.state == "undone"
    with st.container(
        key=f"batch-{batch.batch_id}",
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
    ):
        st.html(
            f"<span>{page.rich(batch.file_name)}</span>"
            f"<small>{_facts(batch, waiting, names)}</small>",
            width="stretch",
        )
        if waiting:
            st.button(
                _("Mend here"),
                key=f"mend-{batch.batch_id}",
                on_click=mended.choose,
                args=(batch.batch_id,),
                type="tertiary",
                width="content",
            )
        if batch.state != "replaced":  # undoing what took its place brings it back
            st.button(
                _("Restore") if undone else _("Undo"),
                key=f"change-{batch.batch_id}",
                on_click=state.restore if undone else state.undo,
                args=(batch.batch_id,),
                type="tertiary",
                width="content",
            )


def _facts(batch: Batch, waiting: int, names: Mapping[str, str]) -> str:
    """Return what is known of an import; a line breaks between facts only."""
    rows = ngettext("{count} row", "{count} rows", batch.row_count)
    facts = [rows.format(count=text.number(batch.row_count))]
    corrected = names.get(batch.about.get("revises", ""))
    if corrected:
        facts.append(_("corrects {file}").format(file=corrected))
    if waiting:
        facts.append(mended.left(waiting))
    if not is_on_pages(batch):
        facts.append(_("not on the pages yet"))
    day = text.date(dt.datetime.fromisoformat(batch.changed_at))
    words = {
        "live": _("{date}, {who}"),
        "undone": _("undone {date}, {who}"),
        "replaced": _("read anew {date}, {who}"),
    }[batch.state]
    facts.append(words.format(date=day, who=batch.changed_by or batch.author))
    return " · ".join(f"<i>{page.rich(one)}</i>" for one in facts)
