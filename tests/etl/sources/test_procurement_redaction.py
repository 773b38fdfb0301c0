"""Persons in notices are never kept: not in the tables, and not in the raw bytes."""

import json
from pathlib import Path
from typing import Any

import pytest

from etl import landing
from etl.sources import Recognised, SourceFile
from etl.sources.procurement import SOURCE
from etl.sources.refresh import refresh
from etl.workspace import Workspace
from tests.etl.sources.samples import file

NAMES = (
    'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:'
    'CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:'
    'xsd:CommonBasicComponents-2" xmlns:efac="http://data.europa.eu/p27/eforms-ubl-'
    'extension-aggregate-components/1" xmlns:efbc="http://data.europa.eu/p27/eforms-'
    'ubl-extension-basic-components/1"'
)
PERSON = "Maija Meikäläinen"
PRIVATE = (PERSON, "maija@example.org", "050 123", "Kotikuja 1", "010190-123")


def hilma(**fields: Any) -> dict[str, Any]:
    notice = {
        "noticeId": 7,
        "mainType": "ContractAwardNotices",
        "titleFi": "Urakka",
        "organisationNameFi": "Kunta",
        "cpvCodes": "45000000",
        "winnerOrganisations": "Rakentaja Oy (0168716-6)",
        **fields,
    }
    return {"@odata.count": 1, "value": [notice]}


def ted(**fields: Any) -> dict[str, Any]:
    notice = {
        "publication-number": "7-2026",
        "winner-name": {"fin": ["Rakentaja Oy"]},
        "winner-identifier": ["0168716-6"],
        **fields,
    }
    return {"notices": [notice], "totalNoticeCount": 1, "iterationNextToken": "t"}


def eforms(*, is_person: bool = False) -> bytes:
    indicator = "true" if is_person else "false"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- asked by {PERSON} -->
<ContractAwardNotice {NAMES}>
 <cbc:ID>1</cbc:ID><cbc:Note>{PERSON}, 050 123</cbc:Note>
 <efac:Organizations><efac:Organization>
  <efbc:NaturalPersonIndicator>{indicator}</efbc:NaturalPersonIndicator>
  <efac:Company>
   <cac:PartyIdentification><cbc:ID>ORG-1</cbc:ID></cac:PartyIdentification>
   <cac:PartyName><cbc:Name>Rakentaja Oy</cbc:Name></cac:PartyName>
   <cac:PostalAddress><cbc:StreetName>Kotikuja 1</cbc:StreetName>
    <cac:Country><cbc:IdentificationCode>FIN</cbc:IdentificationCode></cac:Country>
   </cac:PostalAddress>
   <cac:PartyLegalEntity><cbc:CompanyID>0168716-6</cbc:CompanyID></cac:PartyLegalEntity>
   <cac:Contact><cbc:Name>{PERSON}</cbc:Name>
    <cbc:ElectronicMail>maija@example.org</cbc:ElectronicMail></cac:Contact>
  </efac:Company></efac:Organization></efac:Organizations>
 <cac:ProcurementProject><cbc:Name>Urakka</cbc:Name>
  <cbc:Description>Soita: 050 123</cbc:Description></cac:ProcurementProject>
</ContractAwardNotice>""".encode()


FILES = {
    "descriptions and addresses": hilma(
        descriptionFi=f"{PERSON} 050 123", organisationAddress="Kotikuja 1"
    ),
    "a field nobody has heard of": hilma(contact={"name": PERSON}),
    "a contact inside a field that may stay": hilma(cpvCodes=[{"who": PERSON}]),
    "a contact in a lot": hilma(lots=[{"id": "LOT-1", "contactEmail": PRIVATE[1]}]),
    "a lot that is a text": hilma(lots=[PERSON]),
    "an identity code among winners": hilma(
        winnerOrganisations=f"{PERSON} (010190-123M)"
    ),
    "a field of ted": ted(**{"buyer-email": ["maija@example.org"]}),
    "ted by a strange language": ted(**{"buyer-name": {PERSON: ["Kunta"]}}),
    "beside the notices": ted() | {"askedBy": PERSON},
    "xml": eforms(),
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES.keys())
def test_nothing_personal_is_left_in_what_is_kept(
    ws: Workspace, tmp_path: Path, content: Any
) -> None:
    brought = tmp_path / "brought"
    brought.write_bytes(file(content).content)
    done = refresh(ws, "procurement", brought, author="t", language="en")
    assert done.batch is not None
    for path in ws.root.rglob("*"):
        if path.is_file() and path.suffix != ".parquet":
            kept = path.read_bytes().decode(errors="replace")
            assert not [one for one in PRIVATE if one in kept], path


@pytest.mark.parametrize("content", FILES.values(), ids=FILES.keys())
def test_the_sidecar_tells_what_came_and_that_something_was_taken_out(
    ws: Workspace, tmp_path: Path, content: Any
) -> None:
    came = file(content)
    (tmp_path / "brought").write_bytes(came.content)
    done = refresh(ws, "procurement", tmp_path / "brought", author="t")
    kept = landing.original(ws, str(done.loaded[0]["sha256"]))
    assert kept is not None
    assert kept.redaction["received_sha256"] == came.sha256
    assert kept.redaction["fields_left_out"] > 0
    assert kept.sha256 != came.sha256


@pytest.mark.parametrize("content", [*FILES.values(), eforms(is_person=True)])
def test_what_was_kept_is_still_an_answer_and_is_redacted_no_more(
    content: Any,
) -> None:
    kept = SOURCE.redacted(file(content))
    assert SOURCE.redacted(kept) == kept
    assert isinstance(SOURCE.recognise(kept), Recognised)


def test_an_answer_with_nothing_personal_is_kept_to_the_byte() -> None:
    for content in (hilma(), ted()):
        came = SourceFile("a", json.dumps(content).encode(), "0" * 64)
        assert SOURCE.redacted(came) is came


def test_a_winner_who_is_a_natural_person_is_not_kept_either() -> None:
    kept = SOURCE.redacted(file(eforms(is_person=True))).content
    assert b"0168716-6" not in kept
    assert b"Rakentaja" not in kept
    assert b"0168716-6" in SOURCE.redacted(file(eforms())).content


@pytest.mark.realdata
def test_real_notices_give_the_same_rows_with_and_without_what_is_left_out(
    realdata: Path,
) -> None:
    for path in sorted((realdata / "procurement").glob("*[l-s].[jx]*")):
        came = file(path.read_bytes())
        before, after = SOURCE.recognise(came), SOURCE.recognise(SOURCE.redacted(came))
        if isinstance(before, Recognised):
            assert isinstance(after, Recognised)
            assert before.content == after.content, path
