"""What the mended rows would be, said before anything is saved; and the saving."""

import json
from collections.abc import Sequence

import streamlit as st

from ui import commands, page, text
from ui.commands import (
    Batch,
    Edits,
    IntakeFinding,
    Proposal,
    UserMessage,
    WaitingSheet,
)
from ui.text import _, ngettext
from ui.upload import state
from ui.warehouse import build_facts

KEPT, CHOSEN = "mended", "to-mend"
SHOWN = 5
FIRST_ROW = 3
"""Where the rows of a correction file begin."""


def choose(source: str) -> None:
    """Open the grid of a batch, or of the present file by its key; empty closes it."""
    st.session_state[CHOSEN] = source


def chosen() -> str:
    """Return what the grid is open for, empty when it is closed."""
    return str(st.session_state.get(CHOSEN, ""))


def left(count: int) -> str:
    """Say on how many rows something waits to be mended."""
    words = ngettext(
        "{count} row has something to mend",
        "{count} rows have something to mend",
        count,
    )
    return words.format(count=text.number(count))


def result(
    source: Proposal | Batch, sheets: Sequence[WaitingSheet], edits: Edits
) -> None:
    """Show the dry run of what was written, and the button that saves it."""
    written, edits = len(edits), commands.same_everywhere(sheets, edits)
    tried = _tried(source, edits) if edits else None
    if isinstance(tried, UserMessage):
        page.note(tried.render(text.language()), mark="stop")
        tried = None
    elif tried is None:
        page.note(_("Nothing has been changed yet."))
    if len(edits) > written:
        words = ngettext(
            "The same business ID was mended on {count} other row too.",
            "The same business ID was mended on {count} other rows too.",
            len(edits) - written,
        )
        page.note(words.format(count=text.number(len(edits) - written)), mark="tell")
    right = 0
    if tried is not None:
        right = _say(tried, sheets, edits)
    with st.container(horizontal=True, gap="small"):
        st.button(
            _label(source, right),
            key="take-mended",
            type="primary",
            disabled=not right,
            on_click=_take,
            args=(source, edits),
        )
        st.button(
            _("Close without saving"),
            key="close-mending",
            type="tertiary",
            on_click=choose,
            args=("",),
        )


def _label(source: Proposal | Batch, right: int) -> str:
    if not right:
        return _("Take the mended rows into use")
    if isinstance(source, Proposal) and source.in_use is None:
        words = ngettext(
            "Accept the file and {count} mended row",
            "Accept the file and {count} mended rows",
            right,
        )
    else:
        words = ngettext(
            "Take {count} mended row into use",
            "Take {count} mended rows into use",
            right,
        )
    return words.format(count=text.number(right))


def _say(tried: Proposal, sheets: Sequence[WaitingSheet], edits: Edits) -> int:
    """Say how many rows are right now, and why a mended one is not; return the count.

    What waits in rows that were not touched stands in the grid already.
    """
    left = [one for one in tried.findings if one.severity in {"park", "ask"}]
    places = {(one.sheet_key, one.row) for one in left}
    right = sum(len(sheet.findings) for sheet in sheets) - len(places)
    fine = ngettext("{count} row is right.", "{count} rows are right.", right)
    words = f"**{fine.format(count=text.number(right))}**"
    if places:
        rest = ngettext("{count} still waits.", "{count} still wait.", len(places))
        words = f"{words} {rest.format(count=text.number(len(places)))}"
    page.note(words, mark="park" if places else "green")
    rows = {sheet.form.key: list(sheet.findings) for sheet in sheets}
    why = {}
    for one in left:
        row = rows[one.sheet_key][(one.row or FIRST_ROW) - FIRST_ROW]
        if (one.sheet_key, row) in edits:
            why[one.message(text.language())] = _why(one, row)
    for sentence in list(why.values())[:SHOWN]:
        page.note(sentence)
    return right


def _why(one: IntakeFinding, row: int) -> str:
    """Return where and why a cell still waits, by the row of the first file."""
    lang = text.language()
    place = _("{sheet}, row {row}, {header}").format(
        sheet=one.sheet, row=commands.shown_row(row), header=one.header
    )
    return f"{place}: {one.message(lang)} {one.how_to_fix(lang)}"


def _tried(source: Proposal | Batch, edits: Edits) -> Proposal | UserMessage:
    """Return the dry run of these edits, made once."""
    facts = build_facts()
    written = json.dumps(sorted((list(place), cells) for place, cells in edits.items()))
    key = (source.parsed_key, facts.build_id if facts else "", text.language(), written)
    known = st.session_state.get(KEPT)
    if known is None or known[0] != key:
        try:
            with st.spinner(_("Checking what you wrote…")):
                known = (key, commands.propose_mended(source, edits))
        except UserMessage as refused:
            known = (key, refused)
        st.session_state[KEPT] = known
    found: Proposal | UserMessage = known[1]
    return found


def _take(source: Proposal | Batch, edits: Edits) -> None:
    """Take the mended rows into use, and start over with an empty file box."""
    try:
        st.session_state["outcome"] = "accepted", commands.accept_mended(source, edits)
    except UserMessage as refused:
        st.session_state["outcome"] = "accepted", refused
        return
    choose("")
    if isinstance(source, Proposal):
        st.session_state.pop("upload", None)
        st.session_state["upload_round"] = state.file_key_round() + 1
