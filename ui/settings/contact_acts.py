"""Keeping a new contact, giving out what is kept of a person, and forgetting one."""

import datetime as dt
from collections.abc import Iterator, Sequence

import streamlit as st

from etl.settings import settings
from ui import commands, export, page, text
from ui.commands import Contact, Details, Erased, UserMessage
from ui.documents.allowed import obstacle
from ui.documents.stamping import About
from ui.frame import outbox
from ui.text import _, ngettext

TOLD = "contact-told"
HALF_YEAR = dt.timedelta(days=182)


def new() -> None:
    """Show the form of a new contact in a popover."""
    with (
        st.popover(_("New contact"), key="new-contact"),
        st.form("contact", clear_on_submit=True, border=False),
    ):
        st.caption(
            _("Who is here already, by company and name, is brought up to date.")
        )
        company = st.text_input(_("Business id of the company"))
        details = Details(
            name=st.text_input(_("Name")),
            title=st.text_input(_("Post")),
            email=st.text_input(_("E-mail")),
            telephone=st.text_input(_("Telephone")),
        )
        purpose = st.text_input(_("Purpose"), placeholder=_("Agreeing an interview"))
        version = st.text_input(
            _("Version of the information notice"), value=settings().notice
        )
        told_on = st.date_input(_("Told of it on"), value=None, format="DD.MM.YYYY")
        until = st.date_input(
            _("Kept until"), value=dt.date.today() + HALF_YEAR, format="DD.MM.YYYY"
        )
        if st.form_submit_button(_("Keep"), type="primary"):
            _keep(company, details, purpose, (version, told_on), until)


def told() -> None:
    """Say what the last act did, once."""
    words, mark = st.session_state.pop(TOLD, ("", ""))
    if words:
        page.note(words, mark=mark)


def of_one(kept: Sequence[Contact]) -> None:
    """Offer the acts on one person, chosen by name."""
    names = {one.contact_id: f"{one.details.name} ({one.company_id})" for one in kept}
    page.section(
        _("What a person may ask"),
        _("Give out all that is kept of the person, or erase it everywhere."),
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="person"):
        chosen = st.selectbox(
            _("Person"), list(names), format_func=names.__getitem__, width=320
        )
        _give_out(chosen)
        _erase(chosen, names[chosen])


def _give_out(contact_id: str) -> None:
    with st.popover(_("Give out"), on_change="rerun", key="give-out") as opened:
        if not opened.open:
            return
        if words := obstacle("keep_contacts"):
            st.write(words)
            return
        words = _("All that is kept of the person (JSON)")
        link = export.link(
            commands.own_data(contact_id),
            file_name=f"{contact_id}.json",
            media_type="application/json",
            title=words,
            about=About("confidential", {}, [], right="keep_contacts"),
        )
        st.html(f'<p><a href="{link}" target="_self">{page.rich(words)}</a></p>')


def _erase(contact_id: str, name: str) -> None:
    with (
        st.popover(_("Erase"), key="erase"),
        st.form("erase", border=False),
    ):
        words = _("**{name}** is erased for good; this cannot be undone.")
        st.html(f"<p>{page.rich(words.format(name=name))}</p>")
        reason = st.text_input(
            _("Reason for erasing"), placeholder=_("Asked by the person")
        )
        if st.form_submit_button(_("Erase for good"), type="primary"):
            _forget(contact_id, reason)


def _keep(
    company: str,
    details: Details,
    purpose: str,
    notice: tuple[str, dt.date | None],
    until: dt.date,
) -> None:
    try:
        kept = commands.keep_contact(
            company, details, purpose=purpose, notice=notice, keep_until=until
        )
    except UserMessage as refused:
        st.warning(refused.render(text.language()))
        return
    words = _("{name} is kept until {date}.")
    until_words = text.date(kept.keep_until)
    _tell(words.format(name=kept.details.name, date=until_words), "green")


def _forget(contact_id: str, reason: str) -> None:
    try:
        done = commands.erase_contact(contact_id, reason)
    except UserMessage as refused:
        st.warning(refused.render(text.language()))
        return
    # what was prepared before may hold the person
    outbox.empty()
    mark = "yellow" if done.failure else "green"
    _tell(" ".join(_aftermath(done)), mark)


def _aftermath(done: Erased) -> Iterator[str]:
    """Say what an erasure touched, and what still holds the person."""
    yield _("The person was erased.")
    files, cells = len(done.erasure.redactions), len(done.erasure.parsed_cells)
    if files:
        yield ngettext(
            "The person's words were taken out of {count} received file.",
            "The person's words were taken out of {count} received files.",
            files,
        ).format(count=text.number(files))
    if cells:
        yield ngettext(
            "They were cut out of {count} text of the answers.",
            "They were cut out of {count} texts of the answers.",
            cells,
        ).format(count=text.number(cells))
    if done.failure:
        yield done.failure.render(text.language())
    if done.copies:
        yield ngettext(
            "{count} backup still holds the person; it must be deleted by {date}.",
            "{count} backups still hold the person; all must be deleted by {date}.",
            len(done.copies),
        ).format(
            count=text.number(len(done.copies)),
            date=text.date(max(one.until for one in done.copies)),
        )


def _tell(words: str, mark: str) -> None:
    st.session_state[TOLD] = (words, mark)
    st.rerun()
