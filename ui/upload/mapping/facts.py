"""Mandatory facts that no column gives: asked once, the same for every row."""

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from etl.intake.template import Field
from etl.mapping.proposing.settling import constants_of, missing_of
from ui import page, text
from ui.text import _, language
from ui.upload.mapping import fields
from ui.upload.mapping.draft import Draft

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
    for group in (wanted[at : at + 3] for at in range(0, len(wanted), 3)):
        for column, target in zip(st.columns(3), group, strict=False):
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
    field = fields.field_of(target)
    label, key = field.label[language()], f"constant-{target}"
    said = draft.constants.get(target, "")
    options = fields.codes(target)
    if options:
        st.session_state[key] = said or None
        st.selectbox(
            label,
            list(options),
            key=key,
            index=None,
            format_func=options.__getitem__,
            placeholder=_("Choose"),
            on_change=_say,
            args=(draft, target, key),
        )
    else:
        st.session_state[key] = said
        st.text_input(
            label,
            key=key,
            placeholder=_example(field),
            on_change=_say,
            args=(draft, target, key),
        )
        if said and not fields.read(target, said):
            page.note(field.help[language()], mark="ask")


def _example(field: Field) -> str:
    if field.type != "date":
        return field.example
    return text.date(dt.date.today())


def _say(draft: Draft, target: str, key: str) -> None:
    draft.constants[target] = st.session_state[key] or ""
