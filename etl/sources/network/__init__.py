"""The network half of the registers: asking politely, and keeping every answer.

Only `etl.sources.refresh` comes here, and only when no file was given: a page never
waits for somebody else's server, and the product works where there is no network.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING

from etl.sources import Skipped, SourceFile

Answers = list[SourceFile | Skipped]

if TYPE_CHECKING:
    from etl.sources.network.fetching import Fetching

STATFIN = ("employment", "population", "education", "establishments")
"""Sources that are tables of StatFin: one module asks for all of them."""
FETCHERS: tuple[str, ...] = (
    "companies",
    *STATFIN,
    "areas",
    "boundaries",
    "procurement",
    "postal",
    "transport",
)
"""Sources that have a module here; each has one `fetch(fetching, wanted)`."""


@dataclass(frozen=True)
class Wanted:
    """What a person asks for when it is not everything."""

    only: tuple[str, ...] = field(default=())
    """Tables of a statistics source, business ids of the companies, CPV codes."""
    is_region: bool = False
    """Only what belongs to the council's own region, where the source can tell."""
    address: str = ""
    """Another address than the publisher's own: a mirror, or a test."""


def fetch(source: str, fetching: "Fetching", wanted: Wanted) -> Answers:
    """Ask a source for what is wanted; every answer is kept before it is returned."""
    name = "statfin" if source in STATFIN else source
    module = import_module(f"etl.sources.network.{name}")
    run: Callable[[Fetching, Wanted], Answers] = module.fetch
    return run(fetching, wanted)
