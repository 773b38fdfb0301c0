"""Mandatory facts that no column gives: asked once, the same for every row."""

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from etl.intake.template import Field
from etl.mapping.proposing.settling import constants_of, missing_of
from ui import page, text
from ui.text import _, as_label, language
from ui.upload.mapping import fields
from ui.upload.mapping.draft import Draft
from ui.warehouse import query

ROUND = "yritykset.kierros"
FEW = 4
"""So many options are shown side by side."""

NAME = "yritykset.nimi"
"""A company without a business id is known by its name."""


def asked(draft: Draft) -> None:
    """Ask for what the file does not hold."""
    wanted, without = constants(draft), lacking(draft)
    if not wanted and not without:
        return
    page.section(
        _("Missing from the file"),
        _("The file has no column for these. What you choose holds for every row."),
    )
    for target in without:
        words = _(
            "No column is “{field}”. Choose above which column it is; without it no "
            "row can be taken into use."
        )
        page.note(words.format(field=fields.label(target)), mark="stop")
    for pair in (wanted[at : at + 2] for at in range(0, len(wanted), 2)):
        for column, target in zip(st.columns(2, gap="medium"), pair, strict=False):
            with column:
                _constant(draft, target)


def filled(draft: Draft) -> set[str]:
    """Return the fields that columns give, or are proposed to give."""
    choices = (draft.choice(at) for at in range(len(draft.columns)))
    return set(filter(fields.is_target, choices))


def unknown(draft: Draft) -> Mapping[str, str]:
    """Return the mandatory fields that may be said not to be known, with that word."""
    given = filled(draft)
    return constants_of(sorted({one.partition(".")[0] for one in given}), given)


def missing(draft: Draft) -> list[str]:
    """Return the mandatory facts that no column gives and somebody must say."""
    silent = unknown(draft)
    return [one for one in missing_of(filled(draft)) if one not in silent]


def constants(draft: Draft) -> list[str]:
    """Return the mandatory facts that can be said once for every row."""
    return [one for one in missing(draft) if not _is_of_a_row(one)]


def unsaid(draft: Draft) -> list[str]:
    """Return the facts that nobody has said yet, or said in a way that is not read."""
    said = draft.constants
    return [one for one in constants(draft) if not fields.read(one, said.get(one, ""))]


def lacking(draft: Draft) -> list[str]:
    """Return what must come from a column and does not; a name stands for an id."""
    if any(target == NAME for _at, target in draft.kept()):
        return []
    return [one for one in missing(draft) if _is_of_a_row(one)]


def _is_of_a_row(target: str) -> bool:
    return fields.field_of(target).type == "business_id"


def _constant(draft: Draft, target: str) -> None:
    options = fields.codes(target)
    if options:
        _closed(draft, target, options)
    else:
        _open(draft, target)


def _closed(draft: Draft, target: str, options: Mapping[str, str]) -> None:
    """Ask with one click where the options are few, from a list where they are many."""
    key, said = f"constant-{target}", draft.constants.get(target, "")
    st.session_state[key] = said if said in options else None
    common = {
        "label": fields.field_of(target).label[language()],
        "options": list(options),
        "key": key,
        "format_func": options.__getitem__,
        "on_change": _say,
        "args": (draft, target, key),
    }
    if len(options) <= FEW:
        st.segmented_control(**common)
    else:
        st.selectbox(**common, index=None, placeholder=_("Choose"))


def _open(draft: Draft, target: str) -> None:
    field, key = fields.field_of(target), f"constant-{target}"
    said = draft.constants.get(target, "")
    st.session_state[key] = said
    st.text_input(
        field.label[language()],
        key=key,
        placeholder=_example(field),
        on_change=_say,
        args=(draft, target, key),
    )
    if said and not fields.read(target, said):
        page.note(field.help[language()], mark="ask")
    if target == ROUND and not said:
        _rounds(draft)


def _rounds(draft: Draft) -> None:
    """Offer the rounds that are in use: most files belong to one of them."""
    found = query("upload__round")
    known = list(found["interview_round"]) if len(found) else []
    with st.container(horizontal=True, gap="small", key="known-rounds"):
        for one in known:
            st.button(
                as_label(one),
                key=f"round-{one}",
                on_click=draft.constants.__setitem__,
                args=(ROUND, one),
                width="content",
            )


def _example(field: Field) -> str:
    if field.type != "date":
        return field.example
    return text.date(dt.date.today())


def _say(draft: Draft, target: str, key: str) -> None:
    draft.constants[target] = st.session_state[key] or ""
