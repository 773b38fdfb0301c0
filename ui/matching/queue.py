"""The names that wait for a person, and the companies that each may mean.

Candidates are worked out when a card is shown and kept; the register's names are read
once for each load of it, as they may be a million.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from etl.matching.decisions import Decided
from etl.matching.engine import SHOWN, Candidate, Known, Pool, Query, best, candidates
from ui.remembered import remembered
from ui.text import is_missing
from ui.warehouse import query

POOL = "matching-pool"
KINDS = ("company", "supplier")
LIKE_ENOUGH = 80
"""A supplier's name is asked of only when some company's name is this like it."""


@dataclass(frozen=True)
class Item:
    """One name of the queue as the answers have it."""

    kind: str
    subject_id: str
    company_id: str
    basis: str
    name: str
    municipality_code: str
    municipality_name: str
    industry_name: str
    interview_round: str
    file_name: str
    row_number: int
    business_id: str
    mentions: int

    @property
    def local_id(self) -> str:
        """The id that the name has without a business id."""
        return self.subject_id.partition(":")[0]

    @property
    def about(self) -> dict[str, Any]:
        """What is kept of the name beside a decision on it."""
        return {"name": self.name, "municipality": self.municipality_name}


@dataclass(frozen=True)
class Queue:
    """The names of one kind: those that wait, and how many are settled."""

    waiting: list[Item]
    settled: int
    automatic: list[Item]

    @property
    def total(self) -> int:
        """How many names a person has or will have looked at."""
        return self.settled + len(self.waiting)


def queue(kind: str, now: Decided, skipped: Sequence[str]) -> Queue:
    """Return the names of a kind; what was just decided waits no more."""
    items = _items(query("matching__queue", kind=kind))
    automatic = [one for one in items if _is_automatic(one, now)]
    asked = [one for one in items if one not in automatic]
    waiting = [one for one in asked if not _is_settled(one, now)]
    settled = len(asked) - len(waiting)
    if kind == "supplier":
        waiting = [one for one in waiting if found_for(one, now)]
    later = {subject: place for place, subject in enumerate(skipped)}
    waiting.sort(key=lambda one: later.get(one.subject_id, -1))
    return Queue(waiting, settled, automatic)


def found_for(item: Item, now: Decided) -> list[Candidate]:
    """Return up to five companies that a name may mean, without those ruled out."""
    if item.kind == "id":
        return []
    found = _candidates(item)
    least = LIKE_ENOUGH if item.kind == "supplier" else 0
    return [
        one
        for one in found
        if one.score >= least
        and (item.local_id, one.company_id) not in now.different
        and now.companies.get(one.company_id, one.company_id) != item.company_id
    ][:SHOWN]


@remembered(400)
def _told(rows: pd.DataFrame) -> Pool:
    return _pool(rows.assign(is_near=True, is_current=True))


def _candidates(item: Item) -> list[Candidate]:
    asked = [Query(item.local_id, item.name, item.municipality_code)]
    rows = query("matching__answered_name")
    near_only = item.kind == "supplier"
    kept = st.session_state.setdefault(POOL + "-found", {})
    pool = registered()
    key = (item.local_id, id(pool), id(rows))
    if key not in kept:
        kept[key] = best(
            candidates(asked, _told(rows))[item.local_id],
            candidates(asked, pool, near_only=near_only)[item.local_id],
        )
    found: list[Candidate] = kept[key]
    return found


def registered() -> Pool:
    """Return the names of the register that is in use, read once for each load."""
    load = query("matching__load")
    batch_id = "" if load.empty else str(load["batch_id"].iloc[0])
    return _register(batch_id)


@st.cache_resource(max_entries=2, show_spinner=False)
def _register(batch_id: str) -> Pool:
    if batch_id in {"", "None", "nan"}:
        return Pool([])
    return _pool(query("matching__register_name"))


def _pool(rows: pd.DataFrame) -> Pool:
    if rows.empty:
        return Pool([])
    columns = [
        rows[name]
        for name in (
            "company_id",
            "name_key",
            "form",
            "loose_key",
            "municipality_code",
            "is_near",
            "is_current",
        )
    ]
    return Pool(Known(*values) for values in zip(*columns, strict=True))


def _items(rows: pd.DataFrame) -> list[Item]:
    return [
        Item(
            kind=row["kind"],
            subject_id=row["subject_id"],
            company_id=row["company_id"],
            basis=row["match_basis"],
            name=_text(row["company_name"]) or row["company_id"],
            municipality_code=_text(row["municipality_code"]),
            municipality_name=_text(row["municipality_name"]),
            industry_name=_text(row["industry_name"]),
            interview_round=_text(row["interview_round"]),
            file_name=_text(row["file_name"]),
            row_number=int(row["row_number"]),
            business_id=_text(row["business_id"]),
            mentions=int(row["mention_count"]),
        )
        for row in rows.to_dict("records")
    ]


def _is_settled(item: Item, now: Decided) -> bool:
    if item.kind == "id":
        pair = (item.local_id, item.business_id)
        return pair in now.different or item.local_id in now.companies
    return now.is_settled(item.local_id)


def _is_automatic(item: Item, now: Decided) -> bool:
    """Tell whether a name found its company by itself and nobody has refused it."""
    refused = (item.local_id, item.company_id) in now.different
    is_settled = now.is_settled(item.local_id)
    return item.basis == "automatic" and not refused and not is_settled


def _text(value: Any) -> str:
    return "" if is_missing(value) else str(value)
