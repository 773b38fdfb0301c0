"""Postal codes over the network: PRH's list, and the points of Statistics Finland.

Of the areas only their codes and points are asked for: with their shapes the answer
would be a hundred times as long.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from etl.errors import Refused
from etl.sources import SourceFile, failed
from etl.sources.network import Answers, Wanted
from etl.sources.network.boundaries import NOT_ALL
from etl.sources.network.client import Check, Client
from etl.sources.network.fetching import Fetching
from etl.sources.network.pace import Pace
from etl.sources.network.question import NOT_KNOWN, NotKnown, Question
from etl.sources.network.reading import whole_json

AREAS = "https://geo.stat.fi/geoserver/postialue/wfs"
LAYER = "postialue:pno_tilasto_{year}"
FIELDS = "postinumeroalue,nimi,namn,kunta,vuosi,euref_x,euref_y"
YEARS_BACK = 2


def fetch(fetching: Fetching, wanted: Wanted) -> Answers:
    """Return the list of codes and the newest points; one may fail, not both."""
    address = wanted.address or fetching.source.address
    areas = f"{wanted.address}/wfs" if wanted.address else AREAS
    found: Answers = []
    problems: list[Refused] = []
    with Client(Pace(1, 1.0)) as client:
        question = Question(address, {"lang": "fi"})
        ways: dict[str, Callable[[], SourceFile]] = {
            "post_codes": lambda: fetching.ask(
                client, "post_codes.json", question, whole_json
            ),
            "paavo": lambda: _newest(fetching, client, areas),
        }
        for at, (name, ask) in enumerate(ways.items(), start=1):
            try:
                found.append(ask())
            except Refused as problem:
                problems.append(problem)
                found.append(failed(name, problem))
            fetching.tell(name, at, len(ways))
    if len(problems) == len(ways):
        raise problems[0]
    return found


def _newest(fetching: Fetching, client: Client, address: str) -> SourceFile:
    year = datetime.now(UTC).year
    for one in range(year, year - YEARS_BACK, -1):
        question = _question(address, LAYER.format(year=one))
        try:
            return fetching.ask(client, f"paavo_{one}.json", question, _check(question))
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
            "typeNames": layer,
            "propertyName": FIELDS,
            "outputFormat": "application/json",
        },
    )


def _check(question: Question) -> Check:
    def check(content: bytes) -> None:
        if b"ExceptionReport" in content[:2000]:
            said = f"“{question.parameters['typeNames']}” "
            raise NotKnown(NOT_KNOWN, address=question.address, status=200, said=said)
        document = whole_json(content)
        told = document if isinstance(document, Mapping) else {}
        promised, found = told.get("numberMatched"), told.get("features", [])
        if isinstance(promised, int) and promised != len(found):
            raise Refused(NOT_ALL, promised=promised, found=len(found))

    return check
