"""Which field a header asks for: the same name, or nearly the same words.

The names are data: `etl/mappings/aliases`, and the labels and ids of the template.
A wrong field is worse than none, so every word of a name must be in the header, and
each word more makes it less sure.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import fuzz

from etl.intake.checking.layout import header_key
from etl.intake.template import template
from etl.language import LANGUAGES
from etl.mapping.headers import bare, stems
from etl.mapping.model import field_of
from etl.settings import PROJECT

FOLDER = PROJECT / "etl" / "mappings" / "aliases"
EXACT = 100
ONE_WORD_MORE = 24
"""What each word more in the header costs a name of one word."""

WORD_MORE = 7
NEAR = 88
LEAST_NEAR = 6
LEAST_PREFIX = 4
PREFIX_SHARE = 0.8
LEAST_SCORE = 55


@dataclass(frozen=True)
class Name:
    """One name of a field: its stems, and the stems that make it another thing."""

    target: str
    language: str
    words: frozenset[str]
    never: frozenset[str]
    is_cut: bool
    """The company's words were left out, and what remains says little."""


@lru_cache(maxsize=4096)
def exact(header: str, *, with_ids: bool = False) -> tuple[str, ...]:
    """Return the fields that have exactly this name, in the template's order.

    Ids of fields are names only in a sheet that is headed by them: `tavoite` or
    `toimiala` alone is an everyday word.
    """
    for text in (header_key(header), bare(header)):
        found = names().get(text) or (ids().get(text) if with_ids else None)
        if found:
            return found
    return ()


@lru_cache(maxsize=4096)
def near(header: str) -> tuple[tuple[str, int], ...]:
    """Return fields by how well their names agree with a header, the best first."""
    text = bare(header)
    best: dict[str, int] = {}
    for language in LANGUAGES:
        every = stems(text, language)
        asked = every - stop(language)
        if not asked:
            continue
        for name in wordings(language):
            score = 0 if _is_never(every, name) else agreement(asked, name)
            if score > best.get(name.target, LEAST_SCORE):
                best[name.target] = score
    order = {target: place for place, target in enumerate(all_targets())}
    ranked = sorted(best.items(), key=lambda pair: (-pair[1], order[pair[0]]))
    return tuple(ranked[:5])


def agreement(asked: frozenset[str], name: Name) -> int:
    """Return how well the words of a header agree with a name, 0–100."""
    matched: set[str] = set()
    total = 0.0
    for word in name.words:
        like, which = max((alike(word, one), one) for one in asked)
        total += like
        if like:
            matched.add(which)
    share = total / len(name.words)
    if share < 0.5:
        return 0
    more = len(asked) - len(matched)
    if name.is_cut and more:
        return 0
    cost = more * (ONE_WORD_MORE if len(name.words) == 1 else WORD_MORE)
    # a name of which a word is missing is a hint at most
    missing = sum(1 for word in name.words if not any(alike(word, a) for a in asked))
    return max(0, round(100 * share) - cost - (10 if missing else 0))


def _is_never(words: frozenset[str], name: Name) -> bool:
    """Whether a word, be it an everyday one, makes a header another thing."""
    return any(alike(word, never) for word in words for never in name.never)


@lru_cache(maxsize=65_536)
def alike(word: str, other: str) -> float:
    """Return how alike two stems are; 0 when they are different words."""
    if word == other:
        return 1.0
    shared = _shared_start(word, other)
    longest = max(len(word), len(other))
    if shared >= LEAST_PREFIX and shared >= PREFIX_SHARE * longest:
        return 0.97
    if min(len(word), len(other)) < LEAST_NEAR:
        return 0.0
    ratio = fuzz.ratio(word, other)
    return ratio / 100 if ratio >= NEAR else 0.0


def _shared_start(word: str, other: str) -> int:
    pairs = enumerate(zip(word, other, strict=False))
    return next(
        (at for at, (one, two) in pairs if one != two), min(len(word), len(other))
    )


@cache
def names() -> dict[str, tuple[str, ...]]:
    """Return the fields by every exact name."""
    found: dict[str, list[str]] = {}
    for target, text in _all_names():
        held = found.setdefault(text, [])
        if target not in held:
            held.append(target)
    return {text: tuple(targets) for text, targets in found.items()}


@cache
def ids() -> dict[str, tuple[str, ...]]:
    """Return the fields by their ids."""
    found: dict[str, tuple[str, ...]] = {}
    for target in all_targets():
        key = header_key(target.partition(".")[2])
        found[key] = (*found.get(key, ()), target)
    return found


@cache
def wordings(language: str) -> tuple[Name, ...]:
    """Return the names of a language as words."""
    left_out, subject = stop(language), words_of("subject", language)
    made: dict[tuple[str, frozenset[str]], Name] = {}
    for target, about in aliases(language).items():
        never = frozenset(
            word for text in about.get("not", ()) for word in stems(text, language)
        )
        one = field_of(target)
        for text in [*about["names"], *([one.label[language]] if one else [])]:
            every = stems(bare(text), language)
            words = every - left_out
            if words:
                name = Name(target, language, words, never, bool(every & subject))
                made.setdefault((target, words), name)
    return tuple(made.values())


@cache
def stop(language: str) -> frozenset[str]:
    """Return the stems of words that say nothing of what is asked."""
    return words_of("stop", language) | words_of("subject", language)


@cache
def words_of(kind: str, language: str) -> frozenset[str]:
    """Return the stems of one kind of words that name no field."""
    raw = _raw(language)[kind]
    return frozenset(stem for word in raw for stem in stems(word, language))


@cache
def aliases(language: str) -> dict[str, dict[str, list[str]]]:
    """Return the names of each field in a language."""
    raw = _raw(language).items()
    return {target: about for target, about in raw if isinstance(about, dict)}


@cache
def all_targets() -> tuple[str, ...]:
    """Return every field of the template as a target, in order."""
    return tuple(
        f"{form.key}.{one.id}" for form in template().forms for one in form.fields
    )


@cache
def _raw(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def _all_names() -> Iterator[tuple[str, str]]:
    for form in template().forms:
        for one in form.fields:
            target = f"{form.key}.{one.id}"
            for language in LANGUAGES:
                yield target, header_key(one.label[language])
                yield target, header_key(one.header(language))
                for text in aliases(language).get(target, {}).get("names", ()):
                    yield target, header_key(text)
