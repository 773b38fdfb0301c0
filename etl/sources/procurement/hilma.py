"""Answers of Hilma's search: several winners stand in one text, `Name (1234567-8)`.

A cancelled procedure is published as an award without winners.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from etl.sources.procurement.award import (
    amount,
    cpv_codes,
    day,
    finnish_id,
    notice_keys,
    place_codes,
    row,
)

WINNER = re.compile(r"\s*[,;]?\s*(?P<name>.*?)\s*\((?P<id>[^()]*\d[^()]*)\)")
# what a corrected notice names: the one that it corrects, and others of its procedure
EARLIER = (
    "linkedNotices",
    "previousTedPublicationId",
    "previousNoticeNumber",
    "previousEFormsId",
    "previousFullEFormsId",
    "refOldNoticeTedPublicationId",
)
KINDS = {
    "ContractNotices": "call",
    "ContractAwardNotices": "award",
    "PlanNotices": "plan",
}


def is_answer(document: Mapping[str, Any]) -> bool:
    """Say whether a JSON document is an answer of Hilma's search."""
    rows = document.get("value")
    return isinstance(rows, list) and all(
        isinstance(one, Mapping) and "noticeId" in one for one in rows
    )


def rows(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return a row for each lot and winner of each notice."""
    return [made for notice in document["value"] for made in _notice(notice)]


def _notice(notice: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    lots = notice.get("lots")
    named = [one for one in lots if isinstance(one, Mapping)] if lots else []
    for lot in named or [notice]:
        told = lot.get("winnerOrganisations")
        # a notice of one lot tells its winners and its sum above the lot
        is_only = len(named) <= 1
        winners = _winners(
            told or (notice.get("winnerOrganisations") if is_only else "")
        )
        value = amount(lot.get("lotResultTotalAmount"))
        if value is None and is_only:
            value = amount(notice.get("noticeResultTotalAmount"))
        for name, number in winners or [("", None)]:
            yield _row(
                notice, lot, (name, number), value if len(winners) == 1 else None
            )


def _row(
    notice: Mapping[str, Any],
    lot: Mapping[str, Any],
    winner: tuple[str, str | None],
    value: float | None,
) -> dict[str, Any]:
    codes = cpv_codes(str(lot.get("cpvCodes") or notice.get("cpvCodes") or "").split())
    published = str(notice.get("tedPublicationId") or "")
    currency = lot.get("lotResultTotalAmountCurrency") or notice.get(
        "noticeResultTotalAmountCurrency"
    )
    return row(
        notice_key=published or f"hilma {notice['noticeId']}",
        service="hilma",
        service_number=str(notice["noticeId"]),
        detail=2,
        notice_kind=KINDS.get(str(notice.get("mainType")), "other"),
        published_date=day(notice.get("datePublished")),
        title=_said(notice, "title"),
        buyer_name=_said(notice, "organisationName"),
        buyer_id=finnish_id(notice.get("organisationNationalRegistrationNumber")),
        buyer_country="FIN",
        lot_id=str(lot.get("id") or "") if lot is not notice else "",
        cpv_code=codes[0] if codes else "",
        cpv_codes=";".join(codes),
        place_codes=place_codes(
            str(lot.get("nutsCodes") or notice.get("nutsCodes") or "").split()
        ),
        winner_name=winner[0],
        winner_id=winner[1],
        winner_country="FIN" if winner[1] else "",
        value=value,
        currency=str(currency or "EUR") if value is not None else "",
        tender_count=_count(lot.get("receivedTenderCount")),
        deadline=day(lot.get("deadline") or notice.get("deadline")),
        eforms_id=str(notice.get("eFormsId") or "").lower(),
        replaces=_replaced(notice) if notice.get("isCorrigendum") is True else "",
    )


def _replaced(notice: Mapping[str, Any]) -> str:
    parent = notice.get("parentNoticeId")
    named = notice_keys(*(notice.get(field) for field in EARLIER))
    return ";".join(filter(None, [named, f"hilma {parent}" if parent else ""]))


def _winners(text: Any) -> list[tuple[str, str | None]]:
    written = str(text or "").strip()
    found: list[tuple[str, str | None]] = [
        (one["name"], finnish_id(one["id"])) for one in WINNER.finditer(written)
    ]
    return found or ([(written, None)] if written else [])


def _said(notice: Mapping[str, Any], field: str) -> str:
    texts = (notice.get(field + ending) for ending in ("Fi", "Sv", "En", "Other"))
    return str(next((one for one in texts if one), ""))


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
