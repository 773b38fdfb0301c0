"""Pages of a collection of OGC API Features (OGC 17-069r4): the next link is followed.

Of a next link only its parameters are taken: behind a proxy a server names itself by
another address, and nothing but the publisher's own address is ever asked.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from etl.errors import Refused
from etl.language import N_
from etl.sources import SourceFile
from etl.sources.network.client import Client
from etl.sources.network.fetching import Fetching
from etl.sources.network.question import Question
from etl.sources.network.reading import whole_json

# another form of the answer has been seen to fail with HTTP 500
PLAIN = {"f": "json", "limit": "1000"}
MOST_PAGES = 1000
NOT_FEATURES = N_("The answer has no list of features.")
NOT_ALL = N_(
    "“{layer}” has {promised} features, and {found} different ones came: the server "
    "repeats or leaves out pages. Nothing of it was loaded. Try again later."
)
SHORT_PAGE = N_("The page has {found} features and promises {promised}.")


def pages(
    fetching: Fetching,
    client: Client,
    address: str,
    collection: str,
    filtered: Mapping[str, str] | None = None,
) -> list[SourceFile]:
    """Return every page of a collection, until none is left or one comes again."""
    where = f"{address}/collections/{quote(collection)}/items"
    layer = collection.rsplit(":", 1)[-1]
    parameters = {**PLAIN, **(filtered or {})}
    found: list[SourceFile] = []
    asked: list[dict[str, str]] = []
    keys: set[str] = set()
    promised = 0
    while parameters not in asked and len(asked) < MOST_PAGES:
        asked.append(parameters)
        name = f"{layer}_{len(asked)}.json"
        question = Question(where, parameters)
        file = fetching.ask(client, name, question, _whole_page)
        document = json.loads(file.content)
        if not document["features"]:
            break
        found.append(file)
        keys |= {str(one.get("id")) for one in document["features"]}
        promised = document.get("numberMatched") or 0
        fetching.tell(layer, len(asked), _page_count(document, len(asked)))
        following = _following(document)
        if following is None:
            break
        # what a server leaves out of its next link is asked for all the same
        parameters = {**PLAIN, **(filtered or {}), **following}
    if len(keys) < promised:
        raise Refused(NOT_ALL, layer=layer, promised=promised, found=len(keys))
    return found


def _whole_page(content: bytes) -> None:
    document = whole_json(content)
    features = document.get("features") if isinstance(document, Mapping) else None
    if not isinstance(features, list):
        raise Refused(NOT_FEATURES)
    promised = document.get("numberReturned")
    if isinstance(promised, int) and promised != len(features):
        raise Refused(SHORT_PAGE, found=len(features), promised=promised)


def _following(document: Mapping[str, Any]) -> dict[str, str] | None:
    links = document.get("links")
    for link in links if isinstance(links, list) else []:
        if isinstance(link, Mapping) and link.get("rel") == "next":
            return dict(parse_qsl(urlsplit(str(link.get("href"))).query))
    return None


def _page_count(document: Mapping[str, Any], done: int) -> int:
    total, here = document.get("numberMatched"), len(document["features"])
    if not isinstance(total, int):
        return done
    return max(-(-total // here), done)
