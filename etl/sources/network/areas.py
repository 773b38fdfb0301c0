"""Keys over the network: the classification service of Statistics Finland.

Each level of each year is a question of its own. Where the service breaks down on a
key with its names, the bare list of the key is asked for: the codes are enough.
"""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from etl.errors import Refused
from etl.language import N_
from etl.sources.network import Answers, Wanted
from etl.sources.network.client import Client
from etl.sources.network.fetching import Fetching
from etl.sources.network.pace import Pace
from etl.sources.network.question import NotKnown, Question
from etl.sources.network.reading import whole_json

FIRST_YEAR = 2013
LEVELS = {
    "maakunta": (FIRST_YEAR, None),
    "seutukunta": (FIRST_YEAR, None),
    "ely": (FIRST_YEAR, 2025),
    "hyvinvointialue": (2022, None),
    "tyollisyysalue": (2025, None),
    "evk": (2026, None),
}
"""Levels by the first and the last year that they are in force."""
INDUSTRIES = "toimiala_1_20080101#toimiala_1_20250101"
DATA = {"content": "data", "meta": "max", "lang": "fi", "format": "json"}
NO_LIST = N_("The answer is not a list, which the classification service gives.")
NO_KEY = N_("“{address}” has no key of municipalities that was asked for.")


def fetch(fetching: Fetching, wanted: Wanted) -> Answers:
    """Return the keys of every level and year, and that of industries."""
    asking = _Asking(fetching, wanted.address or fetching.source.address)
    keys = [INDUSTRIES, *_keys(datetime.now(UTC).year)]
    with Client(Pace(1, 1.0)) as client:
        for at, key in enumerate(keys):
            asking.ask(client, key)
            fetching.tell(key, at + 1, len(keys))
    if not asking.files:
        raise Refused(NO_KEY, address=asking.address)
    return asking.files


def _keys(newest: int) -> list[str]:
    return [
        f"kunta_1_{year}0101#{level}_1_{year}0101"
        for year in range(newest, FIRST_YEAR - 1, -1)
        for level, (first, last) in LEVELS.items()
        if first <= year <= (last or newest)
    ]


class _Asking:
    """The questions of one load: once names did not come, only lists are asked."""

    def __init__(self, fetching: Fetching, address: str) -> None:
        self.files: Answers = []
        self.address = address
        self._fetching = fetching
        self._has_names = True

    def ask(self, client: Client, key: str) -> None:
        """Ask for a key; one that the service does not know is left out."""
        address = f"{self.address}/correspondenceTables/{quote(key)}/maps"
        try:
            if self._has_names:
                self._keep(client, key, Question(address, DATA))
                return
        except NotKnown:
            return
        except Refused:
            self._has_names = False
        try:
            self._keep(client, key, Question(address))
        except NotKnown:
            return

    def _keep(self, client: Client, key: str, question: Question) -> None:
        name = f"{key}.json"
        self.files.append(self._fetching.ask(client, name, question, _check))


def _check(content: bytes) -> None:
    document: Any = whole_json(content)
    if not isinstance(document, list):
        raise Refused(NO_LIST)
