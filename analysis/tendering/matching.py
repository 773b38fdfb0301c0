"""Which open calls suit which capabilities, and by which code or word.

A match is an invitation to read the notice: nobody has said that the company can do
the work.
"""

import re
from collections.abc import Iterable
from functools import cache

import pandas as pd
import snowballstemmer

FEWEST_DIGITS = 3
"""A CPV group; its first two digits, a division, are too wide to tell anything."""
FEWEST_LETTERS = 5
WORD = re.compile(r"[^\W\d_]{4,}")
COMMON = (
    "hankinta", "kilpailutus", "palvelu", "puitejärjestely", "puitesopimus", "toimitus",
    "tuote", "valmistus", "järjestelmä",
)  # fmt: skip
"""Words of so many notices and capabilities that they tell nothing."""
COLUMNS = ("notice_key", "company_id", "capability_id", "cpv_digits", "shared_words")


def shared_digits(one: str | None, other: str | None) -> int:
    """Count the leading digits in which two CPV codes are about the same thing.

    The zeros at the end of a code leave it open, so a code is shared up to the end of
    the shorter of the two.

    Parameters
    ----------
    one, other : CPV codes, with or without check digit; None where unknown

    Returns
    -------
    digits : 0 when they part before either ends, or before `FEWEST_DIGITS`

    Examples
    --------
    >>> shared_digits("50600000-1", "50610000"), shared_digits("50600000", "50700000")
    (3, 0)
    """
    if not one or not other:
        return 0
    ends = [code[:8].rstrip("0") for code in (one, other)]
    short = min(map(len, ends))
    return short if short >= FEWEST_DIGITS and ends[0][:short] == ends[1][:short] else 0


def shared_words(one: str, other: str) -> tuple[str, ...]:
    """Return the words of `one` that `other` has too, in some form.

    Stems of Snowball's Finnish, equal or with the same first five letters, so that
    a part of a compound is found as well.

    Parameters
    ----------
    one, other : texts

    Returns
    -------
    words : as they stand in `one`, each once

    Examples
    --------
    >>> shared_words("Kaukolämmön pumppujen huolto", "Kaukolämpöpumput")
    ('Kaukolämmön',)
    """
    known = set(_stems(other).values())
    found = [
        word
        for word, stem in _stems(one).items()
        if any(_alike(stem, k) for k in known)
    ]
    return tuple(found)


def match_calls(calls: pd.DataFrame, capabilities: pd.DataFrame) -> pd.DataFrame:
    """Match every call with every capability that has its code or a word of it.

    Parameters
    ----------
    calls : notice_key, cpv_code, notice_title
    capabilities : company_id, capability_id, capability_name, cpv_code

    Returns
    -------
    matches : columns `COLUMNS`; shared_words joined by "; ", those of the call

    Examples
    --------
    >>> calls = pd.DataFrame({"notice_key": ["n"], "cpv_code": ["50610000"],
    ...     "notice_title": ["Kaluston korjaus"]})
    >>> capabilities = pd.DataFrame({"company_id": ["a", "b"],
    ...     "capability_id": ["repair", "milk"], "cpv_code": ["50600000-1", None],
    ...     "capability_name": ["Raskaan kaluston korjaus", "Maito"]})
    >>> match_calls(calls, capabilities).values.tolist()
    [['n', 'a', 'repair', 3, 'Kaluston; korjaus']]
    """
    rows = []
    told = capabilities.to_dict("records")
    for call in calls.to_dict("records"):
        for skill in told:
            digits = shared_digits(_text(call["cpv_code"]), _text(skill["cpv_code"]))
            words = shared_words(
                _text(call["notice_title"]) or "", str(skill["capability_name"])
            )
            if digits or words:
                keys = call["notice_key"], skill["company_id"], skill["capability_id"]
                rows.append((*keys, digits, "; ".join(words)))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    return len(one) >= FEWEST_LETTERS and one[:FEWEST_LETTERS] == other[:FEWEST_LETTERS]


@cache
def _stems(words: str) -> dict[str, str]:
    found: Iterable[str] = dict.fromkeys(WORD.findall(words))
    stems = {word: _stemmer().stemWord(word.lower()) for word in found}
    return {word: stem for word, stem in stems.items() if stem not in _common()}


@cache
def _common() -> frozenset[str]:
    return frozenset(_stemmer().stemWord(word) for word in COMMON)


@cache
def _stemmer() -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer("finnish")
