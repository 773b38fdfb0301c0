"""The file of the whole register gives the rows that single answers give."""

import contextlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.errors import Refused
from etl.sources import Recognised, Skipped
from etl.sources.bulk import unpacking
from etl.sources.bulk.companies import TABLES, read_bulk
from etl.sources.companies import SOURCE
from etl.sources.walk import large_file
from tests.etl.sources.samples import company, file, page

DATES = st.sampled_from(["2001-02-03", "2020-12-31", "2020-02-30", "", None])
CODES = st.sampled_from(["1", "2", "3", "4", "5", "", None])


def struct(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(fields)


def lists(one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), st.lists(one, max_size=4))


NAMES = struct(
    name=st.sampled_from(["Vanha Oy", " Uusi   Oy ", "Ä & Ö Ky", "", None]),
    type=CODES,
    registrationDate=DATES,
    endDate=DATES,
)
OFFICES = struct(municipalityCode=st.sampled_from(["297", "091", "29", "", None]))
ADDRESSES = struct(
    type=st.sampled_from([1, 2, None]),
    country=st.sampled_from([None, "", "FI", "SE"]),
    postCode=st.sampled_from(["70100", "7010", "", None]),
    postOffices=lists(OFFICES),
)
SITUATIONS = struct(
    type=st.sampled_from(["KONK", "SANE", "SELTILA", ""]),
    registrationDate=DATES,
    endDate=DATES,
)
ENTRIES = struct(type=CODES, register=CODES, registrationDate=DATES, endDate=DATES)
LINES = struct(
    type=st.sampled_from(["01110", "C", "", "123456", None]),
    typeCodeSet=st.sampled_from(["TOIMI3", "TOIMI4", "TOIMI2", "", None]),
)
RECORDS = struct(
    names=lists(NAMES),
    addresses=lists(ADDRESSES),
    companySituations=lists(SITUATIONS),
    registeredEntries=lists(ENTRIES),
    companyForms=lists(struct(type=CODES, registrationDate=DATES, endDate=DATES)),
    mainBusinessLine=st.one_of(st.none(), LINES),
    tradeRegisterStatus=CODES,
    registrationDate=DATES,
    endDate=DATES,
    lastModified=st.sampled_from(
        ["2026-09-30T01:49:24", "2024-11-02 03:04:05", "yesterday", "", None]
    ),
)


def rows_of(tables: Mapping[str, Any]) -> dict[str, list[str]]:
    found = {}
    for name in TABLES:
        table = tables[name]
        table = pq.read_table(table) if isinstance(table, Path) else table
        found[name] = sorted(map(str, table.to_pylist()))
    return found


def bulk_rows(path: Path, records: Any) -> dict[str, list[str]]:
    path.write_text(json.dumps(records), encoding="utf-8")
    answer = SOURCE.recognise(large_file(path, "bulk.json"))
    assert isinstance(answer, Recognised)
    return rows_of(SOURCE.parse([answer]).tables)


@settings(max_examples=40, deadline=None)
@given(st.lists(RECORDS, min_size=1, max_size=6))
def test_the_two_ways_of_reading_give_the_same_rows(records: list[Any]) -> None:
    import tempfile  # noqa: PLC0415

    numbered = [
        company(f"900000{at}-{at}") | record for at, record in enumerate(records)
    ]
    single = SOURCE.recognise(file(numbered))
    assert isinstance(single, Recognised)
    with tempfile.TemporaryDirectory() as folder:
        bulk = bulk_rows(Path(folder) / "bulk.json", numbered)
    assert bulk == rows_of(SOURCE.parse([single]).tables)


@pytest.mark.realdata
def test_the_real_shape_gives_the_same_rows(realdata: Path, tmp_path: Path) -> None:
    path = realdata / "ytj" / "all_companies_shape_synthetic.json"
    records = json.loads(path.read_text(encoding="utf-8"))
    single = SOURCE.recognise(file(records))
    assert isinstance(single, Recognised)
    found = bulk_rows(tmp_path / "bulk.json", records)
    assert found == rows_of(SOURCE.parse([single]).tables)
    assert len(found["register_company"]) == 6


