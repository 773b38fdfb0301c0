"""The names that wait for a person: whom each may mean, and what is settled already.

The rows come from the warehouse, which is as old as the newest build; what was decided
since comes from the journal and counts at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from etl.matching.decisions import Decided
from etl.matching.engine import SHOWN, Candidate, Pool, Query, best, candidates

LIKE_ENOUGH = 80
"""A supplier's name is asked of only when some company's name is this like it."""


@dataclass(frozen=True)
class Item:
    """One name of the queue as the answers have it; texts are empty when not told."""

    kind: str
    """company, id (a business id in doubt) or supplier."""
    subject_id: str
    company_id: str
    match_basis: str
    company_name: str
    municipality_code: str
    municipality_name: str
    post_code: str
    industry_name: str
    interview_round: str
    file_name: str
    business_id: str
    mention_count: int

    @property
    def local_id(self) -> str:
        """The id that the name has without a business id."""
        return self.subject_id.partition(":")[0]

    @property
    def name(self) -> str:
        """The name told, or the id when none was."""
        return self.company_name or self.company_id

    @property
    def about(self) -> dict[str, Any]:
        """What is kept of the name beside a decision on it."""
        return {"name": self.name, "municipality": self.municipality_name}

    @property
    def asked(self) -> Query:
        """The name as the engine is asked about it."""
        return Query(self.local_id, self.name, self.municipality_code, self.post_code)


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


def items(rows: Iterable[Mapping[str, Any]]) -> list[Item]:
    """Return the rows of `marts.match_queue`, names in one language, as items."""
    texts = [one for one in Item.__dataclass_fields__ if one != "mention_count"]
    return [
        Item(
            **{name: _text(row[name]) for name in texts},
            mention_count=int(row["mention_count"]),
        )
        for row in rows
    ]


def queue_of(found: Sequence[Item], now: Decided) -> Queue:
    """Return what waits and what does not; what was just decided waits no more."""
    automatic = [one for one in found if _is_automatic(one, now)]
    asked = [one for one in found if one not in automatic]
    waiting = [one for one in asked if not _is_settled(one, now)]
    return Queue(waiting, len(asked) - len(waiting), automatic)


def candidates_for(item: Item, told: Pool, register: Pool) -> list[Candidate]:
    """Return the companies that a name may mean, of the answers and the register."""
    near_only = item.kind == "supplier"
    return best(
        candidates([item.asked], told)[item.local_id],
        candidates([item.asked], register, near_only=near_only)[item.local_id],
    )


def offered(item: Item, found: Iterable[Candidate], now: Decided) -> list[Candidate]:
    """Return up to five of the candidates, without those that were ruled out."""
    least = LIKE_ENOUGH if item.kind == "supplier" else 0
    kept = [
        one
        for one in found
        if one.score >= least
        and (item.local_id, one.company_id) not in now.different
        and now.companies.get(one.company_id, one.company_id) != item.company_id
    ]
    return kept[:SHOWN]


def _is_settled(item: Item, now: Decided) -> bool:
    if item.kind == "id":
        pair = (item.local_id, item.business_id)
        return pair in now.different or item.local_id in now.companies
    return now.is_settled(item.local_id)


def _is_automatic(item: Item, now: Decided) -> bool:
    """Tell whether a name found its company by itself and nobody has refused it."""
    refused = (item.local_id, item.company_id) in now.different
    is_settled = now.is_settled(item.local_id)
    return item.match_basis == "automatic" and not refused and not is_settled


def _text(value: Any) -> str:
    return "" if pd.isna(value) else str(value)
