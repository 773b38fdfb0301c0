"""Candidates for a name among the companies that are known, best first.

Only a person matches by likeness: of names that no register has, every third has one
there that is 95 like it. What is exactly the same is found without comparing letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from etl.matching.names import Name, in_order, normalised
from etl.matching.pool import Known, Pool

__all__ = ["Candidate", "Known", "Pool", "Query", "best", "candidates", "similarity"]

CHUNK = 50
"""So many names are compared at once: a million companies are then 100 MB."""

SHOWN = 5
LEAST = 60
PRESELECTED = 92
EXACT, WITHOUT_MARKS, CUT = 100.0, 99.0, 98.0


@dataclass(frozen=True)
class Query:
    """A name that somebody told, and what was told with it."""

    subject: str
    name: str
    municipality: str = ""
    post_code: str = ""


@dataclass(frozen=True)
class Candidate:
    """A company that a name may mean, and what speaks for it and against it."""

    known: Known
    score: float
    is_same_form: bool
    is_same_municipality: bool
    is_same_post_code: bool = False

    @property
    def company_id(self) -> str:
        """The company's id."""
        return self.known.company_id

    @property
    def is_preselected(self) -> bool:
        """Whether the card offers it first; a person still confirms."""
        return self.score >= PRESELECTED


def similarity(one: str, other: str) -> float:
    """Return how like two keys are, 0-100, whatever the order of their words."""
    ordered = fuzz.ratio(in_order(one), in_order(other))
    return float(max(fuzz.ratio(one, other), ordered))


def candidates(
    queries: Sequence[Query], pool: Pool, *, near_only: bool = False
) -> dict[str, list[Candidate]]:
    """Return up to five companies for each query, best first.

    A name that is exactly known is compared with no other, and one nearly known in
    the region is not looked for in the rest of the country.
    """
    names = {one.subject: normalised(one.name) for one in queries}
    asked = [one for one in queries if names[one.subject].core]
    found: dict[str, dict[int, float]] = {one.subject: {} for one in queries}
    for one in asked:
        found[one.subject] |= _exact(names[one.subject], pool)
    _fuzzy(asked, names, pool, found, slice(0, pool.near_count))
    if not near_only:
        _fuzzy(asked, names, pool, found, slice(pool.near_count, None))
    return {
        one.subject: _ranked(one, names[one.subject], pool, found[one.subject])
        for one in queries
    }


def best(*found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates of several pools as one list, each company once."""
    kept: dict[str, Candidate] = {}
    for one in sorted((one for some in found for one in some), key=_order):
        kept.setdefault(one.company_id, one)
    return list(kept.values())


def _best(scores: dict[int, float]) -> float:
    return max(scores.values(), default=0)


def _exact(name: Name, pool: Pool) -> dict[int, float]:
    """Return the names that are the same but for marks, or that a cut one begins."""
    found = {}
    for at in pool.same(name.loose):
        is_same = pool.known(at).key == name.core
        found[at] = EXACT if is_same else WITHOUT_MARKS
    if name.is_cut:
        found |= {at: CUT for at in pool.longer(name.loose)}
    return found


def _fuzzy(
    queries: Sequence[Query],
    names: dict[str, Name],
    pool: Pool,
    found: dict[str, dict[int, float]],
    part: slice,
) -> None:
    """Compare letters: words in order first, as told only where that finds nothing."""
    first = part.start or 0
    ways = ((in_order, pool.ordered[part]), (str, pool.keys[part]))
    for written, keys in ways:
        asked = [one for one in queries if _best(found[one.subject]) < PRESELECTED]
        for start in range(0, len(asked) if keys else 0, CHUNK):
            some = asked[start : start + CHUNK]
            told = [written(names[one.subject].loose) for one in some]
            for row, one in zip(_scores(told, keys), some, strict=True):
                loose = names[one.subject].loose
                for place in _top(row):
                    at = int(place) + first
                    score = similarity(loose, pool.keys[at])
                    found[one.subject].setdefault(at, score)


def _scores(queries: Sequence[str], keys: Sequence[str]) -> npt.NDArray[np.uint8]:
    return process.cdist(
        queries, keys, scorer=fuzz.ratio, score_cutoff=LEAST, dtype=np.uint8
    )


def _top(row: npt.NDArray[np.uint8]) -> npt.NDArray[np.intp]:
    """Return where the best scores are; some more than shown, as companies repeat."""
    places = np.flatnonzero(row)
    kept = SHOWN * 4
    if len(places) > kept:
        places = places[np.argsort(row[places], kind="stable")[-kept:]]
    return places


def _ranked(
    query: Query, name: Name, pool: Pool, scores: dict[int, float]
) -> list[Candidate]:
    """Return one line for each company, by likeness, then by form and place."""
    best: dict[str, Candidate] = {}
    for place, score in scores.items():
        known = pool.known(place)
        if known.company_id == query.subject:
            continue
        made = Candidate(
            known,
            score,
            is_same_form=bool(name.form) and name.form == known.form,
            is_same_municipality=bool(query.municipality)
            and query.municipality == known.municipality,
            is_same_post_code=bool(query.post_code)
            and query.post_code == known.post_code,
        )
        other = best.get(known.company_id)
        if other is None or _order(made) < _order(other):
            best[known.company_id] = made
    return sorted(best.values(), key=_order)[:SHOWN]


def _order(one: Candidate) -> tuple[float, bool, bool, bool, bool, str, str]:
    return (
        -one.score,
        not one.is_same_post_code,
        not one.is_same_municipality,
        not one.is_same_form,
        not one.known.is_near,
        one.company_id,
        one.known.key,
    )