def test_a_company_that_is_there_twice_is_landed_once_as_its_newest(
    tmp_path: Path,
) -> None:
    def record(name: str, day: str) -> dict[str, Any]:
        named = [{"name": name, "type": "1", "registrationDate": "2000-01-01"}]
        return company(names=named, lastModified=f"{day}T00:00:00")

    records = [record("Uusi", "2026-01-02"), record("Vanha", "2026-01-01")]
    (row,) = bulk_rows(tmp_path / "bulk.json", records)["register_company"]
    assert "Uusi" in row


def test_odd_values_hide_neither_their_company_nor_the_others(tmp_path: Path) -> None:
    odd = [
        company(names={"name": "X"}, addresses=[{"postOffices": "none"}, 7]),
        company("9000003-8", mainBusinessLine=[1], companySituations=[None, {}]),
        company("9000004-6", tradeRegisterStatus=1, companyForms="16"),
        company("9000005-4", businessId=["?"]),
    ]
    single = SOURCE.recognise(file(odd))
    assert isinstance(single, Recognised)
    found = bulk_rows(tmp_path / "bulk.json", odd)
    assert found == rows_of(SOURCE.parse([single]).tables)
    assert len(found["register_company"]) == 3


def test_the_list_may_stand_in_an_object_as_in_the_pages(tmp_path: Path) -> None:
    path = tmp_path / "bulk.json"
    path.write_text(json.dumps(page(company(), company("9000003-8")), indent=1))
    answer = SOURCE.recognise(large_file(path, "bulk.json"))
    assert isinstance(answer, Recognised)
    assert answer.facts["companies"] == 2
    assert path.is_file()
    zipped = SOURCE.recognise(file(packed(data=page(company())), "all.zip"))
    assert isinstance(zipped, Recognised)


def packed(**members: Any) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.json", json.dumps(content))
    return out.getvalue()


def test_the_packed_file_is_read_as_it_is_published() -> None:
    records = [company(), company("9000003-8"), {"businessId": {"value": "?"}}]
    answer = SOURCE.recognise(file(packed(data1=records), "all_companies.zip"))
    assert isinstance(answer, Recognised)
    assert answer.facts == {"companies": 2, "left_out": 1, "whole": True}
    assert answer.vintage == "2026-09-30"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (packed(a=[], b=[]), "it holds 2"),
        (packed(a=[company()])[:-30], "breaks off"),
        (b"PK\x03\x04", "breaks off"),
        (packed(a={"message": 1}), "no company"),
    ],
)
def test_a_packed_file_that_is_not_the_register_is_told(
    content: bytes, reason: str
) -> None:
    answer: Any = None
    with contextlib.suppress(Refused):
        answer = SOURCE.recognise(file(content))
    if isinstance(answer, Skipped):
        assert reason in answer.render("en")
    else:
        with pytest.raises(Refused, match=reason):
            SOURCE.recognise(file(content))


def test_a_small_file_that_unpacks_without_end_is_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(unpacking, "MAX_BYTES", 3_000_000)
    with pytest.raises(Refused, match="not expected"):
        read_bulk(file(packed(data=["x" * 10_000_000])))


def test_a_file_that_breaks_off_is_refused_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "bulk.json"
    path.write_text(json.dumps([company(), company("9000003-8")])[:-40])
    with pytest.raises(Refused, match="cannot be read to its end"):
        SOURCE.recognise(large_file(path, "bulk.json"))


def test_single_answers_beside_the_whole_register_are_kept_apart() -> None:
    whole = SOURCE.recognise(file(packed(data=[company()]), "all.zip"))
    single = SOURCE.recognise(file(page(company("9000003-8")), "one.json"))
    found = [one for one in (single, whole) if isinstance(one, Recognised)]
    choice = SOURCE.choose(found, [])
    assert [one.file.name for one in choice.loaded] == ["all.zip"]
    assert "whole register" in choice.skipped[0].render("en")
