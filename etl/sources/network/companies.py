"""The trade register over the network: the whole file, by business ids, by region.

PRH answers a page that does not exist with page 1, so pages are counted by
`totalResults`. Companies move between pages while they are read: a search that gave
fewer different companies than it promised is read once more.
"""

import math
from typing import Any

from etl.errors import Refused
from etl.language import N_
from etl.reference import read_table
from etl.settings import settings
from etl.sources import SourceFile
from etl.sources.company_record import business_id
from etl.sources.decoding import read_json
from etl.sources.network import Answers, Wanted
from etl.sources.network.client import Client
from etl.sources.network.fetching import Fetching
from etl.sources.network.pace import Pace
from etl.sources.network.question import NotKnown, Question
from etl.sources.network.reading import whole_json
from etl.sources.walk import large_file

# 300 calls a minute are shared by everybody in the world
CALLS, WINDOW = 3, 2.0
PAGE_SIZE = 100
NO_POST_CODES = N_(
    "“{address}” gave no postal code of the own region {region}. Check the region in "
    "the settings."
)
FEWER = N_(
    "The register promised {promised} companies for {what} and gave {found}, twice. "
    "Nothing was loaded; try again later."
)


def fetch(fetching: Fetching, wanted: Wanted) -> Answers:
    """Return the whole file, or the answers for ids or for the own region."""
    address = (wanted.address or fetching.source.address).rstrip("/")
    with Client(Pace(CALLS, WINDOW)) as client:
        if wanted.only:
            return _by_id(fetching, client, address, wanted.only)
        if wanted.is_region:
            return _by_region(fetching, client, address)
        fetching.tell("all_companies", 0, 1)
        question = Question(f"{address}/all_companies")
        path = fetching.download(client, "all_companies.zip", question)
        fetching.tell("all_companies", 1, 1)
        return [large_file(path, path.name, question.text)]


def _by_id(
    fetching: Fetching, client: Client, address: str, ids: tuple[str, ...]
) -> Answers:
    files: Answers = []
    for at, number in enumerate(ids, start=1):
        question = Question(f"{address}/companies", {"businessId": number})
        try:
            files.append(fetching.ask(client, f"{number}.json", question, whole_json))
        except NotKnown:  # some servers of the register answer 404 for none
            empty = b'{"totalResults":0,"companies":[]}'
            files.append(SourceFile(f"{number}.json", empty, "", question.text))
        fetching.tell("businessId", at, len(ids))
    return files


def _by_region(fetching: Fetching, client: Client, address: str) -> Answers:
    codes = _post_codes(client, address)
    files: Answers = []
    for at, code in enumerate(codes, start=1):
        files += _search(fetching, client, address, code)
        fetching.tell("postCode", at, len(codes))
    return files


def _post_codes(client: Client, address: str) -> list[str]:
    question = Question(f"{address}/post_codes", {"lang": "fi"})
    rows = read_json(client.ask(question, whole_json))
    own = _own_municipalities()
    found = {
        str(row.get("postCode"))
        for row in rows
        if isinstance(row, dict) and str(row.get("municipalityCode")) in own
    }
    if not found:
        raise Refused(NO_POST_CODES, address=address, region=settings().region)
    return sorted(found)


def _search(
    fetching: Fetching, client: Client, address: str, code: str
) -> list[SourceFile]:
    promised = found = 0
    for _ in range(2):
        files = _pages(fetching, client, address, code)
        documents = [read_json(one.content) for one in files]
        promised = max(map(_total, documents), default=0)
        found = len({business_id(one) for doc in documents for one in _companies(doc)})
        if found >= promised:
            return [
                one
                for one, doc in zip(files, documents, strict=True)
                if _companies(doc)
            ]
        for one in files:
            fetching.forget(one.origin)
    raise Refused(FEWER, promised=promised, what=code, found=found)


def _pages(
    fetching: Fetching, client: Client, address: str, code: str
) -> list[SourceFile]:
    files: list[SourceFile] = []
    page, last = 1, 1
    while page <= last:
        parameters = {"postCode": code, "page": str(page)}
        question = Question(f"{address}/companies", parameters)
        name = f"{code}-{page}.json"
        files.append(fetching.ask(client, name, question, whole_json))
        last = math.ceil(_total(read_json(files[-1].content)) / PAGE_SIZE)
        page += 1
    return files


def _total(document: Any) -> int:
    total = document.get("totalResults") if isinstance(document, dict) else 0
    return total if isinstance(total, int) else 0


def _companies(document: Any) -> list[Any]:
    companies = document.get("companies") if isinstance(document, dict) else None
    return companies if isinstance(companies, list) else []


def _own_municipalities() -> set[str]:
    rows = read_table("municipality").to_pylist()
    own = settings().region
    return {row["municipality_code"] for row in rows if row["region_code"] == own}
