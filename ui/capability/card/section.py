"""The sections of the card: each theme declares its own, the card only asks for them.

A theme adds a section by `ui/<theme>/company_section.py` with a tuple `SECTIONS`; the
card itself is not changed.
"""

import importlib.util
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import ui
from ui import documents


@dataclass(frozen=True)
class Section:
    """One part of the card.

    `place` is left, right or whole (below both); sections of a place stand in the
    order of `turn`. `show` draws the section of a company, or nothing where the
    reader's view has nothing of it. `write` returns what the section adds to the
    feedback sheet of the company; most add nothing.
    """

    place: str
    turn: int
    show: Callable[[str], None]
    write: Callable[[str], Sequence[documents.Section]] = lambda _company: ()


@cache
def _declared() -> tuple[Section, ...]:
    themes = [one.name for one in pkgutil.iter_modules(ui.__path__) if one.ispkg]
    found: list[Section] = []
    for theme in themes:
        name = f"ui.{theme}.company_section"
        if importlib.util.find_spec(name) is not None:
            found += importlib.import_module(name).SECTIONS
    return tuple(sorted(found, key=lambda section: section.turn))


def sections(place: str) -> list[Section]:
    """Return the sections of one place of the card, in their order."""
    return [section for section in _declared() if section.place == place]


def written(company: str) -> list[documents.Section]:
    """Return the parts of the feedback sheet that all themes add, in their order."""
    return [part for section in _declared() for part in section.write(company)]
