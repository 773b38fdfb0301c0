"""The consents of interviewed companies: who agreed to what, and taking one back."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from ui import commands, page, text
from ui.commands import CONSENTS, Standing, UserMessage, Withdrawal
from ui.protection import consent_acts
from ui.protection.limits import CLASSES
from ui.tables.columns import Column
from ui.tables.plain import table as plain_table
from ui.text import _, ngettext

WORDS = "consent-words"


def found() -> list[Standing]:
    """Return every interviewed company, or none with the reason shown."""
    try:
        return commands.company_consents()
    except UserMessage as refused:
        page.note(refused.render(text.language()), mark="stop")
        return []


def answer(held: Sequence[Standing]) -> str:
    """Say how many may be named, and how many took something back."""
    if not held:
        return _("Nobody has been interviewed yet.")
    named = sum(one.may_be_named for one in held)
    words = ngettext(
        "**{named} of {count} company** may be named.",
        "**{named} of {count} companies** may be named.",
        len(held),
    ).format(named=text.number(named), count=text.number(len(held)))
    taken = sum(bool(one.withdrawn) for one in held)
    if not taken:
        return words + " " + _("No consent has been taken back.")
    back = ngettext(
        "{count} company has taken a consent back.",
        "{count} companies have taken a consent back.",
        taken,
    ).format(count=text.number(taken))
    return f"{words} {back}"


def figures(held: Sequence[Standing]) -> list[tuple[str, str]]:
    """Return how many may be counted in summaries, and are public."""
    counted = sum(one.may_be_counted for one in held)
    public = sum(one.disclosure_class == "julkinen" for one in held)
    return [
        (text.number(counted), _("may be counted in summaries")),
        (text.number(public), _("in the class public")),
    ]


def search() -> None:
    """Show the box that searches names and ids."""
    st.text_input(_("Search"), key=WORDS, width=320)


def chosen(held: Sequence[Standing]) -> list[Standing]:
    """Return the companies in whose name or id the words stand."""
    words = str(st.session_state.get(WORDS) or "").casefold().split()
    return [
        one
        for one in held
        if all(
            word in f"{one.company_name} {one.company_id}".casefold() for word in words
        )
    ]


def table(held: Sequence[Standing]) -> None:
    """Show each company with its class, its consents, and what was taken back."""
    if not held:
        page.note(_("No company was found."))
        return
    rows = pd.DataFrame([_row(one) for one in held])
    labels = {
        "name": _("Company"),
        "company": _("Business id"),
        "kind": _("Class"),
        "named": _("May be named"),
        "counted": _("May be in summaries"),
        "taken": _("Taken back"),
    }
    columns = [Column(name, label) for name, label in labels.items()]
    plain_table(rows, columns, caption=_("Who has agreed to what?"))


def acts(held: Sequence[Standing]) -> None:
    """Offer to take a consent back, and to undo that."""
    consent_acts.told()
    consent_acts.offer(held)


def source() -> None:
    """Say what a withdrawal does."""
    page.note(
        _(
            "A consent is given in an interview. When it is taken back, the files for "
            "partners and the public are written anew without it; older ones, the "
            "frozen ones and prepared exports among them, can be opened no more. Only "
            "a later interview gives it anew."
        )
    )


def _taken(made: Withdrawal) -> str:
    day = text.date(dt.date.fromisoformat(made.at[:10]))
    return f"{', '.join(_(CONSENTS[name]) for name in made.consents)} ({day})"


def _row(one: Standing) -> dict[str, str]:
    return {
        "name": one.company_name,
        "company": one.company_id,
        "kind": _(CLASSES[one.disclosure_class]),
        "named": _("yes") if one.may_be_named else _("no"),
        "counted": _("yes") if one.may_be_counted else _("no"),
        "taken": "; ".join(map(_taken, one.withdrawn)) or "–",
    }
