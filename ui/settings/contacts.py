"""The contact persons: a list, a search, a new one, and what the law gives them."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from ui import commands, page, text
from ui.commands import Contact, UserMessage
from ui.settings import contact_acts
from ui.tables.columns import Column
from ui.tables.plain import table as plain_table
from ui.text import _, ngettext

WORDS = "contact-words"


def asked() -> str:
    """Return the words that the reader searches by."""
    return str(st.session_state.get(WORDS) or "")


def found(words: str) -> list[Contact]:
    """Return the contacts in which the words stand, or none with the reason shown."""
    try:
        return commands.kept_contacts(words)
    except UserMessage as refused:
        page.note(refused.render(text.language()), mark="stop")
        return []


def answer(kept: Sequence[Contact]) -> str:
    """Say how many there are and whose time ends first."""
    if not kept:
        return _("No contact details are kept here.")
    first = min(kept, key=lambda one: one.keep_until)
    count = ngettext(
        "**{count} person** is kept.", "**{count} persons** are kept.", len(kept)
    ).format(count=text.number(len(kept)))
    ends = _("The first time to end is {date}; then the details are erased.")
    return f"{count} {ends.format(date=text.date(first.keep_until))}"


def figures(kept: Sequence[Contact]) -> list[tuple[str, str]]:
    """Return the number of companies, and of persons who have not been told."""
    companies = len({one.company_id for one in kept})
    untold = sum(one.notice_date is None for one in kept)
    return [
        (text.number(companies), ngettext("company", "companies", companies)),
        (text.number(untold), _("without an information notice")),
    ]


def search() -> None:
    """Show the box that searches names, addresses, numbers and companies."""
    # what is searched for is a person: it stays out of the address
    st.text_input(_("Search"), key=WORDS, width=320)


def new() -> None:
    """Offer the form of a new contact."""
    contact_acts.new()


def told() -> None:
    """Say what the last act did."""
    contact_acts.told()


def table(kept: Sequence[Contact]) -> None:
    """Show the contacts."""
    if not kept:
        words = _("Nobody is found with “{words}”.").format(words=asked())
        page.note(words if asked() else _("Add the first one with the button above."))
        return
    rows = pd.DataFrame([_row(one) for one in kept])
    labels = {
        "contact": _("Contact"),
        "company": _("Company"),
        "name": _("Name"),
        "reached": _("Reached at"),
        "purpose": _("Purpose"),
        "told": _("Told of it"),
        "until": _("Kept until"),
    }
    columns = [Column(name, label) for name, label in labels.items()]
    plain_table(rows, columns, caption=_("Whose contact details are kept, and why?"))


def acts(kept: Sequence[Contact]) -> None:
    """Offer to give out or erase what is kept of one person."""
    if kept:
        contact_acts.of_one(kept)


def source() -> None:
    """Say what the store holds and what an erasure does."""
    page.note(
        _(
            "Each person's details are sealed with a key of their own, apart from the "
            "data of the other pages. An erasure destroys the key, and takes the "
            "person's name, e-mail and telephone number out of the received files and "
            "of the answers made of them."
        )
    )
    page.note(_retention())


def _retention() -> str:
    """Say when old data was last let go, and how much."""
    last = commands.last_retention()
    if last is None:
        return _("Whose time is over is erased once a day; that has not run here yet.")
    moment = text.moment(text.local(dt.datetime.fromisoformat(last.at)))
    gone = ngettext(
        "it erased {count} person", "it erased {count} persons", last.erased
    ).format(count=text.number(last.erased))
    ran = _("Whose time is over is erased once a day. Last run {moment}: {gone}.")
    return ran.format(moment=moment, gone=gone)


def _row(one: Contact) -> dict[str, str]:
    details = one.details
    reached = [part for part in (details.email, details.telephone) if part]
    name = f"{details.name}, {details.title}" if details.title else details.name
    return {
        "contact": one.contact_id,
        "company": one.company_id,
        "name": name,
        "reached": " · ".join(reached),
        "purpose": one.purpose,
        "told": _told(one),
        "until": text.date(one.keep_until),
    }


def _told(one: Contact) -> str:
    if one.notice_date is None:
        return _("not informed yet")
    day = text.date(one.notice_date)
    if not one.notice_version:
        return day
    return _("{date}, version {version}").format(date=day, version=one.notice_version)
