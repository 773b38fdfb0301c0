"""TED's search over the network: from token to token, as pages end at 15,000 notices.

A token grows old: a load that goes on from its notes and finds its token forgotten
starts again. An answer that says `timedOut` is not whole and is asked for again.
"""

from typing import Any

from etl.errors import Refused
from etl.language import N_
from etl.sources import SourceFile
from etl.sources.decoding import read_json
from etl.sources.network.client import Client
from etl.sources.network.fetching import Fetching
from etl.sources.network.procurement.search import Search
from etl.sources.network.question import NotKnown, Question
from etl.sources.network.reading import whole_json
from etl.sources.procurement import ted
from etl.sources.procurement.redaction import may_stay

PAGE_SIZE = 250
NOT_AN_ANSWER = N_("It is not an answer of TED's search.")
TIMED_OUT = N_("TED ran out of time and gave a part of the answer.")
FEWER = N_(
    "TED promised {promised} notices and gave {found}, twice. Nothing of them was "
    "loaded; try again later."
)


def pages(
    fetching: Fetching, client: Client, address: str, search: Search
) -> list[SourceFile]:
    """Return every page of the search, or refuse when some are missing twice."""
    promised = found = 0
    for is_last in (False, True):
        files: list[SourceFile] = []
        try:
            promised = _read(fetching, client, address, search, files)
            found = len({number for one in files for number in _numbers(one)})
            if found >= promised:
                return files
        except NotKnown:
            if is_last or not files:
                raise
        for one in files:
            fetching.forget(one.origin)
    raise Refused(FEWER, promised=promised, found=found)


def _read(
    fetching: Fetching,
    client: Client,
    address: str,
    search: Search,
    files: list[SourceFile],
) -> int:
    token, tokens, done, promised = "", {""}, 0, 0
    while True:
        question = Question(f"{address}/v3/notices/search", body=_body(search, token))
        name = f"ted-{len(files) + 1}.json"
        files.append(fetching.ask(client, name, question, _whole))
        document = read_json(files[-1].content)
        promised = max(promised, _total(document))
        done += len(document["notices"])
        fetching.tell("TED", min(done, promised), promised)
        token = str(document.get("iterationNextToken") or "")
        # a token seen before would lead round and round
        if not document["notices"] or done >= promised or token in tokens:
            return promised
        tokens.add(token)


def _body(search: Search, token: str) -> dict[str, Any]:
    asked = [
        "buyer-country=FIN",
        f"PD>={search.since:%Y%m%d}",
        f"PD<{search.until:%Y%m%d}",
        *_any("classification-cpv", [f"{one}*" for one in search.cpv]),
        *_any("place-of-performance", list(search.places)),
    ]
    body = {
        "query": " AND ".join(asked) + " SORT BY PD DESC",
        "fields": sorted(may_stay("ted")),
        "limit": PAGE_SIZE,
        "scope": "ALL",
        "paginationMode": "ITERATION",
        "onlyLatestVersions": True,
    }
    return body | {"iterationNextToken": token} if token else body


def _any(field: str, values: list[str]) -> list[str]:
    either = " OR ".join(f"{field}={one}" for one in values)
    return [f"({either})"] if values else []


def _whole(content: bytes) -> None:
    document = whole_json(content)
    if not isinstance(document, dict) or not ted.is_answer(document):
        raise Refused(NOT_AN_ANSWER)
    if document.get("timedOut"):
        raise Refused(TIMED_OUT)


def _numbers(file: SourceFile) -> list[str]:
    return [one["publication-number"] for one in read_json(file.content)["notices"]]


def _total(document: Any) -> int:
    total = document.get("totalNoticeCount")
    return total if isinstance(total, int) else len(document["notices"])
