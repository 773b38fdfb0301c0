"""The audit trail as a table: when, who in which role, what, about which."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from ui import commands, export, filters, page, text
from ui.commands import ACTS, Record, Verdict
from ui.navigation import PAGES
from ui.rights import ROLE_NAMES
from ui.tables.columns import Column
from ui.tables.plain import table as plain_table
from ui.text import _, ngettext

SHOWN = 200
PERSON = "audit-person"


@dataclass(frozen=True)
class Choice:
    """Which records are asked for; empty is all."""

    act: str
    person: str


def acts() -> Mapping[str, str]:
    """Return the acts that the trail knows, in the reader's language."""
    return {name: _(words) for name, words in ACTS.items()}


def read_choice() -> Choice:
    """Return what the reader has chosen to see."""
    act = filters.picked("act", ["", *ACTS])
    return Choice(act, st.session_state.get(PERSON) or "")


def show_choice() -> None:
    """Show the choices of act and person."""
    filters.choice(_("Act"), "act", acts(), all_label=_("All acts"))
    # a person's account does not belong in an address that is sent on
    people = sorted({one.account for one in commands.trail()})
    st.selectbox(
        _("Person"),
        ["", *people],
        format_func=lambda account: account or _("Everyone"),
        key=PERSON,
        width=260,
    )


def records(choice: Choice) -> list[Record]:
    """Return the records chosen, newest first."""
    return commands.trail(account=choice.person, act=choice.act)


def answer(found: Sequence[Record]) -> str:
    """Say whether the trail is whole, and what the newest record is."""
    if not found:
        return _("Nothing has been recorded yet.")
    newest = found[0]
    last = _("Last: {act}, {moment}.").format(
        act=acts()[newest.act].lower(), moment=_moment(newest.at)
    )
    return f"{_whole(commands.trail_verdict())} {last}"


def figures(found: Sequence[Record]) -> list[tuple[str, str]]:
    """Return how many records, exports and people there are."""
    exports = sum(one.act == "exported" for one in found)
    people = len({one.account for one in found})
    return [
        (text.number(len(found)), ngettext("record", "records", len(found))),
        (text.number(exports), ngettext("export", "exports", exports)),
        (text.number(people), ngettext("person", "persons", people)),
    ]


def menu(found: Sequence[Record], choice: Choice) -> None:
    """Offer the records as a file."""
    chosen = {
        _("Act"): acts().get(choice.act, ""),
        _("Person"): choice.person,
    }
    export.menu(
        "audit",
        _rows(found),
        _columns(),
        title=_("Who has seen and exported what?"),
        filters=chosen,
        sources=[_("Audit trail")],
        disclosure="confidential",
    )


def table(found: Sequence[Record]) -> None:
    """Show the newest records."""
    if not found:
        page.nothing_yet(
            _("Nothing has been recorded yet: the trail begins with the next act.")
        )
    plain_table(_rows(found), _columns(), caption=_("Who has seen and exported what?"))


def source() -> None:
    """Say what the trail holds and for how long."""
    page.note(
        _(
            "Opened pages of confidential figures, exports, and files brought in, "
            "undone and restored. Records are never changed; each carries the digest "
            "of the one before it. Old ones go by the command python -m etl audit "
            "--prune."
        )
    )


def _whole(verdict: Verdict) -> str:
    if verdict.broken_at is None:
        return _("**The trail is whole.**")
    return _(
        "**The trail was changed by hand:** record {record} does not fit the one "
        "before it. Compare with the journal of a backup."
    ).format(record=text.number(verdict.broken_at))


def _rows(found: Sequence[Record]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "moment": _moment(one.at),
                "account": one.account,
                "role": _(ROLE_NAMES[one.role]) if one.role in ROLE_NAMES else "",
                "act": acts()[one.act],
                "subject": _subject(one),
                "facts": _facts(one.facts),
            }
            for one in found
        ],
        columns=[name for name, _label in _labels()],
    )


def _labels() -> list[tuple[str, str]]:
    return [
        ("moment", _("When")),
        ("account", _("Person")),
        ("role", _("Role")),
        ("act", _("Act")),
        ("subject", _("About what")),
        ("facts", _("Details")),
    ]


def _columns() -> list[Column]:
    return [Column(name, label) for name, label in _labels()]


def _subject(one: Record) -> str:
    if one.act != "viewed":
        return str(one.facts.get("file", one.subject))
    titles = {entry.address: _(entry.title) for entry in PAGES}
    return titles.get(one.subject, one.subject)


def _facts(facts: Mapping[str, Any]) -> str:
    parts = []
    if facts.get("filters"):
        parts += [f"{label}: {value}" for label, value in facts["filters"].items()]
    if facts.get("rows") is not None:
        count = int(facts["rows"])
        parts.append(
            ngettext("{count} row", "{count} rows", count).format(
                count=text.number(count)
            )
        )
    if facts.get("sha256"):
        parts.append("sha256 " + str(facts["sha256"])[:12])
    return " · ".join(parts)


def _moment(at: str) -> str:
    return text.moment(dt.datetime.fromisoformat(at).replace(tzinfo=None))
