"""The first answer of the file as the choices read it: the surest test of them."""

import streamlit as st

from etl.mapping import SheetProposal
from etl.reading import column_number
from etl.reading.types.options import split
from ui import page
from ui.text import _, language
from ui.upload.mapping import fields
from ui.upload.mapping.draft import Draft
from ui.upload.mapping.row import as_seen

SHOWN = 7
LONGEST = 44


def shown(draft: Draft) -> None:
    """Show the first row of the first sheet that is read, field by field."""
    sheet = next((s for s in draft.proposal.sheets if draft.is_read(s.sheet)), None)
    texts = dict(sheet.preview).get(sheet.first_data_row, ()) if sheet else ()
    lines = _lines(draft, sheet, texts) if sheet else []
    if not sheet or not lines:
        return
    words = _("Row {row} is read as").format(row=sheet.first_data_row)
    items = "".join(
        f"<dt>{page.rich(label)}</dt><dd>{page.rich(value)}</dd>"
        for label, value in lines[:SHOWN]
    )
    st.html(
        f'<div class="vv-example-row"><h3>{page.rich(words)}</h3><dl>{items}</dl></div>'
    )


def _lines(
    draft: Draft, sheet: SheetProposal, texts: tuple[str, ...]
) -> list[tuple[str, str]]:
    found = []
    for at, target in draft.kept():
        column = draft.columns[at]
        place = column_number(column.column) - 1
        if column.sheet == sheet.sheet and place < len(texts) and texts[place].strip():
            label = fields.field_of(target).label[language()]
            found.append((label, _value(draft, at, texts[place])))
    return found


def _value(draft: Draft, at: int, written: str) -> str:
    names, separator = fields.codes(draft.choice(at)), draft.separator(at)
    parts = split(written, separator) if separator else [written.strip()]
    read = [names.get(draft.code(at, one) or "", as_seen(one)) for one in parts]
    return as_seen(" · ".join(read), LONGEST)
