"""Numbers, dates and identifiers as people type them and programs spoil them."""

import pytest

from etl.reading.types.dates import date_of
from etl.reading.types.figures import decimal_sign, number_of
from etl.reading.types.identifiers import (
    business_id_of,
    is_valid_business_id,
    phone_of,
    postal_code_of,
    right_check_digit,
)
from etl.reading.types.options import split
from etl.reading.types.values import (
    is_class_like,
    is_placeholder,
    is_value_like,
    step_of,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("44\u00a0375", 44375),
        ("52 000", 52000),
        ("1 234,5", 1234.5),
        ("58696,25", 58696.25),
        ("4695.70", 4695.7),
        ("63.095", 63.095),
        ("1.234.567,5", 1234567.5),
        ("130 000€", 130000),
        ("€ 15", 15),
        ("+20", 20),
        ("\u22125", -5),
        ("1,23E+04", 12300),
        ("25 %", 25),
        ("0", 0),
    ],
)
def test_whole_text_that_is_a_number_is_read(text: str, number: float) -> None:
    assert number_of(text) == pytest.approx(number)


@pytest.mark.parametrize(
    "text",
    ["~62k", "2600*12,5", "160000 (sis ALV 24%)", "7500+", "2000-3400", "n. 20", "-",
     "12 34", "1,2,3", "", "optiot", "1e999999"],
)  # fmt: skip
def test_text_that_is_more_than_a_number_is_not_read(text: str) -> None:
    assert number_of(text) is None


def test_decimal_sign_is_that_of_the_column() -> None:
    assert decimal_sign(["1,234.50", "12.5"]) == "."
    assert decimal_sign(["1.234,50", "12,5"]) == ","
    assert number_of("1,234.50", ".") == 1234.5
    assert number_of("1,234", ".") == 1234


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("24.6.2025", "2025-06-24"),
        ("3.5.01", "2001-05-03"),
        ("27.04.2026 11:34", "2026-04-27T11:34:00"),
        ("1.6.2023 klo 6.02", "2023-06-01T06:02:00"),
        ("2026-03-01T09:15:00.000+02:00", "2026-03-01T09:15:00+02:00"),
        ("2021-02-15", "2021-02-15"),
        ("2026/03/01 9:15:00 PM GMT+2", "2026-03-01T21:15:00"),
    ],
)
def test_dates_are_read_day_first(text: str, iso: str) -> None:
    assert date_of(text) == iso


@pytest.mark.parametrize("text", ["05/2001", "31.2.2020", "ei tietoa", "3-5", "25.11"])
def test_what_is_no_day_is_no_date(text: str) -> None:
    assert date_of(text) is None


def test_american_dates_are_read_month_first_when_asked() -> None:
    assert date_of("8/20/25 12:51:45", month_first=True) == "2025-08-20T12:51:45"


@pytest.mark.parametrize("text", ["3-5", "11–50", "1000+", "yli 250", "30-35 v", "<10"])
def test_size_classes_are_known(text: str) -> None:
    assert is_class_like(text)


def test_codes_and_names_are_no_values_but_figures_are() -> None:
    assert not is_value_like("AN5")
    assert not is_value_like("Yritys 5 Oy")
    assert is_value_like("16:17")
    assert is_value_like("12346 ?/?")


def test_only_dashes_and_dots_mark_an_empty_cell() -> None:
    assert all(map(is_placeholder, ["-", "–", "…", " - "]))
    assert not any(map(is_placeholder, ["ei tietoa", "en osaa sanoa", "0", "n/a"]))


def test_step_of_a_labelled_scale_is_its_number() -> None:
    assert step_of("10 (kaikki aikani)") == 10
    assert step_of("5 - täysin samaa mieltä") == 5
    assert step_of("160000 (sis ALV 24%)") is None


@pytest.mark.parametrize(
    ("text", "business_id"),
    [
        ("9000025-7", "9000025-7"),
        ("90000329", "9000032-9"),
        ("9000039–6", "9000039-6"),
        ("FI90000468", "9000046-8"),
        ("123456-3", None),
        ("ei ole", None),
    ],
)
def test_business_ids_are_normalised(text: str, business_id: str | None) -> None:
    found = business_id_of(text)
    assert found == business_id


def test_wrong_check_digit_names_the_right_one() -> None:
    assert business_id_of("9000060-4") == "9000060-4"
    assert not is_valid_business_id("9000060-4")
    assert right_check_digit("9000060-4") == "1"


@pytest.mark.parametrize(
    ("text", "code"),
    [("100", "00100"), ("65 100", "65100"), ("FI-65100", "65100"), ("Kuopio", None)],
)
def test_postal_codes_get_their_zeros_back(text: str, code: str | None) -> None:
    assert postal_code_of(text) == code


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("400000002", "+358400000002"),
        ("358400000003", "+358400000003"),
        ("+358 40 000 0001", "+358400000001"),
        ("(06) 000 0006", "+35860000006"),
        ("040 000 0004 / 050 000 0005", None),
    ],
)
def test_phones_are_international_and_one(text: str, phone: str | None) -> None:
    assert phone_of(text) == phone


def test_answers_are_parted_only_outside_brackets() -> None:
    text = "CI/CD (GitHub, GitLab), AWS, Muu [a, b]"
    assert split(text, ", ") == ["CI/CD (GitHub, GitLab)", "AWS", "Muu [a, b]"]
    assert split("Hitsaus;Koneistus;", ";") == ["Hitsaus", "Koneistus"]
