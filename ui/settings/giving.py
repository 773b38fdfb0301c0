"""Requests for information: the company, its items, deciding each, and the answer."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from etl.publicity import Decision, Item
from ui import export, page, text
from ui.commands import UserMessage, giving
from ui.documents.stamping import About
from ui.settings import giving_document
from ui.tables.columns import Column
from ui.tables.plain import table as plain_table
from ui.text import _, ngettext

COMPANY = "giving-company"


def chosen() -> tuple[str, str, list[Item], dict[str, Decision]]:
    """Return the company asked for: id, name, what is held, what was decided.

    All are empty before the first interview.
    """
    known = giving.held_companies()
    if not known:
        return "", "", [], {}
    wanted = st.session_state.get(COMPANY)
    company = wanted if wanted in known else next(iter(known))
    items = giving.held_material(company)
    return company, known[company], items, giving.harm_decisions(company, items)


def answer(name: str, items: Sequence[Item], made: Mapping[str, Decision]) -> str:
    """Say how much of what is held may be given."""
    if not name:
        return _("Nobody has been interviewed yet, so nothing is held.")
    given = sum(one.is_given for one in made.values())
    words = ngettext(
        "Of {company} **{given} of {count} item** is given out.",
        "Of {company} **{given} of {count} items** are given out.",
        len(items),
    )
    count = text.number(len(items))
    return words.format(company=name, given=text.number(given), count=count)


def figures(
    items: Sequence[Item], made: Mapping[str, Decision]
) -> list[tuple[str, str]]:
    """Return how many items wait for a decision."""
    return [(text.number(len(items) - len(made)), _("not weighed yet"))]


def choose() -> None:
    """Show the choice of the company; a request does not belong in an address."""
    known = giving.held_companies()
    st.selectbox(
        _("Company"), list(known), format_func=known.__getitem__, key=COMPANY, width=420
    )


def menu(name: str, items: Sequence[Item], made: Mapping[str, Decision]) -> None:
    """Offer the answer to the request as a document."""
    about = About(
        disclosure="internal",
        filters={_("Company"): name},
        sources=[_("Interviews and public registers")],
        right="give_out",
    )
    document = giving_document.document(name, items, made)
    export.offer_document("giving_out", document, about, ("pdf", "docx", "xlsx"))


def table(items: Sequence[Item], made: Mapping[str, Decision]) -> None:
    """Show what is held, its class and ground, and what was decided."""
    found = giving_document.decided(items, made)
    names = [str(at) for at in range(len(found.headings))]
    columns = [
        Column(name, heading, kind="written" if right else "text")
        for name, heading, right in zip(names, found.headings, found.right, strict=True)
    ]
    rows = pd.DataFrame([list(row) for row in found.rows], columns=names)
    plain_table(rows, columns, caption=_("What is held, and what was decided"))


def decide(company: str, items: Sequence[Item]) -> None:
    """Show the form that keeps a decision on one item."""
    page.section(
        _("Weigh the harm"),
        _("Would telling it cause the company harm? Decide one item at a time."),
    )
    titles = {one.key: _(one.title) for one in items}
    with st.form("harm", clear_on_submit=True, border=False):
        item = st.selectbox(
            _("What is held"), list(titles), format_func=titles.__getitem__, width=420
        )
        reason = st.text_input(_("Reasons"), width=620)
        with st.container(horizontal=True):
            gives = st.form_submit_button(_("Give it out"), type="primary")
            keeps = st.form_submit_button(_("Do not give out"))
    if not gives and not keeps:
        return
    [one] = [held for held in items if held.key == item]
    try:
        giving.decide_harm(company, one, is_given=gives, reason=reason)
    except UserMessage as refused:
        st.warning(refused.render(text.language()))
        return
    st.rerun()


def source() -> None:
    """Say what the decisions are."""
    page.note(
        _(
            "Decisions are kept in the journal and the audit trail with their reason. "
            "Suppliers that others named are T001, T002 … unless they were interviewed "
            "and agreed to be named. Contact details are never given here."
        )
    )
