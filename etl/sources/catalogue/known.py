"""Which sources there are, loaded or not, and what is known of each without its data.

Names and meanings are English msgids: `label_en` and `meaning` of `rhythm.toml`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from etl.sources.catalogue.freshness import rhythm, sections
from etl.sources.refresh import MODULES, find_source, is_on_network

INTERVIEWS = "interviews"


@dataclass(frozen=True)
class KnownSource:
    """One source: who publishes it, under which licence, and how it is loaded."""

    name: str
    label: str
    meaning: str
    address: str
    licence: str
    attribution: str
    since: str
    """From when its age is counted: period | fetched, or "" where it has no rhythm."""
    late: int
    very_late: int
    tried: str
    """real | shape, or "" where it was not told: how far its reader is proven."""
    is_loadable: bool
    is_on_network: bool

    @property
    def commands(self) -> tuple[str, ...]:
        """Return the commands that load it, the one over the network first."""
        if not self.is_loadable:
            return ()
        command = f"python -m etl refresh {self.name}"
        from_files = f"{command} --from FOLDER"
        return (command, from_files) if self.is_on_network else (from_files,)


def known_sources(in_use: Iterable[str] = ()) -> list[KnownSource]:
    """Return every source that there is code, a rhythm or data for."""
    names = dict.fromkeys([INTERVIEWS, *MODULES, *sections(), *in_use])
    return [known_source(name) for name in names]


@lru_cache(maxsize=64)
def known_source(name: str) -> KnownSource:
    """Return what is known of one source."""
    told = rhythm(name)
    module = find_source(name) if name in MODULES else None
    return KnownSource(
        name=name,
        label=told.get("label_en", name),
        meaning=told.get("meaning", ""),
        address=module.address if module else "",
        licence=module.licence if module else "",
        attribution=module.attribution if module else "",
        since=told.get("since", ""),
        late=told.get("late", 0),
        very_late=told.get("very_late", 0),
        tried=told.get("tried", ""),
        is_loadable=module is not None,
        is_on_network=is_on_network(name),
    )
