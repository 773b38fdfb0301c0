"""Questions of a file: answered with one click per cause, and never asked again."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from html import escape

import streamlit as st

from etl.intake.findings import in_language
from ui import commands, text
from ui.commands import Cause, IntakeFinding, Proposal, Remembered
from ui.text import _, ngettext
from ui.upload import findings, state

SHOWN_VALUES = 3
EDITED_VALUES = 20
LINES = 6
"""More answered questions than this are folded."""

FILE = "CONFIDENTIAL_WORD"


def listed(proposal: Proposal) -> None:
    """Show the open questions as cards, then the answered ones in a line each."""
    for cause in proposal.causes:
        if cause.first.severity == "ask":
            _card(cause)
    answered = [one for one in proposal.causes if one.first.answered]
    if not answered:
        return
    known = commands.remembered_answers()
    if len(answered) <= LINES:
        for cause in answered:
            _line(cause, known)
        return
    words = ngettext(
        "One question is answered", "{count} questions are answered", len(answered)
    )
    with st.expander(words.format(count=text.number(len(answered)))):
        for cause in answered:
            _line(cause, known)


def _card(cause: Cause) -> None:
    first = cause.first
    with st.container(key=f"question-{first.question}", gap=None):
        st.html(f'<ul class="vv-causes vv-open">{findings.item(cause)}</ul>')
        if first.code != FILE:
            st.html(_readings(cause))
        for one in cause.distinct:
            _say_if_refused(one)
        with st.container(horizontal=True, gap="small"):
            yes, no = _labels(cause)
            _button(yes, first.question, "proposal", kind="primary")
            _button(no, first.question, "leave", kind="secondary")
            if first.code != FILE:
                _edit(cause)


def _labels(cause: Cause) -> tuple[str, str]:
    if cause.first.code == FILE:
        return _("Yes, it may"), _("No, keep it out")
    yes = ngettext("Yes, the one cell", "Yes, all {count} cells", cause.count)
    return yes.format(count=text.number(cause.count)), _("No, leave waiting")


def _button(label: str, question: str, value: str, *, kind: str) -> None:
    st.button(
        label,
        key=f"answer-{value}-{question}",
        on_click=state.answer,
        args=(question, value),
        type=kind,  # type: ignore[arg-type]
    )


def _readings(cause: Cause) -> str:
    """Return what the first values probably are: `1.250` → 1 250."""
    distinct = cause.distinct
    pairs = "".join(
        f"<li><code>{escape(findings.written(one))}</code> → "
        f"<strong>{escape(findings.reading(one))}</strong></li>"
        for one in distinct[:SHOWN_VALUES]
    )
    more = len(distinct) - SHOWN_VALUES
    if more > 0:
        words = ngettext("and one more value", "and {count} more values", more)
        pairs += f"<li>{escape(words.format(count=text.number(more)))}</li>"
    return f'<ul class="vv-readings">{pairs}</ul>'


def _say_if_refused(one: IntakeFinding) -> None:
    given = state.answers().get(one.value_question, "")
    if given.startswith("="):
        words = _("“{text}” does not fit the column “{header}”. Write another value.")
        filled = words.format(text=given[1:], header=one.header)
        st.html(f'<p class="vv-refused">{escape(filled)}</p>')


def _edit(cause: Cause) -> None:
    """Offer the other reading for all cells, and a text field for each value."""
    first = cause.first
    with st.popover(_("Edit")):
        if first.other:
            other = in_language(first.values["other"], text.language())
            words = _("Read all the other way: {value}").format(value=other)
            _button(words, first.question, "other", kind="secondary")
        edited = cause.distinct[:EDITED_VALUES]
        with st.form(key=f"edit-{first.question}", border=False):
            for one in edited:
                st.text_input(
                    findings.written(one),
                    value=_editable(one),
                    key=_field(one),
                )
            st.form_submit_button(_("Save"), on_click=_save, args=(edited,))
        left = len(cause.distinct) - EDITED_VALUES
        if left > 0:
            words = ngettext(
                "One more value is asked after these.",
                "{count} more values are asked after these.",
                left,
            )
            st.caption(words.format(count=text.number(left)))


def _field(one: IntakeFinding) -> str:
    return f"edit-{one.value_question}"


def _save(edited: list[IntakeFinding]) -> None:
    given = {}
    for one in edited:
        written = str(st.session_state.get(_field(one), "")).strip()
        if not written:
            given[one.value_question] = "leave"
        elif written == _editable(one):
            given[one.value_question] = "proposal"
        else:
            given[one.value_question] = f"={written}"
    state.answer_all(given)


def _editable(one: IntakeFinding) -> str:
    """Return the proposal as a person writes it into a cell."""
    guess = one.values.get("guess")
    if isinstance(guess, Decimal):
        point = "." if text.language() == "en" else ","
        return str(one.proposal or "").replace(".", point)
    if isinstance(guess, dt.date):
        return guess.isoformat() if text.language() == "en" else text.date(guess)
    return str(one.proposal or "")


def _line(cause: Cause, known: Mapping[str, Remembered]) -> None:
    first = cause.first
    with st.container(
        key=f"answered-{first.severity}-{first.question}",
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
    ):
        title = escape(first.title(text.language()))
        where = escape(f"{first.sheet} · {first.header}" if first.header else "")
        told = escape(f"{_what(cause)} {_earlier(cause, known)}".strip())
        st.html(
            f"<span>✓&nbsp; {title} <small>{where}</small></span><small>{told}</small>"
        )
        st.button(
            _("Change"),
            key=f"change-{first.severity}-{first.question}",
            on_click=state.answer_all,
            args=({key: "" for key in _keys(cause)},),
            type="tertiary",
            width="content",
        )


def _what(cause: Cause) -> str:
    """Say what the answer did, with the first value as an example."""
    first, count = cause.first, cause.count
    if first.code == FILE:
        yes = first.answered == "proposal"
        return _("The file may be taken into use.") if yes else _("It stays out.")
    if first.answered == "leave":
        words = ngettext("One cell waits.", "{count} cells wait.", count)
        return words.format(count=text.number(count))
    words = ngettext(
        "One cell: “{value}” → {read}.", "{count} cells: “{value}” → {read}.", count
    )
    value, read = findings.written(first), findings.reading(first)
    return words.format(count=text.number(count), value=value, read=read)


def _earlier(cause: Cause, known: Mapping[str, Remembered]) -> str:
    """Say who answered and when, if it was not now about this file."""
    keys = _keys(cause)
    if any(key in state.answers() for key in keys):
        return ""
    found = next((known[key] for key in keys if key in known), None)
    if found is None:
        return ""
    day = text.date(dt.datetime.fromisoformat(found.at).astimezone())
    return _("Answered earlier {date}, {who}.").format(date=day, who=found.author)


def _keys(cause: Cause) -> list[str]:
    keys = {cause.first.question: None}
    for one in cause.distinct:
        if one.value_question:
            keys[one.value_question] = None
    return list(keys)
