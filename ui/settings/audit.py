"""The audit trail as a table: when, who in which role, what, about which."""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from etl.settings import settings
from ui import commands, export, filters, page, text
from ui.commands import ACTS, Counts, Record, Verdict
from ui.navigation import PAGES
from ui.rights import ROLE_NAMES
from ui.tables.columns import Column
from ui.tables.plain import table as plain_table
from ui.text import N_, _, ngettext

PER_PAGE = 50
PERSON = "audit-person"
PAGE = "audit-page"
ROLES = {**ROLE_NAMES, "command_line": N_("Command line")}


@dataclass(frozen=True)
class Choice:
    """Which records are asked for; empty is all."""

    act: str
    person: str

    def counts(self) -> Counts:
        """Count the records that are asked for."""
        return commands.trail_counts(account=self.person, act=self.act)

    def reader(self) -> Callable[[], list[Record]]:
        """Return the act that reads all the records that are asked for."""
        return commands.trail_reader(account=self.person, act=self.act)


def acts() -> Mapping[str, str]:
    """Return the acts that the trail knows, in the reader's language."""
    return {name: _(words) for name, words in ACTS.items()}


def read_choice() -> Choice:
    """Return what the reader has chosen to see."""
    act = filters.picked("act", ["", *ACTS])
    return Choice(act, st.session_state.get(PERSON) or "")


def show_choice() -> None:
    """Show the choices of act and person."""
    filters.choice(_("What was done"), "act", acts(), all_label=_("All acts"))
    # a person's account does not belong in an address that is sent on
    st.selectbox(
        _("Person"),
        ["", *commands.trail_accounts()],
        format_func=lambda account: account or _("Everyone"),
        key=PERSON,
        width=260,
    )


def answer(choice: Choice) -> str:
    """Say whether the trail is whole, and what the newest record is."""
    newest = commands.trail(account=choice.person, act=choice.act, limit=1)
    if not newest:
        return _("Nothing has been recorded yet.")
    last = _("Last: {act}, {moment}.").format(
        act=acts()[newest[0].act].lower(), moment=_moment(newest[0].at)
    )
    return f"{_whole(commands.trail_verdict())} {last}"


def figures(count: Counts) -> list[tuple[str, str]]:
    """Return how many records, exports and people there are."""
    return [
        (text.number(count.records), ngettext("record", "records", count.records)),
        (text.number(count.exports), ngettext("export", "exports", count.exports)),
        (text.number(count.persons), ngettext("person", "persons", count.persons)),
    ]


def menu(count: Counts, choice: Choice) -> None:
    """Offer the records as a file: as they were written, digests and all."""
    sheet = export.Sheet(
        title=_("Who has seen and exported what?"),
        rows=partial(
            _raw, commands.trail_reader(account=choice.person, act=choice.act)
        ),
        columns=[Column(name, label) for name, label in _raw_labels()],
        filters={
            _("What was done"): acts().get(choice.act, ""),
            _("Person"): choice.person,
        },
        sources=[_("Audit trail")],
        disclosure="confidential",
        row_count=count.records,
        right="read_audit",
    )
    export.offer("audit", sheet, "xlsx", "csv")


def table(count: Counts, choice: Choice) -> None:
    """Show the records a page at a time, the newest first."""
    if not count.records:
        page.nothing_yet(
            _("Nothing has been recorded yet: the trail begins with the next act.")
        )
    pages = -(-count.records // PER_PAGE)
    # a choice may have left fewer pages than there were
    shown = min(st.session_state.get(PAGE) or 1, pages)
    found = commands.trail(
        account=choice.person,
        act=choice.act,
        limit=PER_PAGE,
        skip=(shown - 1) * PER_PAGE,
    )
    columns = [Column(name, label) for name, label in _labels()]
    plain_table(_rows(found), columns, caption=_("Who has seen and exported what?"))
    if pages > 1:
        st.session_state[PAGE] = shown
        st.pagination(pages, key=PAGE)


def source() -> None:
    """Say what the trail holds and for how long."""
    days = settings().audit_days
    kept = ngettext(
        "Records are kept for {count} day.", "Records are kept for {count} days.", days
    ).format(count=text.number(days))
    page.note(
        _(
            "Sign-ins, opened pages of confidential figures, exports, files brought "
            "in, undone and restored, commands run on the machine, and changes of "
            "rights. "
            "Records are never changed; each carries the digest of the one before it."
        )
        + f" {kept}"
    )


def _whole(verdict: Verdict) -> str:
    if verdict.broken_at is None:
        return _("**The trail is whole.**")
    return _(
        "**The trail was changed by hand:** record {record} does not fit the one "
        "before it. Compare with the trail of a backup."
    ).format(record=text.number(verdict.broken_at))


def _rows(found: Sequence[Record]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "moment": _moment(one.at),
                "account": one.account,
                "role": _(ROLES[one.role]) if one.role in ROLES else "",
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
        ("act", _("What was done")),
        ("subject", _("About what")),
        ("facts", _("Details")),
    ]


def _raw(read: Callable[[], Sequence[Record]]) -> pd.DataFrame:
    rows = [
        {**vars(one), "facts": json.dumps(one.facts, ensure_ascii=False)}
        for one in read()
    ]
    return pd.DataFrame(rows)


def _raw_labels() -> list[tuple[str, str]]:
    return [
        ("audit_id", _("Number")),
        ("at", _("When (UTC)")),
        *_labels()[1:],
        ("previous", _("Digest of the one before")),
        ("digest", _("Digest")),
    ]


def _subject(one: Record) -> str:
    if one.act == "signed_in":
        return ""  # a fingerprint, which tells a reader nothing
    if one.act != "viewed":
        return str(one.facts.get("file", one.subject))
    titles = {entry.address: _(entry.title) for entry in PAGES}
    return titles.get(one.subject, one.subject)


def _facts(facts: Mapping[str, Any]) -> str:
    parts = [str(facts["title"])] if facts.get("title") else []
    parts += [f"{label}: {value}" for label, value in _inner(facts, "filters")]
    parts += [
        f"{_(ROLES.get(role, role))}: {', '.join(groups)}"
        for role, groups in _inner(facts, "roles")
    ]
    if facts.get("rows") is not None:
        count = int(facts["rows"])
        parts.append(
            ngettext("{count} row", "{count} rows", count).format(
                count=text.number(count)
            )
        )
    if facts.get("held"):
        parts.append(", ".join(_(ROLES[role]) for role in facts["held"]))
    if facts.get("as_seen_by"):
        parts.append(_("only looking"))
    if facts.get("exit") not in {None, 0}:
        parts.append(_("refused"))
    if facts.get("reason"):
        parts.append(str(facts["reason"]))
    if facts.get("sha256"):
        parts.append("sha256 " + str(facts["sha256"])[:12])
    return " · ".join(parts)


def _inner(facts: Mapping[str, Any], name: str) -> list[tuple[str, Any]]:
    found = facts.get(name)
    return list(found.items()) if isinstance(found, dict) else []


def _moment(at: str) -> str:
    return text.moment(dt.datetime.fromisoformat(at).replace(tzinfo=None))
