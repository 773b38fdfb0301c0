"""Rows that wait, mended here: only those, each with what is wrong, in a grid.

A cell cannot be coloured while it can be edited, so what is wrong is said in words
in the second column, and the headings of the columns concerned begin with a mark.
"""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from ui import commands, page, text
from ui.commands import (
    Batch,
    Edits,
    Form,
    IntakeFinding,
    Proposal,
    UserMessage,
    WaitingSheet,
)
from ui.text import _
from ui.upload import mended

ROW, WHY = "row", "why"
MARK = "▲ "
HEAD_HEIGHT, LINE_HEIGHT, MOST_LINES = 36, 62, 8


def opened(proposal: Proposal | None) -> None:
    """Show the grid that the reader has opened, of the present file or of a batch."""
    source = _source(proposal)
    if source is None:
        return
    try:
        sheets = commands.rows_to_mend(source)
    except UserMessage as refused:
        page.note(refused.render(text.language()), mark="stop")
        return
    if not sheets:
        mended.choose("")
        return
    name = source.name if isinstance(source, Proposal) else source.file_name
    with st.container(key="mending"):
        page.section(
            _("Rows of {file} that wait").format(file=name),
            _(
                "Write the right values in the cells. The columns to look at begin "
                "with ▲. Nothing changes before you take the rows into use."
            ),
        )
        edits: Edits = {}
        for sheet in sheets:
            edits = {**edits, **_grid(source, sheet)}
        mended.result(source, sheets, edits)


def _source(proposal: Proposal | None) -> Proposal | Batch | None:
    asked = mended.chosen()
    if proposal is not None and asked == proposal.parsed_key:
        return proposal
    batches = {one.batch_id: one for one in commands.history() if one.state == "live"}
    return batches.get(asked)


def _grid(source: Proposal | Batch, sheet: WaitingSheet) -> Edits:
    """Show one sheet's rows; return what was written, by sheet and row."""
    frame = rows(sheet)
    page.note(f"**{sheet.form.title[text.language()]}**")
    written = st.data_editor(
        frame,
        key=f"mend-{source.parsed_key}-{sheet.form.key}-{text.language()}",
        hide_index=True,
        num_rows="fixed",
        disabled=[ROW, WHY],
        column_config=columns(sheet, frame),
        column_order=order(sheet),
        height=HEAD_HEIGHT + LINE_HEIGHT * min(len(frame), MOST_LINES) + 2,
        row_height=LINE_HEIGHT,
    )
    return changes(sheet, frame, written)


def rows(sheet: WaitingSheet) -> pd.DataFrame:
    """Return the rows of the grid: number, what is wrong, and every field as text."""
    lines = []
    for row, findings in sheet.findings.items():
        why = [_why(sheet.form, one) for one in findings]
        cells = {
            one.id: shown(*sheet.cells[row].get(one.id, ("", "text")))
            for one in sheet.form.fields
        }
        lines.append({ROW: commands.shown_row(row), WHY: " · ".join(why), **cells})
    return pd.DataFrame(lines, index=list(sheet.findings))


def _why(form: Form, one: IntakeFinding) -> str:
    """Return what is wrong in a cell, with the column as the grid heads it."""
    lang = text.language()
    labels = {field.id: field.label[lang] for field in form.fields}
    return f"{labels.get(one.field_id, one.header)}: {one.message(lang)}"


def shown(typed: str, kind: str) -> str:
    """Write a cell as it stands in the file, in the reader's way of writing."""
    if kind == "date":
        day = pd.to_datetime(typed, errors="coerce")
        return typed if pd.isna(day) else text.date(day.date())
    if kind == "number" and text.language() != "en":
        return typed.replace(".", ",")
    return typed


def order(sheet: WaitingSheet) -> list[str]:
    """Return the columns: what must be looked at first, the rest as in the sheet."""
    wrong = wrong_fields(sheet)
    first = [*sheet.form.identity[:1], *wrong, *sheet.form.identity]
    every = [one.id for one in sheet.form.fields]
    return [ROW, WHY, *dict.fromkeys([*first, *every])]


def wrong_fields(sheet: WaitingSheet) -> list[str]:
    """Return the fields that some row has something wrong in, in their order."""
    wrong = {one.field_id for found in sheet.findings.values() for one in found}
    return [one.id for one in sheet.form.fields if one.id in wrong]


def columns(sheet: WaitingSheet, frame: pd.DataFrame) -> dict[str, object]:
    """Return how each column is headed and edited."""
    lang = text.language()
    wrong = wrong_fields(sheet)
    config: dict[str, object] = {
        ROW: st.column_config.NumberColumn(_("Row"), pinned=True, width=60),
        WHY: st.column_config.TextColumn(_("What to mend"), pinned=True, width=330),
    }
    for one in sheet.form.fields:
        label = (MARK if one.id in wrong else "") + one.header(lang)
        choices = commands.options_of(one)
        help_text = text.as_label(one.help[lang])
        if choices:
            there = [value for value in frame[one.id] if value]
            every = list(dict.fromkeys([*there, *choices]))
            config[one.id] = st.column_config.SelectboxColumn(
                label, options=every, help=help_text
            )
        else:
            config[one.id] = st.column_config.TextColumn(label, help=help_text)
    return config


def changes(
    sheet: WaitingSheet, frame: pd.DataFrame, written: pd.DataFrame
) -> dict[tuple[str, int], Mapping[str, str]]:
    """Return the cells that were written over, by sheet and row."""
    found: dict[tuple[str, int], Mapping[str, str]] = {}
    for row in frame.index:
        cells = {}
        for one in sheet.form.fields:
            value = written.loc[row, one.id]
            new = "" if text.is_missing(value) else str(value).strip()
            if new != frame.loc[row, one.id]:
                cells[one.id] = new
        if cells:
            found[sheet.form.key, int(row)] = cells
    return found


def offer(proposal: Proposal) -> None:
    """Offer to mend the present file's waiting rows here, once nothing is asked."""
    if proposal.stops or proposal.questions or proposal.in_use is not None:
        return
    if any(one.severity == "park" for one in proposal.findings):
        st.button(
            _("Mend here"),
            key="mend-here",
            type="tertiary",
            on_click=mended.choose,
            args=(proposal.parsed_key,),
        )
