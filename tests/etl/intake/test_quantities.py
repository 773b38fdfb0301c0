"""Ranges, bounds, other units and sums of money: asked or read, never guessed."""

from collections.abc import Callable

import pytest

from etl.intake.checking import Checked, check
from etl.intake.values import Shown, read_cell
from etl.intake.values.header_units import unit_in, with_unit
from etl.mapping.model import field_of
from etl.reading.model import Workbook
from tests.etl.intake.conftest import Sheets, read_sheets

Read = tuple[str, str | None, str | None]
"""Code, what is proposed, and the other reading."""

STOCK, SWITCH, STAFF = (
    "syotteet.varasto_pv",
    "syotteet.vaihtoaika_vk",
    "yritykset.henkilosto",
)
TONNES, TURNOVER, FUNDING = (
    "kierto.maara_t",
    "yritykset.liikevaihto_lk",
    "tki.rahoitusarvio_lk",
)
ASKED: list[tuple[str, str, Read]] = [
    (STOCK, "10–20", ("NUMBER_RANGE", "10", "20")),
    (STOCK, "noin 5-10 päivää", ("NUMBER_RANGE", "5", "10")),
    (STOCK, "1-2 kk", ("NUMBER_RANGE", "30", "60")),
    (STOCK, "2 kk", ("OTHER_UNIT", "60", None)),
    (STOCK, "36 h", ("OTHER_UNIT", "1.5", None)),
    (STOCK, "yli 30", ("NUMBER_BOUND", "30", None)),
    (STOCK, "5 kpl", ("NOT_A_NUMBER", None, None)),
    (STOCK, "20-10", ("NOT_A_NUMBER", None, None)),
    (SWITCH, "4-6", ("NUMBER_RANGE", "6", "4")),
    (SWITCH, "2 kk", ("OTHER_UNIT", "8.57", None)),
    (STAFF, "11-50", ("NUMBER_RANGE", "11", "50")),
    (STAFF, "1.000-2.000 hlö", ("NUMBER_RANGE", "1000", "2000")),
    (STAFF, "50+", ("NUMBER_BOUND", "50", None)),
    (TONNES, "500 kg", ("OTHER_UNIT", "0.5", None)),
    (TONNES, "2 000 kg", ("OTHER_UNIT", "2", None)),
    (TURNOVER, "1,5 t€", ("MONEY_FOR_A_CLASS", "1", None)),
    (TURNOVER, "3 M€", ("MONEY_FOR_A_CLASS", "5", None)),
    (TURNOVER, "3 milj. €", ("MONEY_FOR_A_CLASS", "5", None)),
    (TURNOVER, "2 500 000", ("MONEY_FOR_A_CLASS", "5", None)),
    (TURNOVER, "2 milj. €", ("MONEY_FOR_A_CLASS", "5", "4")),
    (TURNOVER, "1-3 milj. €", ("MONEY_FOR_A_CLASS", "4", "5")),
    (TURNOVER, "450 tuhatta euroa", ("MONEY_FOR_A_CLASS", "3", None)),
    (TURNOVER, "12", ("NOT_IN_LIST", None, None)),
    (FUNDING, "30 000 €", ("MONEY_FOR_A_CLASS", "1", None)),
    (FUNDING, "5 M€", ("MONEY_FOR_A_CLASS", "4", None)),
    (FUNDING, "5,5 milj", ("MONEY_FOR_A_CLASS", "5", None)),
]


@pytest.mark.parametrize(("target", "text", "expected"), ASKED)
def test_what_is_no_one_number_is_asked(target: str, text: str, expected: Read) -> None:
    one = field_of(target)
    assert one is not None
    typed = read_cell(one, Shown(text))
    assert typed.value is None
    assert (typed.code, typed.proposal, typed.other) == expected


@pytest.mark.parametrize(
    ("target", "text", "value"),
    [
        (STOCK, "14 pv", "14"),
        (TONNES, "3 tonnia", "3"),
        (TURNOVER, "2–10 milj. €", "5"),
    ],
)
def test_the_unit_of_the_field_asks_nothing(target: str, text: str, value: str) -> None:
    one = field_of(target)
    assert one is not None
    assert read_cell(one, Shown(text)).value == value


def shares(right: Sheets, **cells: object) -> tuple[Checked, dict[str, str | None]]:
    """Return the check of a row of inputs with these cells, and its values."""
    right["syotteet"] = [dict(right["syotteet"][0]) | cells]
    checked = check(read_sheets(right))
    sheet = checked.sheet("syotteet")
    assert sheet is not None
    return checked, {name: held[0] for name, held in sheet.values.items()}


def test_a_range_of_a_share_goes_to_its_least_and_most(right: Sheets) -> None:
    checked, row = shares(right, osuus_pct="40–60 %")
    assert (row["osuus_pct"], row["osuus_ala"], row["osuus_yla"]) == (None, "40", "60")
    told = next(one for one in checked.findings if one.code == "RANGE_READ")
    assert told.severity == "tell"
    assert "”40–60 %” luettiin väliksi 40–60" in told.message("fi")


def test_a_range_waits_where_its_fields_say_otherwise(right: Sheets) -> None:
    _, row = shares(right, osuus_pct="40–60", osuus_ala=10, osuus_yla=60)
    assert (row["osuus_ala"], row["osuus_yla"], row["osuus_pct"]) == ("10", "60", None)


def test_a_range_that_no_share_can_be_waits(right: Sheets) -> None:
    checked, row = shares(right, osuus_pct="100–120")
    assert row["osuus_ala"] is None
    assert any(one.code == "OUT_OF_RANGE" for one in checked.findings)


def test_one_click_answers_all_cells_of_a_unit(
    right: Sheets, read: Callable[..., Workbook]
) -> None:
    first = right["syotteet"][0]
    right["syotteet"] = [
        first | {"syote": name, "varasto_pv": told}
        for name, told in (("a", "1 kk"), ("b", "2 kk"), ("c", "3 vk"))
    ]
    answers = {"OTHER_UNIT:syotteet.varasto_pv:kk": "proposal"}
    sheet = check(read(right), answers=answers).sheet("syotteet")
    assert sheet is not None
    assert sheet.values["varasto_pv"] == ["30", "60", None]


@pytest.mark.parametrize(
    ("header", "target", "unit"),
    [
        ("Liikevaihto (t€)", TURNOVER, "t €"),
        ("Liikevaihto, milj. euroa", TURNOVER, "milj. €"),
        ("Omsättning (MEUR)", TURNOVER, "m €"),
        ("Liikevaihto", TURNOVER, ""),
        ("Varasto (kk)", STOCK, "kk"),
        ("Kuinka monta viikkoa varastonne riittävät?", STOCK, "viikkoa"),
        ("Varasto päivinä", STOCK, ""),
        ("Sivuvirran määrä (kg)", TONNES, "kg"),
    ],
)
def test_the_unit_of_a_header_is_known(header: str, target: str, unit: str) -> None:
    one = field_of(target)
    assert one is not None
    assert unit_in(header, one) == unit


def test_a_number_under_a_header_with_a_unit_is_read_in_it() -> None:
    stock, turnover = field_of(STOCK), field_of(TURNOVER)
    assert stock is not None
    assert turnover is not None
    stored = with_unit(Shown("1234.5", "n"), "Liikevaihto (t€)", turnover)
    assert read_cell(turnover, stored).proposal == "4"
    assert with_unit(Shown("2 vk"), "Varasto (kk)", stock) == Shown("2 vk")
    assert (
        read_cell(stock, with_unit(Shown("2"), "Varasto (kk)", stock)).proposal == "60"
    )
