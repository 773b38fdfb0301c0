"""Notices of Hilma, TED and eForms: who bought from whom, and nothing about persons."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from etl import landing
from etl.errors import Refused
from etl.sources import Recognised, Skipped
from etl.sources.procurement import SOURCE, eforms
from etl.sources.procurement.award import amount, finnish_id
from etl.sources.refresh import refresh
from etl.workspace import Workspace
from tests.etl.sources.samples import file


def notice(**fields: Any) -> dict[str, Any]:
    return {
        "noticeId": 1,
        "mainType": "ContractAwardNotices",
        "datePublished": "2026-05-07T03:05:00.91Z",
        "titleFi": "Urakka",
        "organisationNameFi": "Kunta",
        "organisationNationalRegistrationNumber": "1071200-1",
        "cpvCodes": "45000000 45232153",
        **fields,
    }


def rows(*documents: Any) -> list[dict[str, Any]]:
    found = [SOURCE.recognise(file(one, str(at))) for at, one in enumerate(documents)]
    chosen = SOURCE.choose([one for one in found if isinstance(one, Recognised)], [])
    table: Any = SOURCE.parse(chosen.loaded).tables["procurement_award"]
    made: list[dict[str, Any]] = table.to_pylist()
    return made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kreate Oy (0168716-6)", [("Kreate Oy", "0168716-6")]),
        (
            "A Oy (0168716-6), B & C Oy (FI10712001)",
            [("A Oy", "0168716-6"), ("B & C Oy", "1071200-1")],
        ),
        ("A Oy (Suomi) (0168716-6)", [("A Oy (Suomi)", "0168716-6")]),
        ("Beispiel GmbH (DE123456789)", [("Beispiel GmbH", None)]),
        ("Nimi Ilman Tunnusta", [("Nimi Ilman Tunnusta", None)]),
        ("", [(None, None)]),
    ],
)
def test_winners_are_read_out_of_one_text(text: str, expected: list[Any]) -> None:
    found = rows({"value": [notice(winnerOrganisations=text)]})
    assert [(one["winner_name"], one["winner_id"]) for one in found] == expected


def test_a_sum_belongs_to_a_winner_only_when_there_is_one() -> None:
    lot = {"id": "LOT-1", "lotResultTotalAmount": 10.0, "cpvCodes": "35100000"}
    one = lot | {"winnerOrganisations": "A (0168716-6)"}
    two = lot | {"id": "LOT-2", "winnerOrganisations": "A (0168716-6), B (1071200-1)"}
    found = rows({"value": [notice(lots=[one, two])]})
    values = [(row["lot_id"], row["value"], row["cpv_code"]) for row in found]
    assert values == [
        ("LOT-1", 10.0, "35100000"),
        ("LOT-2", None, "35100000"),
        ("LOT-2", None, "35100000"),
    ]


def test_winners_of_several_lots_are_not_spread_over_all_of_them() -> None:
    lots = [{"id": "LOT-1"}, {"id": "LOT-2"}]
    found = rows({"value": [notice(lots=lots, winnerOrganisations="A (0168716-6)")]})
    assert [row["winner_name"] for row in found] == [None, None]


def test_a_notice_in_both_services_is_kept_once_as_the_one_with_business_ids() -> None:
    hilma = notice(tedPublicationId="1-2026", winnerOrganisations="A (0168716-6)")
    ted = {"publication-number": "1-2026", "winner-name": {"fin": ["A"]}}
    found = rows({"notices": [ted]}, {"value": [hilma]})
    assert [(row["service"], row["winner_id"]) for row in found] == [
        ("hilma", "0168716-6")
    ]


def test_names_and_identifiers_are_paired_only_when_as_many_of_each() -> None:
    base = {"publication-number": "1-2026", "winner-name": {"fin": ["A", "B"]}}
    even = base | {"winner-identifier": ["0168716-6", "FI10712001"]}
    odd = base | {"winner-identifier": ["0168716-6", "1071200-1", "x"]}
    assert [one["winner_id"] for one in rows({"notices": [even]})] == [
        "0168716-6",
        "1071200-1",
    ]
    assert [one["winner_id"] for one in rows({"notices": [odd]})] == [None, None]


def test_contacts_and_descriptions_are_not_landed() -> None:
    private = {
        "descriptionFi": "Maija Meikäläinen 050 123",
        "organisationAddress": "Kotikuja 1",
        "contactPerson": "Maija Meikäläinen",
    }
    assert "Maija" not in str(rows({"value": [notice(**private)]}))
    assert "Kotikuja" not in str(rows({"value": [notice(**private)]}))


def test_a_corrected_notice_tells_which_notices_it_is_about() -> None:
    earlier = {
        "parentNoticeId": 29585,
        "linkedNotices": "0604956-2025, 701263-2025",
        "previousNoticeNumber": ["2026-047030"],
        "previousFullEFormsId": ["F295860F-0e35-445a-8e00-5cc202267546-01"],
    }
    first, mended = rows(
        {
            "value": [
                notice(**earlier, isCorrigendum=False),
                notice(**earlier, isCorrigendum=True, noticeId=2),
            ]
        }
    )
    # every award names its call; only a corrected one replaces something
    assert first["replaces"] is None
    assert mended["replaces"].split(";") == [
        "604956-2025",
        "701263-2025",
        "hilma 47030",
        "eforms f295860f-0e35-445a-8e00-5cc202267546",
        "hilma 29585",
    ]


def test_the_deadline_of_a_call_is_the_first_of_its_lots() -> None:
    lots = [{"id": "1", "deadline": "2026-06-08T12:00:00Z"}, {"id": "2"}]
    searched = notice(mainType="ContractNotices", deadline="2026-07-01", lots=lots)
    ted = {
        "publication-number": "1-2026",
        "notice-type": "cn-standard",
        "deadline-receipt-tender-date-lot": ["2026-08-02+03:00", "2026-08-01+03:00"],
    }
    found = rows({"value": [searched]}, {"notices": [ted]})
    told = sorted(str(one["deadline"]) for one in found)
    assert told == ["2026-06-08", "2026-07-01", "2026-08-01"]


@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE a [<!ENTITY x "1"><!ENTITY y "&x;&x;&x;">]>',
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
    ],
)
def test_xml_that_declares_entities_is_refused_unread(declared: bytes) -> None:
    content = b"<?xml version='1.0'?>" + declared + b"<ContractAwardNotice>&x;"
    with pytest.raises(Refused, match="It was not read"):
        SOURCE.recognise(file(content))


def test_xml_that_breaks_off_is_refused() -> None:
    with pytest.raises(Refused, match="breaks off"):
        eforms.rows(b"<ContractAwardNotice><a>")


@pytest.mark.parametrize("text", ["1e99", "-1", "", None, "abc", float("nan")])
def test_a_sum_that_is_none_is_unknown(text: Any) -> None:
    assert amount(text) is None
    assert finnish_id(text) is None


def test_questions_and_empty_answers_are_told() -> None:
    for content, reason in (
        ({"query": "x"}, "a question"),
        ({"search": "x"}, "a question"),
        ({"value": []}, "no notice"),
        ({"notices": []}, "no notice"),
    ):
        answer = SOURCE.recognise(file(content))
        assert isinstance(answer, Skipped)
        assert reason in answer.render("en")


@pytest.mark.realdata
def test_the_real_notices_load_to_what_stands_in_them(
    ws: Workspace, realdata: Path
) -> None:
    folder = realdata / "procurement"
    done = refresh(ws, "procurement", folder, author="t", language="en")
    assert done.batch is not None
    assert {one["file"]: one["row_count"] for one in done.loaded} == {
        "eforms_can_24_minimal.xml": 1,
        "eforms_can_25_ENG.xml": 1,
        "hilma_eform_search_response.json": 4,
        "ted_search_response_shapes.json": 3,
    }
    assert len(done.skipped) == 3
    path = landing.read_parsed(ws, done.batch.parsed_key).tables["procurement_award"]
    found = {one["notice_key"]: one for one in pq.read_table(path).to_pylist()}
    tower = found["315273-2026"]
    facts = ("buyer_id", "winner_id", "winner_name", "value", "tender_count")
    assert [tower[name] for name in facts] == [
        "1071200-1",
        "0168716-6",
        "Kreate Oy",
        26_000_000.0,
        2,
    ]
    assert tower["cpv_codes"] == "45000000;45232153;44212233"


@pytest.mark.realdata
def test_the_real_notices_without_a_winner_and_from_abroad(realdata: Path) -> None:
    folder = realdata / "procurement"
    content = (folder / "hilma_eform_search_response.json").read_bytes()
    found = {one["notice_key"]: one for one in rows(content)}
    assert found["314319-2026"]["winner_name"] is None
    assert found["314319-2026"]["notice_kind"] == "award"
    assert found["hilma 48640"]["notice_kind"] == "call"
    (gardens,) = rows((folder / "eforms_can_24_minimal.xml").read_bytes())
    assert (gardens["winner_name"], gardens["value"], gardens["tender_count"]) == (
        "Espaces Verts Lemire",
        95_414.0,
        3,
    )
    assert (gardens["buyer_name"], gardens["cpv_code"]) == ("Rouen Habitat", "77310000")
    (tax,) = rows((folder / "eforms_can_25_ENG.xml").read_bytes())
    assert (tax["value"], tax["currency"]) == (9.99, "GBP")
    assert tax["winner_name"] == "Deloitte — Main Account LLP"
    ted = rows((folder / "ted_search_response_shapes.json").read_bytes())
    assert [one["value"] for one in ted] == [None, 150_000.0, None]


@pytest.mark.realdata
def test_a_winner_who_is_a_natural_person_has_no_name(realdata: Path) -> None:
    content = (realdata / "procurement" / "eforms_can_24_minimal.xml").read_bytes()
    listed = b"efbc:ListedOnRegulatedMarketIndicator>"
    person = content.replace(listed, b"efbc:NaturalPersonIndicator>").replace(
        b"<efbc:NaturalPersonIndicator>false", b"<efbc:NaturalPersonIndicator>true"
    )
    (row,) = rows(person)
    assert (row["winner_name"], row["value"]) == (None, 95_414.0)
