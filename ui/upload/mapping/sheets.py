"""Which sheets hold answers, and on which row the headers stand."""

import streamlit as st

from etl.mapping import SheetProposal
from ui import page, text
from ui.text import N_, _, as_label, ngettext
from ui.upload.mapping import acts
from ui.upload.mapping.draft import Draft
from ui.upload.mapping.row import as_seen

AROUND = 5
"""Rows shown above and below the header row."""

SHOWN_COLUMNS = 8
LONGEST_CELL = 40

ROLES = {
    "data": N_("answers"),
    "lookup": N_("a list for drop-downs"),
    "notes": N_("notes"),
    "empty": N_("empty"),
}


def listed(draft: Draft) -> None:
    """Show every sheet with its role; a sheet of answers also with its header."""
    page.section(
        _("Sheets"),
        _("Answers are read below the header row. Choose another if it is wrong."),
    )
    nothing_read = not draft.columns
    for number, sheet in enumerate(draft.proposal.sheets):
        if len(draft.proposal.sheets) > 1:
            _role(draft, sheet, number)
        if sheet.preview and (draft.is_read(sheet.sheet) or nothing_read):
            _header(draft, sheet, number)


def _role(draft: Draft, sheet: SheetProposal, number: int) -> None:
    key = f"read-{draft.version}-{number}"
    st.session_state[key] = draft.is_read(sheet.sheet)
    st.checkbox(
        f"{as_label(sheet.sheet)} · {as_label(_facts(sheet))}",
        key=key,
        disabled=not sheet.preview,
        on_change=_read,
        args=(sheet.sheet, key),
    )


def _header(draft: Draft, sheet: SheetProposal, number: int) -> None:
    with st.expander(as_label(_place(sheet)), expanded=_is_unusual(sheet)):
        st.html(_preview(sheet))
        _header_choice(draft, sheet, number)


def _place(sheet: SheetProposal) -> str:
    if not sheet.header_rows or not sheet.rows:
        words = _("{sheet}: no header row was found; choose it")
        return words.format(sheet=sheet.sheet)
    words = _("{sheet}: headers on row {row}, answers on rows {first}–{last}")
    return words.format(
        sheet=sheet.sheet,
        row=_rows(sheet),
        first=sheet.first_data_row,
        last=sheet.last_data_row,
    )


def _facts(sheet: SheetProposal) -> str:
    words = [_(ROLES.get(sheet.role, ROLES["notes"]))]
    if sheet.rows:
        rows = ngettext("{count} row", "{count} rows", sheet.rows)
        words.append(rows.format(count=text.number(sheet.rows)))
    if sheet.state != "visible":
        words.append(_("hidden in the file"))
    return ", ".join(words)


def _rows(sheet: SheetProposal) -> str:
    return "–".join(
        str(row) for row in sheet.header_rows[:: max(1, len(sheet.header_rows) - 1)]
    )


def _is_unusual(sheet: SheetProposal) -> bool:
    """Tell whether something stands above the headers, so that a person should look."""
    return not sheet.rows or not sheet.header_rows or sheet.header_rows[0] > 1


def _preview(sheet: SheetProposal) -> str:
    rows = sheet.header_rows or (sheet.preview[0][0],)
    first, last = rows[0] - AROUND, rows[-1] + AROUND
    lines = []
    for row, texts in sheet.preview:
        if not first <= row <= last:
            continue
        is_header = row in sheet.header_rows
        tag = "th" if is_header else "td"
        cells = "".join(
            f"<{tag}>{page.rich(as_seen(one, LONGEST_CELL))}</{tag}>"
            for one in texts[:SHOWN_COLUMNS]
        )
        kind = ' class="vv-header-row"' if is_header else ""
        lines.append(f'<tr{kind}><th scope="row">{row}</th>{cells}</tr>')
    caption = page.rich(_("Rows around the headers"))
    return (
        f'<div class="vv-preview" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="vv-table"><caption>{caption}</caption>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _header_choice(draft: Draft, sheet: SheetProposal, number: int) -> None:
    offered = {
        row: f"{row}: {_line(texts)}" for row, texts in sheet.preview if any(texts)
    }
    key = f"header-{draft.version}-{number}"
    st.session_state[key] = sheet.header_rows[-1] if sheet.header_rows else None
    st.selectbox(
        _("Header row"),
        list(offered),
        key=key,
        index=0 if sheet.header_rows else None,
        placeholder=_("Choose the header row"),
        format_func=lambda row: offered.get(row, str(row)),
        on_change=_set_header,
        args=(sheet.sheet, key),
    )


def _line(texts: tuple[str, ...]) -> str:
    return as_seen(", ".join(as_seen(one) for one in texts if one), LONGEST_CELL * 2)


def _read(sheet: str, key: str) -> None:
    acts.read_sheet(sheet, is_read=st.session_state[key])


def _set_header(sheet: str, key: str) -> None:
    row = st.session_state[key]
    if row is not None:
        acts.set_header(sheet, int(row))
