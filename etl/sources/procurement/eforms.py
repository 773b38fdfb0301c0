"""Single award notices in eForms XML: result → tender → tendering party → company.

The XML comes from outside, so documents that declare entities or a document type are
refused before anything in them is read. Contacts are never looked at.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from etl.errors import Refused
from etl.language import N_
from etl.sources.procurement.award import (
    amount,
    cpv_codes,
    day,
    finnish_id,
    first_day,
    notice_keys,
    place_codes,
    row,
)

BROKEN = N_("It begins as XML and breaks off or is damaged. Fetch it again.")
HOSTILE = N_(
    "It is XML that declares entities or a document type, which no notice does. It "
    "was not read."
)
NOTICE = re.compile(
    rb"<(\w+:)?(ContractAwardNotice|ContractNotice|PriorInformationNotice)\b"
)
KINDS = {"ContractAwardNotice": "award", "ContractNotice": "call"}
NAMES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "efac": "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1",
    "efbc": "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1",
}
PLACE = "cac:RealizedLocation/cac:Address/cbc:CountrySubentityCode"
DEADLINE = ".//cac:TenderSubmissionDeadlinePeriod/cbc:EndDate"
CORRECTED = ".//efac:Changes/efbc:ChangedNoticeIdentifier"
COMPANY = ".//efac:Organizations/efac:Organization"


def is_notice(content: bytes) -> bool:
    """Say whether the bytes look like a notice in eForms XML."""
    start = content[:5000]
    is_xml = start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
    return is_xml and NOTICE.search(start) is not None


def rows(content: bytes) -> list[dict[str, Any]]:
    """Return a row for each lot and winner of the notice."""
    return list(_rows(parsed(content)))


def parsed(content: bytes) -> Element:
    """Return the notice, or refuse XML that is damaged or hostile."""
    try:
        notice: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise Refused(HOSTILE) from None
    except (ParseError, ValueError):
        raise Refused(BROKEN) from None
    return notice


def _rows(notice: Element) -> Iterator[dict[str, Any]]:
    companies = dict(map(_company, notice.findall(COMPANY, NAMES)))
    parties = {
        _text(party, "cbc:ID"): [
            _text(one, "cbc:ID") for one in party.findall("efac:Tenderer", NAMES)
        ]
        for party in notice.findall(".//efac:NoticeResult/efac:TenderingParty", NAMES)
    }
    tenders = {
        _text(one, "cbc:ID"): one
        for one in notice.findall(".//efac:NoticeResult/efac:LotTender", NAMES)
    }
    about = _about(notice, companies)
    results = notice.findall(".//efac:NoticeResult/efac:LotResult", NAMES)
    for result in results:
        won = [
            tenders[number]
            for one in result.findall("efac:LotTender", NAMES)
            if (number := _text(one, "cbc:ID")) in tenders and _has_won(result)
        ]
        lot = about | {
            "lot_id": _text(result, "efac:TenderLot/cbc:ID"),
            "tender_count": _tender_count(result),
        }
        for tender in won:
            named = parties.get(_text(tender, "efac:TenderingParty/cbc:ID"), [])
            yield from _winners(lot, tender, [companies.get(one, {}) for one in named])
        if not won:
            yield row(**lot)
    if not results:
        yield row(**about, lot_id="", tender_count=None)


def _winners(
    lot: dict[str, Any], tender: Element, winners: list[dict[str, str]]
) -> Iterator[dict[str, Any]]:
    money = tender.find("cac:LegalMonetaryTotal/cbc:PayableAmount", NAMES)
    # a sum of a group of companies belongs to none of them alone
    told = money if len(winners) == 1 else None
    for winner in winners:
        yield row(
            **lot,
            winner_name=winner.get("name", ""),
            winner_id=finnish_id(winner.get("number")),
            winner_country=winner.get("country", ""),
            value=None if told is None else amount(told.text),
            currency="" if told is None else told.get("currencyID", ""),
        )


def _about(notice: Element, companies: dict[str, dict[str, str]]) -> dict[str, Any]:
    buyer = companies.get(
        _text(notice, "cac:ContractingParty/cac:Party/cac:PartyIdentification/cbc:ID"),
        {},
    )
    project = notice.find("cac:ProcurementProject", NAMES)
    project = notice if project is None else project
    codes = cpv_codes(
        one.text
        for path in ("MainCommodityClassification", "AdditionalCommodityClassification")
        for one in project.findall(f"cac:{path}/cbc:ItemClassificationCode", NAMES)
    )
    published = _text(notice, ".//efac:Publication/efbc:NoticePublicationID")
    kind = notice.tag.rpartition("}")[2]
    return {
        "notice_key": published.lstrip("0") or f"eforms {_text(notice, 'cbc:ID')}",
        "service": "eforms",
        "service_number": _text(notice, "cbc:ID"),
        "detail": 3,
        "place_codes": place_codes(
            one.text for one in notice.iterfind(f".//{PLACE}", NAMES)
        ),
        "notice_kind": KINDS.get(kind, "plan"),
        "published_date": day(_text(notice, "cbc:IssueDate")),
        "title": _text(project, "cbc:Name"),
        "buyer_name": buyer.get("name", ""),
        "buyer_id": finnish_id(buyer.get("number")),
        "buyer_country": buyer.get("country", ""),
        "cpv_code": codes[0] if codes else "",
        "cpv_codes": ";".join(codes),
        "deadline": first_day(one.text for one in notice.iterfind(DEADLINE, NAMES)),
        "eforms_id": _text(notice, "cbc:ID").lower(),
        "replaces": notice_keys(
            *(one.text for one in notice.iterfind(CORRECTED, NAMES))
        ),
    }


def _company(organisation: Element) -> tuple[str, dict[str, str]]:
    is_person = _text(organisation, "efbc:NaturalPersonIndicator") == "true"
    company = organisation.find("efac:Company", NAMES)
    if company is None:
        return "", {}
    country = "cac:PostalAddress/cac:Country/cbc:IdentificationCode"
    return _text(company, "cac:PartyIdentification/cbc:ID"), {
        "name": "" if is_person else _text(company, "cac:PartyName/cbc:Name"),
        "number": _text(company, "cac:PartyLegalEntity/cbc:CompanyID"),
        "country": _text(company, country),
    }


def _has_won(result: Element) -> bool:
    return _text(result, "cbc:TenderResultCode") in ("selec-w", "")


def _tender_count(result: Element) -> int | None:
    for one in result.findall("efac:ReceivedSubmissionsStatistics", NAMES):
        if _text(one, "efbc:StatisticsCode") == "tenders":
            count = _text(one, "efbc:StatisticsNumeric")
            return int(count) if count.isdecimal() else None
    return None


def _text(element: Element, path: str) -> str:
    return " ".join((element.findtext(path, "", NAMES) or "").split())
