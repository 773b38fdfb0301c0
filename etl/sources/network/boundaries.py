"""Boundaries over the network: municipalities and regions of Statistics Finland's WFS.

The newest year that is published is taken; a layer of a year that is not there is
answered with an exception in XML, also under HTTP 200.
"""

from datetime import UTC, datetime
from typing import Any

from etl.errors import Refused
from etl.language import N_
from etl.sources.network import Answers, Wanted
from etl.sources.network.client import Client
from etl.sources.network.fetching import Fetching
from etl.sources.network.pace import Pace
from etl.sources.network.question import NOT_KNOWN, NotKnown, Question
from etl.sources.network.reading import whole_json

LAYERS = {"kunta": "kunta4500k", "maakunta": "maakunta4500k"}
YEARS_BACK = 2
NOT_ALL = N_("The map layer has {promised} areas, and {found} of them came.")


def fetch(fetching: Fetching, wanted: Wanted) -> Answers:
    """Return the newest published layer of each level."""
    address = wanted.address or fetching.source.address
    files: Answers = []
    with Client(Pace(1, 1.0)) as client:
        for at, level in enumerate(LAYERS):
            files += _newest(fetching, client, address, level)
            fetching.tell(level, at + 1, len(LAYERS))
    return files


def _newest(fetching: Fetching, client: Client, address: str, level: str) -> Answers:
    year = datetime.now(UTC).year
    for one in range(year, year - YEARS_BACK, -1):
        question = _question(address, f"{LAYERS[level]}_{one}")
        try:
            name = f"{level}_{one}.geojson"
            return [fetching.ask(client, name, question, _check(question))]
        except NotKnown as reason:
            last = reason
    raise last


def _question(address: str, layer: str) -> Question:
    return Question(
        address,
        {
            "service": "WFS",
            "version": "2.0.0",
            "request": "GetFeature",
            "typeNames": f"tilastointialueet:{layer}",
            "outputFormat": "application/json",
            "srsName": "EPSG:4326",
        },
    )


def _check(question: Question) -> Any:
    def check(content: bytes) -> None:
        if b"ExceptionReport" in content[:2000]:
            said = f"“{question.parameters['typeNames']}” "
            raise NotKnown(NOT_KNOWN, address=question.address, status=200, said=said)
        document = whole_json(content)
        promised, found = document.get("numberMatched"), document.get("features", [])
        if isinstance(promised, int) and promised != len(found):
            raise Refused(NOT_ALL, promised=promised, found=len(found))

    return check
