"""Hilma's search over the network: pages by `skip`, counted by `@odata.count`.

The service asks for a key, which goes in a header and is never written anywhere. The
questions name the fields (`select`), so contact persons are not even sent.
"""

from typing import Any

from etl.errors import Refused
from etl.language import N_
from etl.sources import SourceFile
from etl.sources.decoding import read_json
from etl.sources.network.client import Client
from etl.sources.network.fetching import Fetching
from etl.sources.network.procurement.search import Search
from etl.sources.network.question import Question
from etl.sources.network.reading import whole_json
from etl.sources.procurement import hilma
from etl.sources.procurement.redaction import may_stay

PAGE_SIZE = 500
LAST_SKIP = 100_000
"""The search engine goes no further."""
NOT_AN_ANSWER = N_("It is not an answer of Hilma's search.")
FEWER = N_(
    "Hilma promised {promised} notices and gave {found}, twice. Nothing of them was "
    "loaded; try again later."
)
TOO_MANY = N_(
    "Hilma has {promised} notices of this; at most {limit} can be asked for. Narrow "
    "the search: name CPV codes with --only, or use --region."
)


def pages(
    fetching: Fetching, client: Client, address: str, key: str, search: Search
) -> list[SourceFile]:
    """Return every page of the search, or refuse when some are missing twice."""
    promised = found = 0
    for _ in range(2):
        files = _read(fetching, client, f"{address}/avp/eformnotices", key, search)
        documents = [read_json(one.content) for one in files]
        promised = max(map(_total, documents), default=0)
        found = len({row["noticeId"] for doc in documents for row in doc["value"]})
        if found >= promised:
            return files
        for one in files:
            fetching.forget(one.origin)
    raise Refused(FEWER, promised=promised, found=found)


def _read(
    fetching: Fetching, client: Client, address: str, key: str, search: Search
) -> list[SourceFile]:
    headers = {"Ocp-Apim-Subscription-Key": key}
    files: list[SourceFile] = []
    skip, total = 0, 1
    while skip < total:
        question = Question(
            f"{address}/docs/search", body=_body(search, skip), headers=headers
        )
        name = f"hilma-{len(files) + 1}.json"
        files.append(fetching.ask(client, name, question, _whole))
        document = read_json(files[-1].content)
        total = _total(document)
        if total > LAST_SKIP:
            raise Refused(TOO_MANY, promised=total, limit=LAST_SKIP)
        skip += PAGE_SIZE
        fetching.tell("Hilma", min(skip, total), total)
    return files


def _body(search: Search, skip: int) -> dict[str, Any]:
    days = (
        f"datePublished ge {search.since}T00:00:00Z "
        f"and datePublished lt {search.until}T00:00:00Z"
    )
    filters = [days, *_any(search.cpv, "cpvCodes"), *_any(search.places, "nutsCodes")]
    return {
        "search": "*",
        "filter": " and ".join(filters),
        "orderby": "datePublished asc",
        "select": ",".join(fields()),
        "top": PAGE_SIZE,
        "skip": skip,
        "count": True,
    }


def fields() -> list[str]:
    """Return the fields that are asked for: those that may stay."""
    top = may_stay("hilma") | may_stay("lot") - ONLY_LOTS
    return sorted(top) + [f"lots/{name}" for name in sorted(may_stay("lot"))]


ONLY_LOTS = {
    "lotResultTotalAmount",
    "lotResultTotalAmountCurrency",
    "receivedTenderCount",
}
"""Fields that a lot has and a notice has not: the service refuses what it lacks."""


def _any(beginnings: tuple[str, ...], field: str) -> list[str]:
    if not beginnings:
        return []
    # the field is one text of several codes; each is a word of it
    words = "|".join(f"{one}*" for one in beginnings)
    return [f"search.ismatch('{words}', '{field}', 'simple', 'any')"]


def _whole(content: bytes) -> None:
    document = whole_json(content)
    if not isinstance(document, dict) or not hilma.is_answer(document):
        raise Refused(NOT_AN_ANSWER)


def _total(document: Any) -> int:
    total = document.get("@odata.count")
    return total if isinstance(total, int) else len(document["value"])
