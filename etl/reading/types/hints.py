"""What a header says of its column's type; the words are data, not code."""

import re
import tomllib
from functools import lru_cache

from etl.reading.words import compared
from etl.settings import PROJECT

FOLDER = PROJECT / "etl" / "mappings" / "profiles"
WORDS = FOLDER / "column_words.toml"
LONGEST_ANSWER = 30
ANSWERS = FOLDER / "answer_words.toml"


@lru_cache(maxsize=1)
def patterns() -> dict[str, re.Pattern[str]]:
    """Return one pattern for each kind of column."""
    with WORDS.open("rb") as file:
        kinds = tomllib.load(file)
    return {kind: pattern_of(about["words"]) for kind, about in kinds.items()}


def pattern_of(words: list[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the words as a whole word."""
    parts = [
        re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")
        for word in sorted(words, key=len, reverse=True)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


@lru_cache(maxsize=4096)
def hint_of(header: str) -> str:
    """Return the kind whose word stands first in the header, or nothing."""
    text = compared(header)
    best: tuple[int, int, str] | None = None
    for kind, pattern in patterns().items():
        match = pattern.search(text)
        # a word deep in a long question says little about the answer
        if match and match.start() < 40:
            place = (match.start(), -len(match.group()), kind)
            best = min(best, place) if best else place
    return best[2] if best else ""


@lru_cache(maxsize=1)
def dont_know_words() -> frozenset[str]:
    """Return the ways of saying that one does not know."""
    with ANSWERS.open("rb") as file:
        return frozenset(tomllib.load(file)["dont_know"]["words"])


@lru_cache(maxsize=65536)
def is_dont_know(text: str) -> bool:
    """Say whether an answer is that the respondent does not know."""
    if len(text) > LONGEST_ANSWER or text[:1].isdigit():
        return False
    return compared(text) in dont_know_words()
