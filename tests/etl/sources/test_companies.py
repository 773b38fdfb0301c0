"""Companies of YTJ v3: the rules that the register's quirks ask for."""

from datetime import date, datetime
from typing import Any

import pytest

from etl.sources import Recognised, Skipped
from etl.sources.companies import SOURCE
from etl.sources.company_record import company_row, name_rows
from tests.etl.sources.samples import company, file, page


def row(**fields: Any) -> dict[str, Any]:
    return company_row(company(**fields))


def name(
    text: str, kind: str = "1", since: str = "2010-01-01", until: Any = None
) -> Any:
    return {"name": text, "type": kind, "registrationDate": since, "endDate": until}


def address(kind: Any = 1, code: Any = "297", post: str = "70100", **rest: Any) -> Any:
    offices = [{"city": "KUOPIO", "languageCode": "1", "municipalityCode": code}]
    return {"type": kind, "postCode": post, "postOffices": offices, **rest}


def situation(kind: str, until: str | None = None) -> dict[str, Any]:
    return {"type": kind, "registrationDate": "2025-01-01", "endDate": until}


def test_a_record_with_only_the_required_fields_is_read() -> None:
    found = row()
    assert found["business_id"] == "9000001-1"
    assert found["modified_at"] == datetime(2026, 9, 30, 1, 49, 24)
    unknown = {key for key, value in found.items() if value is None}
    assert {"name", "industry_code", "municipality_code", "situation"} <= unknown


def test_the_current_name_is_the_newest_that_has_not_ended() -> None:
    names = [
        name("Apu", "3", "2024-01-01"),
        name("Vanha Oy", since="2000-01-01", until="2015-06-30"),
        name("Uusi Oy", since="2015-07-01"),
        name("Väli Oy", since="2012-01-01"),
    ]
    assert row(names=names)["name"] == "Uusi Oy"


def test_a_company_with_only_ended_names_is_called_by_the_last() -> None:
    names = [name("Toka Oy", until="2015-01-01"), name("Eka Oy", until="2010-01-01")]
    assert row(names=names)["name"] == "Toka Oy"


def test_every_name_has_its_kind_and_dates() -> None:
    names = [name("A"), name("B", "2"), name("C", "3", until="2020-01-01")]
    names += [name("D", "4"), name("E", "9"), name("  ")]
    rows = list(name_rows(company(names=names)))
    kinds = [(one["name"], one["name_kind"]) for one in rows]
    assert kinds == [
        ("A", "name"),
        ("B", "parallel"),
        ("C", "auxiliary"),
        ("D", "auxiliary_translation"),
    ]
    assert rows[2]["valid_to"] == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("fields", "is_alive", "open_situation"),
    [
        ({}, True, None),
        ({"status": "5"}, True, None),
        ({"tradeRegisterStatus": "4"}, False, None),
        ({"tradeRegisterStatus": "0"}, False, None),
        ({"tradeRegisterStatus": None}, None, None),
        ({"endDate": "2024-12-31"}, False, None),
        ({"companySituations": [situation("KONK")]}, False, "KONK"),
        ({"companySituations": [situation("SELTILA")]}, False, "SELTILA"),
        ({"companySituations": [situation("SANE")]}, True, "SANE"),
        ({"companySituations": [situation("KONK", "2020-01-01")]}, True, None),
        ({"companySituations": [situation("SANE"), situation("KONK")]}, False, "KONK"),
        ({"companySituations": None}, True, None),
    ],
)
def test_alive_is_told_by_the_trade_register_end_and_open_situations(
    fields: dict[str, Any], is_alive: bool | None, open_situation: str | None
) -> None:
    found = row(**fields)
    assert (found["is_alive"], found["situation"]) == (is_alive, open_situation)


