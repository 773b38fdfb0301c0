"""Answers of TED's search: texts by language, lists that need not be aligned.

Names and identifiers of winners are paired only when there are as many of each; a
notice's sum belongs to a winner only when there is one.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from etl.sources.procurement.award import (
    amount,
    cpv_codes,
    day,
    finnish_id,
    first_day,
    place_codes,
    row,
)

LANGUAGES = ("fin", "swe", "eng")


def is_answer(document: Mapping[str, Any]) -> bool:
    """Say whether a JSON document is an answer of TED's search."""
    notices = document.get("notices")
    return isinstance(notices, list) and all(
        isinstance(one, Mapping) and "publication-number" in one for one in notices
    )


def rows(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return a row for each winner of each notice."""
    return [made for notice in document["notices"] for made in _notice(notice)]


def _notice(notice: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    names = _texts(notice.get("winner-name"))
    numbers = _list(notice.get("winner-identifier"))
    countries = _list(notice.get("winner-country"))
    # the service repeats a winner for each of its lots
    pairs = (
        list(zip(names, numbers, strict=False)) if len(names) == len(numbers) else []
    )
    winners = list(dict.fromkeys(pairs or [(name, "") for name in names]))
    is_only = len(winners) == 1
    country = countries[0] if len(set(countries)) == 1 else ""
    for name, number in winners or [("", "")]:
        yield _row(notice, (name, number, country if winners else ""), is_only=is_only)


def _row(
    notice: Mapping[str, Any], winner: tuple[str, str, str], *, is_only: bool
) -> dict[str, Any]:
    codes = cpv_codes(_list(notice.get("classification-cpv")))
    value = amount(notice.get("result-value-notice")) if is_only else None
    kind = str(notice.get("notice-type") or "")
    buyers, numbers = (
        _texts(notice.get("buyer-name")),
        _list(notice.get("buyer-identifier")),
    )
    return row(
        notice_key=str(notice["publication-number"]),
        service="ted",
        service_number=str(notice["publication-number"]),
        detail=1,
        notice_kind=_kind(kind, has_winner=bool(winner[0])),
        published_date=day(notice.get("publication-date")),
        title=next(iter(_texts(notice.get("notice-title"))), ""),
        buyer_name=buyers[0] if buyers else "",
        buyer_id=finnish_id(numbers[0]) if len(numbers) == 1 else None,
        buyer_country=next(iter(_list(notice.get("buyer-country"))), ""),
        lot_id="",
        cpv_code=codes[0] if codes else "",
        cpv_codes=";".join(codes),
        place_codes=place_codes(_list(notice.get("place-of-performance"))),
        winner_name=winner[0],
        winner_id=finnish_id(winner[1]),
        winner_country=winner[2],
        value=value,
        currency=str(notice.get("result-value-cur-notice") or "") if value else "",
        tender_count=None,
        deadline=first_day(
            [
                *_list(notice.get("deadline-receipt-tender-date-lot")),
                *_list(notice.get("deadline-receipt-request")),
            ]
        ),
        eforms_id="",
        replaces="",
    )


def _kind(published: str, *, has_winner: bool) -> str:
    if published.startswith("can") or has_winner:
        return "award"
    return {"cn": "call", "pin": "plan"}.get(
        published.split("-", maxsplit=1)[0], "other"
    )


def _list(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(one) for one in values if one is not None]


def _texts(value: Any) -> list[str]:
    """Return texts in one language: Finnish, Swedish, English, else the first."""
    if not isinstance(value, Mapping):
        return _list(value)
    known = [one for one in LANGUAGES if value.get(one)] or list(value)
    return _list(value[known[0]]) if known else []
