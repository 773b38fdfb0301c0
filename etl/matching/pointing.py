"""Which name of the queue, and which company, a person points at on the command line.

A name that fits several is never guessed: the ids tell them apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.errors import NeedsChoice, Refused
from etl.language import N_
from etl.matching.asked import Asked
from etl.matching.decisions import Verdict
from etl.matching.names import is_local_id, normalised
from etl.matching.waiting import Item

NOT_A_PAIR = N_(
    "“{said}” is not NAME=ID. Write the name or id, then = and the business ID, "
    "for example “Savon Konepaja=1234567-1”."
)
NO_NAME = N_(
    "No name that waits or was decided is “{name}”. “python -m etl match” lists the "
    "names and their ids."
)
SEVERAL_NAMES = N_(
    "“{name}” fits several: {ids}. Use one of these ids instead of the name."
)
NO_COMPANY = N_(
    "No company has the id “{company}”. Check it, or bring the register up to date: "
    "“python -m etl refresh companies”."
)
NOT_AN_ID = N_(
    "“{company}” is not a business ID. It has seven digits, a hyphen and a check digit."
)


@dataclass(frozen=True)
class Pointed:
    """One name and what is said of it, in this order."""

    item: Item
    said: tuple[tuple[Verdict, str], ...]
    company_name: str = ""


def pointed(
    asked: Asked,
    same: Iterable[str],
    different: Iterable[str],
    local: Iterable[str],
) -> list[Pointed]:
    """Return what is said, with the name and the company of each found out.

    Raises
    ------
    Refused
        What is written is no pair, or nothing here has that name or id.
    NeedsChoice
        A name fits several.
    """
    found: list[Pointed] = []
    queue = asked.queue() if any((same, different, local)) else []
    for said in same:
        item, company_id, company_name = _pair(asked, queue, said)
        verdicts: tuple[tuple[Verdict, str], ...] = (("same", company_id),)
        if item.kind == "id" and company_id != item.business_id:
            # the id that was told is another company's: it counts as no id
            verdicts = (("different", item.business_id), *verdicts)
        found.append(Pointed(item, verdicts, company_name))
    for said in different:
        item, company_id, company_name = _pair(asked, queue, said)
        found.append(Pointed(item, (("different", company_id),), company_name))
    found += [Pointed(_item(queue, one), (("local", ""),)) for one in local]
    return found


def _pair(asked: Asked, queue: Sequence[Item], said: str) -> tuple[Item, str, str]:
    name, sign, company = (one.strip() for one in said.rpartition("="))
    if not sign or not name or not company:
        raise Refused(NOT_A_PAIR, said=said)
    item = _item(queue, name)
    company_id = _business_id(company)
    known = asked.companies([company_id]).get(company_id)
    if known is None:
        raise Refused(NO_COMPANY, company=company_id)
    return item, company_id, str(known["company_name"])


def _item(queue: Sequence[Item], name: str) -> Item:
    for way in WAYS:
        found = {one.local_id: one for one in queue if way(one, name)}
        if len(found) > 1:
            places = [
                f"{key} ({one.name}, {one.municipality_name or '–'})"
                for key, one in found.items()
            ]
            raise NeedsChoice(SEVERAL_NAMES, name=name, ids="; ".join(places))
        if found:
            return next(iter(found.values()))
    raise Refused(NO_NAME, name=name)


def _has_id(item: Item, said: str) -> bool:
    return said in {item.local_id, item.subject_id, item.business_id}


def _is_called(item: Item, said: str) -> bool:
    return item.name.casefold() == said.casefold()


def _is_like(item: Item, said: str) -> bool:
    return bool(normalised(said).core) and (
        normalised(item.name).core == normalised(said).core
    )


def _business_id(said: str) -> str:
    if is_local_id(said):
        return said
    digits = said.removeprefix("FI").replace("-", "").replace(" ", "")
    if len(digits) != len("12345671") or not digits.isdigit():
        raise Refused(NOT_AN_ID, company=said)
    return f"{digits[:7]}-{digits[7]}"


WAYS = (_has_id, _is_called, _is_like)
