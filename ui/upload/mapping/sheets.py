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
    for number, sheet in enumerate(draft.proposal.sheets):
        _sheet(draft, sheet, number)


def _sheet(draft: Draft, sheet: SheetProposal, number: int) -> None:
    is_read = draft.is_read(sheet.sheet)
    if len(draft.proposal.sheets) > 1:
        key = f"read-{draft.version}-{number}"
        st.session_state[key] = is_read
        st.checkbox(
            f"{as_label(sheet.sheet)} · {as_label(_facts(sheet))}",
            key=key,
            disabled=not sheet.rows,
            on_change=_read,
            args=(sheet.sheet, key),
        )
    if not is_read:
        return
    words = _("{sheet}: headers on row {row}, answers on rows {first}–{last}")
    label = words.format(
        sheet=sheet.sheet,
        row=_rows(sheet),
        first=sheet.first_data_row,
        last=sheet.last_data_row,
    )
    with st.expander(as_label(label), expanded=_is_unusual(sheet)):
        st.html(_preview(sheet))
        _header_choice(draft, sheet, number)


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
    return bool(sheet.header_rows) and sheet.header_rows[0] > 1


def _preview(sheet: SheetProposal) -> str:
    first, last = sheet.header_rows[0] - AROUND, sheet.header_rows[-1] + AROUND
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
        format_func=lambda row: offered.get(row, str(row)),
        on_change=_set_header,
        args=(sheet.sheet, key),
    )


def _line(texts: tuple[str, ...]) -> str:
    return as_seen(", ".join(as_seen(one) for one in texts if one), LONGEST_CELL * 2)


def _read(sheet: str, key: str) -> None:
    acts.read_sheet(sheet, is_read=st.session_state[key])


def _set_header(sheet: str, key: str) -> None:
    acts.set_header(sheet, int(st.session_state[key]))
