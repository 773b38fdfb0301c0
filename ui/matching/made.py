"""What has been decided, each with its undo; and joining two companies by hand."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from etl.matching.decisions import Decision
from etl.matching.waiting import Item
from ui import page, text
from ui.matching import acts
from ui.text import _, ngettext
from ui.warehouse import query

SHOWN = 12


def listed() -> None:
    """List the decisions, newest first, those taken back among them."""
    page.section(_("Decisions made"))
    found = acts.made()
    if not found:
        page.note(_("Nobody has decided anything yet."))
    for one in found[:SHOWN]:
        _row(one)
    if len(found) > SHOWN:
        words = ngettext("and one older", "and {count} older", len(found) - SHOWN)
        page.note(words.format(count=text.number(len(found) - SHOWN)))


def automatic(items: Sequence[Item]) -> None:
    """List what was matched without a person, each with a way to say no."""
    if not items:
        return
    page.section(
        _("Matched by themselves"),
        _(
            "Name and form are the same, so is the municipality or the postal code, "
            "and only one company has them."
        ),
    )
    for one in items[:SHOWN]:
        with _line(f"automatic-{one.subject_id}"):
            _words(one.name, f"→ {one.company_id} · {one.municipality_name}")
            st.button(
                _("Not the same"),
                key=f"no-{one.subject_id}",
                type="tertiary",
                on_click=acts.rule_out,
                args=(one, one.company_id, {}),
                width="content",
            )


def joining() -> None:
    """Let a person join two companies of the interviews that are one."""
    page.section(
        _("Join two companies"),
        _("Both keep their history, and joining is undone in the list of decisions."),
    )
    rows = query("matching__company", ids=[]).to_dict("records")
    by_id = {str(one["company_id"]): one for one in rows}
    if len(by_id) < 2:
        page.note(_("There are not two companies to join yet."))
        return

    def shown(company_id: str) -> str:
        one = by_id[company_id]
        place = one["municipality_name"]
        where = "" if text.is_missing(place) else f", {place}"
        return f"{one['company_name']} ({company_id}{where})"

    labels = (_("This company"), _("is the same as this, which remains"))
    first, second = (
        st.selectbox(
            label,
            list(by_id),
            index=None,
            format_func=shown,
            placeholder=_("Choose a company"),
            key=f"join-{place}",
        )
        for place, label in enumerate(labels)
    )
    st.button(
        _("Join them"),
        key="join",
        disabled=not first or not second or first == second,
        on_click=_join,
        args=(by_id.get(first or ""), by_id.get(second or "")),
    )


def _join(one: dict[str, str], other: dict[str, str]) -> None:
    acts.join(one, other)
    for place in (0, 1):
        st.session_state[f"join-{place}"] = None


def _row(one: Decision) -> None:
    day = text.date(dt.datetime.fromisoformat(one.undone_at or one.at))
    words = _("undone {date}, {who}") if one.is_undone else _("{date}, {who}")
    who = one.undone_by or one.author
    with _line(f"decision-{one.number}"):
        _words(_sentence(one), words.format(date=day, who=who))
        if not one.is_undone:
            st.button(
                _("Split") if one.verdict == "merged" else _("Undo"),
                key=f"undo-{one.number}",
                type="tertiary",
                on_click=acts.take_back,
                args=(one.number,),
                width="content",
            )


def _sentence(one: Decision) -> str:
    name = str(one.about.get("name") or one.subject)
    company = str(one.about.get("company_name") or one.company_id)
    sentences = {
        "same": _("“{name}” is {company}"),
        "different": _("“{name}” is not {company}"),
        "local": _("“{name}” stays as it is"),
        "merged": _("“{name}” was joined to {company}"),
    }
    return sentences[one.verdict].format(name=name, company=company)


def _line(key: str) -> DeltaGenerator:
    return st.container(
        key=f"batch-{key}",
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
    )


def _words(first: str, second: str) -> None:
    st.html(f"<span>{page.rich(first)}</span><small>{page.rich(second)}</small>")
