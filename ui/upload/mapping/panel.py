"""What follows from the choices, always in sight; and the way on."""

import streamlit as st

from ui import page, text
from ui.text import _, language, ngettext
from ui.upload.mapping import acts, example, facts, fields, row
from ui.upload.mapping.draft import Draft


def shown(draft: Draft) -> None:
    """Show how the file will be read, the name of the mapping and the button."""
    with st.container(key="mapping-panel", gap="xsmall"):
        page.section(
            _("How the file is read"),
            _("Nothing has been taken into use yet."),
        )
        st.html(_summary(draft))
        _twice(draft)
        example.shown(draft)
        key = f"mapping-name-{draft.version}"
        st.session_state[key] = draft.name
        st.text_input(
            _("Remembered by the name"),
            key=key,
            max_chars=80,
            on_change=_name,
            args=(draft, key),
        )
        page.note(
            _(
                "The next file of the same form is read the same way, and only what is "
                "new in it asks."
            )
        )
        _buttons(draft)


def waiting(draft: Draft) -> str:
    """Return what must still be chosen, empty when the file can be checked."""
    undecided, said = len(draft.undecided()), len(facts.unsaid(draft))
    if not list(draft.kept()):
        return _("Choose at least one column")
    if undecided:
        words = ngettext(
            "Choose {count} column first", "Choose {count} columns first", undecided
        )
        return words.format(count=text.number(undecided))
    if draft.taken_twice():
        return _("Choose one column for each field")
    if facts.lacking(draft):
        return _("Choose the column of the company")
    if said:
        words = ngettext(
            "Fill in {count} fact first", "Fill in {count} facts first", said
        )
        return words.format(count=text.number(said))
    return ""


def _summary(draft: Draft) -> str:
    counts: dict[str, int] = {}
    for _at, target in draft.kept():
        form = fields.form_of(target)
        counts[form.title[language()]] = counts.get(form.title[language()], 0) + 1
    lines = sorted(counts.items())
    undecided, apart = len(draft.undecided()), draft.kept_apart()
    out = len(draft.columns) - sum(counts.values()) - undecided - apart
    if apart:
        lines.append((_("Contact store"), apart))
    lines.append((_("Left out"), out))
    if undecided:
        lines.append((_("Not chosen yet"), undecided))
    return "".join(_line(title, count) for title, count in lines)


def _line(title: str, count: int) -> str:
    words = ngettext("{count} column", "{count} columns", count)
    return (
        f'<div class="vv-line"><span>{page.rich(title)}</span>'
        f"<span>{page.rich(words.format(count=text.number(count)))}</span></div>"
    )


def _twice(draft: Draft) -> None:
    """Say which field several columns want."""
    for target, columns in draft.taken_twice().items():
        words = _("**{field}** is chosen for several columns: {columns}. Keep one.")
        names = ", ".join(row.header(draft, at) for at in columns)
        page.note(words.format(field=fields.label(target), columns=names), mark="stop")


def _buttons(draft: Draft) -> None:
    missing = waiting(draft)
    with st.container(horizontal=True, gap="small"):
        st.button(
            missing or _("Check the file"),
            key="check-file",
            type="primary",
            disabled=bool(missing),
            on_click=acts.check,
            args=(draft,),
        )
        if acts.can_return():
            st.button(
                _("Back to the findings"),
                key="back-to-findings",
                on_click=acts.close,
            )


def _name(draft: Draft, key: str) -> None:
    draft.name = st.session_state[key]
