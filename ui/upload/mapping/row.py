"""One column: as it asks, what it holds beside what it becomes; or as a folded line."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

import streamlit as st

from ui import page, text
from ui.drawing import marks
from ui.text import N_, _, as_label, ngettext
from ui.upload.mapping import acts, fields
from ui.upload.mapping.draft import Draft

SAMPLES = 3
LONGEST_SAMPLE = 60
ISO_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])(T[\d:.]+)?")

WHY = {
    "template": N_("The same column as in the interview workbook."),
    "remembered": N_("Remembered from an earlier import."),
    "alias": N_("The header has the same name."),
    "wording": N_("The header reads much like it."),
    "content": N_("The content fits; the header does not tell."),
    "none": N_("Neither header nor content tells what it is."),
}


def header(draft: Draft, at: int) -> str:
    """Return the header of a column, or its letter when it has none."""
    column = draft.columns[at]
    words = " ".join(column.header.split())
    return words or _("column {letter}").format(letter=column.column)


def why(draft: Draft, at: int) -> str:
    """Return why a column becomes what it does."""
    column = draft.columns[at]
    if at in draft.chosen and draft.chosen[at] != column.target:
        return _("Chosen by you.")
    proposed = draft.mapped[at]
    if proposed.how == "tick" and proposed.option:
        return _("A tick means “{option}”.").format(option=proposed.option)
    if column.is_personal and not column.target:
        return _("It looks like personal data.")
    return _(WHY.get(column.source, WHY["none"]))


def as_seen(written: str, longest: int = LONGEST_SAMPLE) -> str:
    """Return a cell's text as a person sees it: dates as dates, long texts cut."""
    words = " ".join(written.split())
    if ISO_DATE.fullmatch(words):
        return text.date(dt.datetime.fromisoformat(words))
    return words if len(words) <= longest else f"{words[:longest].rstrip()} …"


def folded(
    draft: Draft,
    name: str,
    heads: Sequence[str],
    cells: Mapping[int, Sequence[str]],
    opened: tuple[set[int], str, str],
) -> None:
    """Show columns that ask nothing as a table, and let one be opened by its name.

    `cells` are those beside the header, by column; `opened` is where an opened column
    is put, with the words that ask for it.
    """
    into, label, placeholder = opened
    head = "".join(f'<th scope="col">{page.rich(one)}</th>' for one in heads)
    lines = "".join(
        f'<tr><th scope="row">{page.rich(header(draft, at))}</th>'
        + "".join(f"<td>{page.rich(one)}</td>" for one in texts)
        + "</tr>"
        for at, texts in cells.items()
    )
    st.html(
        f'<table class="vv-table vv-folded"><caption>{page.rich(label)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
    )
    key = f"open-{name}-{draft.version}"
    st.session_state[key] = None
    st.selectbox(
        label,
        list(cells),
        key=key,
        index=None,
        format_func=lambda at: header(draft, at),
        placeholder=placeholder,
        on_change=lambda: into.add(st.session_state[key]),
        width=380,
    )


def asked(draft: Draft, at: int) -> None:
    """Show one column with its samples and the choice of what it becomes."""
    with st.container(key=f"column-{draft.version}-{at}"):
        left, right = st.columns([1, 1.1], gap="medium")
        with left:
            st.html(_about(draft, at))
        with right:
            _choice(draft, at)


def _about(draft: Draft, at: int) -> str:
    column = draft.columns[at]
    state = "green" if draft.is_decided(at) else "ask"
    count = ngettext("{count} answer", "{count} answers", column.filled)
    facts = f"{column.column} · {count.format(count=text.number(column.filled))}"
    if len(draft.proposal.mapping.sheets) > 1:
        facts = f"{column.sheet} · {facts}"
    samples = " ".join(
        f"<code>{page.rich(as_seen(one))}</code>" for one in column.samples[:SAMPLES]
    )
    title = page.rich(header(draft, at))
    return (
        f'<div class="vv-asked"><h4>{marks.state(state, alt=_(marks.WORDS[state]))} '
        f"<span>{title}</span></h4>{_wordings(draft, at)}"
        f"<p><small>{page.rich(facts)}</small> {samples}</p></div>"
    )


def _wordings(draft: Draft, at: int) -> str:
    """Show the old and the new wording of a question together."""
    old = draft.columns[at].old_wording
    if not old or old == draft.columns[at].header:
        return ""
    pairs = ((_("Before"), old), (_("Now"), header(draft, at)))
    lines = "".join(
        f"<dt>{page.rich(word)}</dt><dd>{page.rich(one)}</dd>" for word, one in pairs
    )
    return f"<dl>{lines}</dl>"


def _choice(draft: Draft, at: int) -> None:
    key = f"target-{draft.version}-{at}"
    st.session_state[key] = draft.choice(at) or None
    waits = not draft.is_decided(at) and bool(draft.columns[at].target)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            as_label(header(draft, at)),
            _offered(draft, at),
            key=key,
            index=None,
            format_func=fields.labels().__getitem__,
            placeholder=_("Choose what the column is"),
            label_visibility="collapsed",
            on_change=_choose,
            args=(draft, at, key),
        )
        if waits:
            st.button(
                _("Accept"),
                key=f"confirm-{draft.version}-{at}",
                on_click=acts.choose,
                args=(draft, at, draft.columns[at].target),
                width="content",
            )
    hint = "" if draft.is_decided(at) else _hint(draft, at)
    if not hint:
        page.note(why(draft, at))
        return
    st.button(
        as_label(_("Perhaps {field}?").format(field=fields.label(hint))),
        key=f"hint-{draft.version}-{at}",
        on_click=acts.choose,
        args=(draft, at, hint),
        type="tertiary",
    )


def _hint(draft: Draft, at: int) -> str:
    """Return the likeliest field of a column that nothing is proposed for."""
    column = draft.columns[at]
    if column.target or not column.alternatives:
        return ""
    return max(column.alternatives, key=lambda pair: pair[1])[0]


def _offered(draft: Draft, at: int) -> list[str]:
    """Return the choices, the likely ones first."""
    column = draft.columns[at]
    likely = [column.target, *(target for target, _score in column.alternatives)]
    reasons = [one for one in fields.choices() if one.startswith(fields.OUT)]
    rest = [one for one in fields.choices() if not one.startswith(fields.OUT)]
    return list(dict.fromkeys(one for one in [*likely, *reasons, *rest] if one))


def _choose(draft: Draft, at: int, key: str) -> None:
    acts.choose(draft, at, st.session_state[key] or "")
