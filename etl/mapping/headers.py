"""Headers as they are compared: normalised, fingerprinted, cut into stems.

A question is known by its words, not by its inflections; a unit in brackets or a
number at its end says nothing of what is asked.
"""

import hashlib
import re
from collections.abc import Iterable
from functools import cache, lru_cache

import snowballstemmer

from etl.intake.checking.layout import header_key
from etl.reading.words import compared

STEMMERS = {"fi": "finnish", "sv": "swedish", "en": "english"}
_WORD = re.compile(r"[^\W_]+(?:[-&:’'][^\W_]+)*")
_ASIDE = re.compile(r"\([^()]*\)")
_TURN = re.compile(r"^(.*\D)\s*[.#(]?\s*(\d{1,2})\)?$", re.DOTALL)
_LEADING = re.compile(r"^\s*(?:q|k|kysymys|fråga|question)?\s*\d{1,3}\s*[.):]\s*")
_CODE = re.compile(r"^[A-Za-z_]\w*(?:\[\w+\])+\.?\s+|^[A-Za-z_]+\d\w*\.\s+")
_FIGURES = re.compile(r"\d+")


def fingerprint(headers: Iterable[str]) -> str:
    """Return one text for a set of headers, whatever the order of the columns."""
    names = sorted(compared(header) for header in headers)
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the share of headers that two questionnaires have in common."""
    first, second = set(map(compared, one)), set(map(compared, other))
    largest = max(len(first), len(second))
    return len(first & second) / largest if largest else 0.0


def bare(header: str) -> str:
    """Return a header without the number of its question and its remarks."""
    text = _LEADING.sub("", _CODE.sub("", header))
    without = _ASIDE.sub(" ", text).strip()
    return header_key(without or text)


def turn_of(header: str) -> tuple[str, int]:
    """Return `supplier` and 2 of `supplier 2`; 0 where there is no number."""
    found = _TURN.match(header.strip())
    return (found[1].strip(), int(found[2])) if found else (header.strip(), 0)


@lru_cache(maxsize=8192)
def stems(text: str, language: str) -> frozenset[str]:
    """Return the stems of the words of a text; figures alone are none."""
    stemmer = stemmer_of(language)
    words = _WORD.findall(text.casefold())
    return frozenset(
        stemmer.stemWord(word) for word in words if not _FIGURES.fullmatch(word)
    )


@cache
def stemmer_of(language: str) -> "snowballstemmer.stemmer":
    """Return the stemmer of a language."""
    return snowballstemmer.stemmer(STEMMERS[language])
