"""Lists that somebody opened and saved again: as a workbook, in another code page."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook

from etl.errors import Refused
from etl.sources import Recognised, Skipped
from etl.sources.areas import SOURCE as AREAS
from etl.sources.postal import SOURCE as POSTAL
from tests.etl.sources.samples import file

POSTI = """postcode,postcode_fi_name,postcode_sv_name,type_code,municipal_code,date
00100,HELSINKI,HELSINGFORS,1,091,20260526
05400,JOKELA,JOKELA,1,005,20260526
07230,MONNINKYLÄ,MONNINKYLÄ,1,018,20260526
"""
CLASSES = """code,level,section,name_fi,name_sv,name_en
A,1,A,Maatalous,Jordbruk,Agriculture
01,2,A,Kasvinviljely,Växtodling,Crops
01110,5,A,Viljan viljely,Odling av spannmål,Growing of cereals
"""


def as_book(text: str) -> bytes:
    """Save as a spreadsheet does that takes every number for one."""
    book = Workbook()
    for row in csv.reader(io.StringIO(text)):
        book.active.append([int(one) if one.isdecimal() else one for one in row])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def in_western_code_page(text: str) -> bytes:
    rows = csv.reader(io.StringIO(text))
    return "\r\n".join(";".join(row) for row in rows).encode("cp1252")


def rows(source: Any, content: bytes) -> list[dict[str, Any]]:
    found = source.recognise(file(content, "saved"))
    assert isinstance(found, Recognised), found
    return list(found.content)


@pytest.mark.parametrize("saved", [as_book, in_western_code_page])
def test_postal_codes_keep_their_zeros_and_letters(
    saved: Callable[[str], bytes],
) -> None:
    found = rows(POSTAL, saved(POSTI))
    assert [(one["post_code"], one["municipality_code"]) for one in found] == [
        ("00100", "091"),
        ("05400", "005"),
        ("07230", "018"),
    ]
    assert found[2]["name_fi"] == "MONNINKYLÄ"


@pytest.mark.parametrize("saved", [as_book, in_western_code_page])
def test_classes_keep_their_zeros(saved: Callable[[str], bytes]) -> None:
    found = rows(AREAS, saved(CLASSES))
    assert [one["code"] for one in found] == ["A", "01", "01110"]
    assert found[2]["name_sv"] == "Odling av spannmål"


def test_lists_of_the_publishers_pages_are_known_by_columns_and_name() -> None:
    head = "sourceCode;sourceName;targetCode;targetName;"
    head += "distributionSourceToTarget;distributionTargetToSource;\n"
    key = head + '"\'01110\'";"A";"\'01110\'";"B";0;0;\n'
    (pair,) = published(key, "toimiala_2008_to_2025_fi.csv").content
    assert (pair["from_edition"], pair["to_edition"]) == ("TOL2008", "TOL2025")
    assert (pair["from_code"], pair["from_share"]) == ("01110", "whole")
    classes = 'code;level;classificationName;\n"\'01110\'";5;"Viljan viljely";\n'
    found = published(classes, "toimiala_1_20250101.csv")
    assert (found.table_name, found.content[0]["name_fi"]) == (
        "tol2025",
        "Viljan viljely",
    )
    for name, reason in (("lista.csv", "which class"), ("toimiala_2025_sv.csv", "oth")):
        answer = AREAS.recognise(file(classes.encode(), name))
        assert isinstance(answer, Skipped)
        assert reason in answer.render("en")


def published(text: str, name: str) -> Recognised:
    found = AREAS.recognise(file(("\ufeff" + text).encode(), name))
    assert isinstance(found, Recognised), found
    return found


def test_a_byte_lost_from_utf8_is_not_taken_for_another_code_page() -> None:
    damaged = POSTI.encode().replace("MONNINKYLÄ\n".encode()[:-1], b"MONNINKYL\xc3", 1)
    damaged += "07235,PYHTÄÄ,PYHTÄÄ,1,018,20260526\n".encode() + b"\xe4"
    with pytest.raises(Refused, match="not UTF-8"):
        POSTAL.recognise(file(damaged, "saved"))


KEY = "year,kunta,municipality_name_fi,municipality_name_sv,maakunta_code\n"


@pytest.mark.parametrize("rows", ["2026", "2026,005,A,A,14\n", "2026,005,A\0,A,14\n"])
def test_a_key_that_lacks_names_or_breaks_off_is_refused_in_words(rows: str) -> None:
    with pytest.raises(Refused, match=r"lacks a value|goes on as something else"):
        AREAS.recognise(file((KEY + rows).encode(), "saved"))


def test_a_row_that_breaks_off_and_mixed_line_ends_hide_no_other_row() -> None:
    mixed = POSTI.replace("20260526\n05400", "20260526\r05400") + "00200"
    found = [one["post_code"] for one in rows(POSTAL, mixed.encode())]
    assert found == ["00100", "05400", "07230", "00200"]


def test_an_entry_without_a_code_does_not_hide_the_others() -> None:
    entry = {"city": "KUOPIO", "languageCode": "1", "municipalityCode": "297"}
    answer = [{"postCode": None, **entry}, {"postCode": "70100", **entry}]
    assert [one["post_code"] for one in rows(POSTAL, file(answer).content)] == ["70100"]
