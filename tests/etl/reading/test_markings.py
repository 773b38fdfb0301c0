"""Classified markings stop, everyday words ask, identity codes are never repeated."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter

from etl.reading import Column, find_markings, inspect, read_workbook
from etl.reading.markings import may_hold_any

Make = Callable[..., Any]
STOPPING = [
    "TL IV",
    "TL II KÄYTTÖ",
    "TL\u00a0III",
    "TLIV",
    "KÄYTTÖ RAJOITETTU",
    "käyttö rajoitettu",
    "NATO RESTRICTED",
    "Nato Secret",
    "RESTREINT UE/EU RESTRICTED",
    "COSMIC TOP SECRET",
    "BEGRÄNSAD TILLGÅNG",
    "Tämä on TL I -asiakirja",
]
ASKING = [
    "luottamuksellinen",
    "Tieto on salainen.",
    "salassa pidettävä",
    "hemlig",
    "SECRET",
]
CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def identity_code(birth: str, separator: str, number: str) -> str:
    """Return a made-up code of a number that is never given to anybody."""
    return f"{birth}{separator}{number}{CHECKS[int(birth + number) % 31]}"


def codes(write: Make, text: str, header: str = "Vapaa sana") -> list[tuple[str, str]]:
    content = write({"S": [["Yritys", header], ["A", text], ["B", "muu"]]})
    found = find_markings(read_workbook(content, name="x.xlsx"))
    return [(one.code, one.severity) for one in found]


@pytest.mark.parametrize("text", STOPPING)
def test_classified_marking_stops(write: Make, text: str) -> None:
    assert codes(write, text) == [("CLASSIFIED_MARKING", "stop")]


@pytest.mark.parametrize("text", ASKING)
def test_everyday_word_only_asks(write: Make, text: str) -> None:
    assert codes(write, text) == [("CONFIDENTIAL_WORD", "ask")]


@pytest.mark.parametrize(
    "text",
    [
        "TALMA SKI OY",
        "TL 3 kuormaa",
        "STL IVA",
        "sillan käyttö rajoitettu painon vuoksi",
        "natoyhteistyö",
        "salaatti",
        "ATL I",
        "TLX",
    ],
)
def test_ordinary_text_is_left_alone(write: Make, text: str) -> None:
    assert codes(write, text) == []


def test_column_of_disclosure_classes_is_no_question(write: Make) -> None:
    assert codes(write, "salassa pidettävä", "Julkisuusluokka *") == []


@pytest.mark.parametrize("separator", "+-YXWVUABCDEF")
def test_identity_code_with_any_separator_stops(write: Make, separator: str) -> None:
    code = identity_code("010190", separator, "900")
    assert codes(write, f"Soita ({code})") == [("PERSONAL_IDENTITY_CODE", "stop")]


@pytest.mark.parametrize(
    "text",
    ["010190-9001X", "9000025-7", "320190-900A", "011390-900A", "tuote 123456-7890"],
)
def test_other_numbers_are_no_identity_codes(write: Make, text: str) -> None:
    assert codes(write, text) == []


def test_wrong_check_character_is_no_identity_code(write: Make) -> None:
    right = identity_code("010190", "-", "900")
    wrong = right[:-1] + ("A" if right[-1] != "A" else "B")
    assert codes(write, wrong) == []


def test_what_was_found_is_never_repeated(write: Make) -> None:
    code = identity_code("010190", "A", "901")
    content = write({"S": [["Yritys", "Nimi"], ["A", code], ["B", "x"]]})
    answer = inspect(content, name="x.xlsx")
    assert (answer["outcome"], answer["code"]) == ("reject", "PERSONAL_IDENTITY_CODE")
    assert code not in json.dumps(answer)
    assert "B2" in answer["message"]


def test_marking_in_a_page_header_stops() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("S")
    sheet.write_row(0, 0, ["Yritys", "Arvo"])
    sheet.write_row(1, 0, ["A", 1])
    sheet.set_header("&RKÄYTTÖ RAJOITETTU")
    book.close()
    answer = inspect(buffer.getvalue(), name="x.xlsx")
    assert answer["code"] == "CLASSIFIED_MARKING"


@pytest.mark.parametrize("text", [*STOPPING, *ASKING])
def test_quick_sieve_lets_every_marking_through(text: str) -> None:
    column = Column(1, [1, 2], ["jotain", f"alku {text} loppu"], "tt")
    assert may_hold_any(column)
