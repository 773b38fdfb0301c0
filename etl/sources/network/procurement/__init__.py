"""Notices and awards over the network: Hilma with a key, TED without one.

One service that does not answer does not take away what the other gave: it is told as
skipped, with the reason. Only when neither gives anything is the load refused.
"""

import string
from collections.abc import Callable

from etl.errors import Refused
from etl.language import N_
from etl.settings import settings
from etl.sources import Skipped, SourceFile, failed
from etl.sources.network import Wanted
from etl.sources.network.client import Client
from etl.sources.network.fetching import Fetching
from etl.sources.network.pace import Pace
from etl.sources.network.procurement import hilma, ted
from etl.sources.network.procurement.search import searched

TED_ADDRESS = "https://api.ted.europa.eu"
# neither service says how often it may be asked; one call a second is what clients do
CALLS, WINDOW = 1, 1.0
NO_KEY = N_(
    "Hilma was not asked: it needs a key, and the setting VOIMAVARA_HILMA_KEY is "
    "empty. Ask for a key of the product avp-read from "
    "yllapito@hankintailmoitukset.fi, put it into the setting and run the load again. "
    "Answers saved by other means go in with --from."
)
BAD_KEY = N_(
    "Hilma was not asked: the key in the setting VOIMAVARA_HILMA_KEY has signs that no "
    "key has, as spaces or line breaks. Copy it again as a whole."
)


def fetch(fetching: Fetching, wanted: Wanted) -> list[SourceFile | Skipped]:
    """Return the pages of both services; one that is not asked or fails is skipped."""
    search = searched(wanted)
    address = (wanted.address or fetching.source.address).rstrip("/")
    ted_address = (wanted.address or TED_ADDRESS).rstrip("/")
    key = settings().hilma_key.get_secret_value().strip()
    with Client(Pace(CALLS, WINDOW)) as client:
        asked = {
            "Hilma": lambda: hilma.pages(fetching, client, address, key, search),
            "TED": lambda: ted.pages(fetching, client, ted_address, search),
        }
        problem = _key_problem(key)
        if problem:
            del asked["Hilma"]
        found: list[SourceFile | Skipped] = [problem] if problem else []
        return found + _answers(asked)


def _answers(
    asked: dict[str, Callable[[], list[SourceFile]]],
) -> list[SourceFile | Skipped]:
    found: list[SourceFile | Skipped] = []
    problems: list[Refused] = []
    for name, ask in asked.items():
        try:
            found += ask()
        except Refused as problem:
            problems.append(problem)
            found.append(failed(name, problem))
    if len(problems) == len(asked):
        raise problems[0]
    return found


def _key_problem(key: str) -> Skipped | None:
    if not key:
        return Skipped("Hilma", NO_KEY)
    known = set(string.ascii_letters + string.digits + string.punctuation)
    return None if set(key) <= known else Skipped("Hilma", BAD_KEY)
