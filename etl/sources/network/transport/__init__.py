"""The transport network over the network: Väylävirasto's layers, Digitraffic's lists.

A service that does not answer takes nothing away from the others: it is told as
skipped. Only when none gives anything is the load refused.
"""

from collections.abc import Callable

from etl.errors import Refused
from etl.language import N_
from etl.sources import SourceFile, failed
from etl.sources.network import Answers, Wanted
from etl.sources.network.client import Client
from etl.sources.network.fetching import Fetching
from etl.sources.network.pace import Pace
from etl.sources.network.question import Question
from etl.sources.network.reading import whole_json
from etl.sources.network.transport.paging import pages

RAILWAYS = "ratatiedot:locationtracks_simplified"
ROADS = "tiestotiedot:tieosoiteverkko"
MAIN_ROADS = {"filter": "tie<100", "filter-lang": "cql2-text"}
STATIONS = "https://rata.digitraffic.fi/api/v1/metadata/stations"
PORTS = "https://meri.digitraffic.fi/api/port-call/v1/ports"
# no limit is told; one call a second is what clients do
CALLS, WINDOW = 1, 1.0
UNKNOWN_LAYERS = N_("There is no layer called {names}. The layers are: {known}.")


def fetch(fetching: Fetching, wanted: Wanted) -> Answers:
    """Return the pages and lists of the layers that are wanted, of all by default."""
    address = (wanted.address or fetching.source.address).rstrip("/")
    with Client(Pace(CALLS, WINDOW)) as client:
        ways: dict[str, Callable[[], list[SourceFile]]] = {
            "railway": lambda: pages(fetching, client, address, RAILWAYS),
            "road": lambda: pages(fetching, client, address, ROADS, MAIN_ROADS),
            "station": lambda: _list(fetching, client, _at(wanted, STATIONS)),
            "port": lambda: _list(fetching, client, _at(wanted, PORTS)),
        }
        if unknown := sorted(set(wanted.only) - ways.keys()):
            known = ", ".join(ways)
            raise Refused(UNKNOWN_LAYERS, names=", ".join(unknown), known=known)
        return _answers({name: ways[name] for name in wanted.only or ways})


def _answers(ways: dict[str, Callable[[], list[SourceFile]]]) -> Answers:
    found: Answers = []
    problems: list[Refused] = []
    for name, ask in ways.items():
        try:
            found += ask()
        except Refused as problem:
            problems.append(problem)
            found.append(failed(name, problem))
    if len(problems) == len(ways):
        raise problems[0]
    return found


def _at(wanted: Wanted, address: str) -> str:
    """Return the address of a list, at a mirror when one is wanted."""
    if not wanted.address:
        return address
    return f"{wanted.address.rstrip('/')}/{address.rsplit('/', 1)[1]}"


def _list(fetching: Fetching, client: Client, address: str) -> list[SourceFile]:
    name = address.rsplit("/", 1)[1]
    file = fetching.ask(client, f"{name}.json", Question(address), whole_json)
    fetching.tell(name, 1, 1)
    return [file]