@pytest.mark.parametrize(
    ("addresses", "municipality", "post_code"),
    [
        ([address(2, "140", "74100"), address(1, "297")], "297", "70100"),
        ([address("2", "140", "74100"), address("1", "297")], "297", "70100"),
        ([address(1, None, "00045"), address(2, "091", "00100")], "091", "00100"),
        ([address(1, "", "70100")], None, "70100"),
        ([address(1, "297", "SE-11120", country="SE")], None, None),
        ([address(1, "297", "70100", country=None)], "297", "70100"),
        ([], None, None),
        (None, None, None),
    ],
)
def test_municipality_is_by_code_and_the_visiting_address_comes_first(
    addresses: Any, municipality: str | None, post_code: str | None
) -> None:
    found = row(addresses=addresses)
    assert (found["municipality_code"], found["post_code"]) == (municipality, post_code)


@pytest.mark.parametrize(
    ("code_set", "edition"),
    [("TOIMI3", "TOL2008"), ("TOIMI4", "TOL2025"), ("TOIMI2", "TOIMI2"), (None, None)],
)
def test_an_industry_code_is_kept_with_its_edition(code_set: Any, edition: Any) -> None:
    line = {"type": "01110", "typeCodeSet": code_set}
    found = row(mainBusinessLine=line)
    assert (found["industry_code"], found["industry_edition"]) == ("01110", edition)


def test_the_company_form_is_the_open_one() -> None:
    forms = [
        {"type": "13", "registrationDate": "2000-01-01", "endDate": "2010-01-01"},
        {"type": "16", "registrationDate": "2010-01-01", "version": 1},
    ]
    assert row(companyForms=forms)["company_form_code"] == "16"


def test_a_moment_is_read_with_a_space_and_a_broken_one_is_unknown() -> None:
    moment = datetime(2024, 11, 2, 3, 4, 5)
    assert row(lastModified="2024-11-02 03:04:05")["modified_at"] == moment
    assert row(lastModified="yesterday")["modified_at"] is None


def test_of_a_company_in_two_files_the_newest_record_is_kept() -> None:
    old = page(company(names=[name("Vanha Oy")], lastModified="2025-01-01T00:00:00"))
    new = [company(names=[name("Uusi Oy")], lastModified="2026-01-01 00:00:00")]
    found = [SOURCE.recognise(file(one, str(at))) for at, one in enumerate([new, old])]
    chosen = SOURCE.choose([one for one in found if isinstance(one, Recognised)], [])
    parsed = SOURCE.parse(chosen.loaded)
    assert parsed.tables["register_company"]["name"].to_pylist() == ["Uusi Oy"]
    assert parsed.tables["register_name"]["name"].to_pylist() == ["Uusi Oy"]
    assert parsed.row_counts == {"0": 1, "1": 0}


def test_streets_co_lines_and_free_lines_are_not_landed() -> None:
    private = {"street": "Kotikuja", "co": "Maija M", "freeAddressLine": "c/o Maija"}
    found = SOURCE.recognise(file(page(company(addresses=[address(**private)]))))
    assert isinstance(found, Recognised)
    landed = SOURCE.parse([found]).tables
    assert "Maija" not in str([one.to_pylist() for one in landed.values()])
    assert "Kotikuja" not in str([one.to_pylist() for one in landed.values()])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (page(), "no company"),
        (page({"businessId": {"value": "?"}}), "no company"),
        ({"type": "fi.prh.opendata.bis", "version": "1", "results": []}, "version 1"),
        (b"---\nopenapi: 3.0.1\ninfo:\n", "describes the interface"),
        ({"openapi": "3.0.1"}, "describes the interface"),
        ({"TLAJI": {}, "REK": {}}, "list of the register's codes"),
        ({"timestamp": "", "message": "Too {many}", "errorcode": 9}, "Too {many}"),
    ],
)
def test_what_has_no_companies_is_skipped_with_its_reason(
    content: Any, reason: str
) -> None:
    answer = SOURCE.recognise(file(content))
    assert isinstance(answer, Skipped)
    assert reason in answer.render("en")


def test_records_without_a_business_id_are_counted_and_left_out() -> None:
    answer = SOURCE.recognise(file([company(), {"businessId": None}, 5]))
    assert isinstance(answer, Recognised)
    assert answer.facts == {"companies": 1, "left_out": 2}
