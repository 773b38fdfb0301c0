"""What the answers of closed questions mean: each label of the file and its code."""

from collections.abc import Sequence

import streamlit as st

from ui import page, text
from ui.text import _, as_label, language, ngettext
from ui.upload.mapping import acts, fields, row
from ui.upload.mapping.draft import SHOWN, Draft
from ui.upload.mapping.row import as_seen

MOST_ASKED = 12
"""Labels that ask under one column; the rarer ones become findings."""

MOST_COUNTED = 40
"""Options that are listed under one column."""

EXAMPLES = 4
"""Answers named in the folded table."""


def listed(draft: Draft) -> None:
    """Show the answers of every closed question that the file holds."""
    places = [
        at for at, _target in draft.kept() if draft.is_closed(at) or draft.is_split(at)
    ]
    if not places:
        return
    page.section(
        _("Answers"),
        _("The answers of closed questions become codes. They are remembered too."),
    )
    asked = [at for at in places if draft.answers_ask(at) or draft.is_split(at)]
    _recognised(draft, [at for at in places if at not in set(asked)])
    for at in asked[: draft.shown]:
        _column(draft, at)
    rest = len(asked) - draft.shown
    if rest > 0:
        words = ngettext("Show {count} more", "Show {count} more", rest)
        st.button(
            words.format(count=text.number(min(rest, SHOWN))),
            key="more-answers",
            on_click=draft.show_more,
            type="tertiary",
        )


def _recognised(draft: Draft, places: Sequence[int]) -> None:
    """Fold the questions whose every answer has a code into one line."""
    if not places:
        return
    words = ngettext(
        "Every answer of {count} question was recognised",
        "Every answer of {count} questions was recognised",
        len(places),
    )
    with st.expander(words.format(count=text.number(len(places)))):
        heads = (_("Column in the file"), _("Answers"))
        cells = {at: [_examples(draft, at)] for at in places}
        words = (_("Change the answers of a question"), _("Choose a question"))
        row.folded(draft, "answers", heads, cells, (draft.answers_opened, *words))


def _examples(draft: Draft, at: int) -> str:
    """Return what the commonest answers of a question mean."""
    names = fields.codes(draft.choice(at))
    pairs = [
        f"{label} → {names.get(draft.code(at, label) or '', '–')}"
        for label in list(draft.options(at))[:EXAMPLES]
    ]
    more = " …" if len(draft.options(at)) > EXAMPLES else ""
    return ", ".join(pairs) + more


def _column(draft: Draft, at: int) -> None:
    unknown = draft.unknown_labels(at)
    shown = f"{row.header(draft, at)} · {_state(draft, at, len(unknown))}"
    with st.expander(
        as_label(shown), expanded=bool(unknown) or at in draft.answers_opened
    ):
        if draft.is_split(at):
            _separator(draft, at)
        known_codes = fields.codes(draft.choice(at))
        if not known_codes:
            _counts(draft, at)
            return
        hint = fields.field_of(draft.choice(at)).help[language()]
        page.note(f"{fields.label(draft.choice(at))}. {hint}")
        for number, label in enumerate(draft.labels(at)[:MOST_ASKED]):
            _label(draft, at, number, label)
        rest = len(draft.labels(at)) - MOST_ASKED
        if rest > 0:
            words = ngettext(
                "{count} rarer answer is looked up by itself; what is not found asks "
                "in the findings.",
                "{count} rarer answers are looked up by themselves; what is not found "
                "asks in the findings.",
                rest,
            )
            page.note(words.format(count=text.number(rest)))


def _state(draft: Draft, at: int, unknown: int) -> str:
    if not fields.codes(draft.choice(at)):
        count = len(draft.labels(at))
        words = ngettext("{count} option", "{count} options", count)
        return words.format(count=text.number(count))
    if not unknown:
        return _("every answer recognised")
    words = ngettext(
        "{count} answer without a code", "{count} answers without a code", unknown
    )
    return words.format(count=text.number(unknown))


def _separator(draft: Draft, at: int) -> None:
    names = {
        "": _("One answer in a cell"),
        ";": _("Several, separated by ;"),
        ", ": _("Several, separated by a comma"),
        "\n": _("Several, each on a line of its own"),
        "/": _("Several, separated by /"),
        "|": _("Several, separated by |"),
    }
    key = f"separator-{draft.version}-{at}"
    present = draft.separator(at)
    names.setdefault(present, present)
    st.session_state[key] = present
    st.selectbox(
        _("Answers in one cell"),
        list(names),
        key=key,
        format_func=names.__getitem__,
        on_change=_separate,
        args=(draft, at, key),
        width=320,
    )


def _separate(draft: Draft, at: int, key: str) -> None:
    acts.separate(draft, at, st.session_state[key])


def _counts(draft: Draft, at: int) -> None:
    """List the options with their counts; an open field takes them as they are."""
    options = list(draft.options(at).items())
    items = "".join(
        f"<li>{page.rich(as_seen(label))} <small>{text.number(count)}</small></li>"
        for label, count in options[:MOST_COUNTED]
    )
    more = len(options) - MOST_COUNTED
    if more > 0:
        words = ngettext("and one more", "and {count} more", more)
        items += f"<li>{page.rich(words.format(count=text.number(more)))}</li>"
    st.html(f'<ul class="vv-options">{items}</ul>')


def _label(draft: Draft, at: int, number: int, label: str) -> None:
    offered = {fields.NO_ANSWER: _("No answer (leave empty)")}
    offered = dict(fields.codes(draft.choice(at))) | offered
    code = draft.code(at, label)
    key = f"code-{draft.version}-{at}-{number}"
    st.session_state[key] = code if code in offered else None
    count = text.number(draft.options(at)[label])
    left, right = st.columns([1, 1], gap="medium", vertical_alignment="center")
    with left:
        st.html(
            f'<p class="vv-option">{page.rich(label)} <small>{page.rich(count)}'
            "</small></p>"
        )
    with right:
        st.selectbox(
            as_label(label),
            list(offered),
            key=key,
            index=None,
            format_func=offered.__getitem__,
            placeholder=_("Choose what it means"),
            label_visibility="collapsed",
            on_change=_code,
            args=(draft, at, label, key),
        )


def _code(draft: Draft, at: int, label: str, key: str) -> None:
    draft.set_code(at, label, st.session_state[key])
