"""A company without a business id goes in by its name, on every sheet."""

import datetime as dt
from copy import deepcopy
from typing import Any

import pytest

from etl.intake.checking import Checked, check
from etl.matching import local_id
from tests.etl.intake.conftest import FIRST, RIGHT, read_sheets

NAME = "Kivimäen Konepaja Oy"
LOCAL = local_id(NAME, "297")


def checked(**answers: Any) -> Checked:
    sheets = deepcopy(RIGHT)
    sheets["yritykset"][1] |= {"ytunnus": None, "nimi": NAME} | answers
    for sheet in ("syotteet", "tyovoima"):
        sheets[sheet][-1]["ytunnus"] = "KIVIMÄEN konepaja oy"
    return check(read_sheets(sheets), today=dt.date(2026, 11, 25))


def ids(found: Checked, sheet: str) -> list[str | None]:
    one = found.sheet(sheet)
    assert one is not None
    return one.imported_values("ytunnus")


def test_a_name_without_an_id_goes_in_and_its_rows_with_it() -> None:
    found = checked()
    assert ids(found, "yritykset") == [FIRST, LOCAL]
    assert ids(found, "syotteet") == [FIRST, FIRST, LOCAL]
    assert ids(found, "tyovoima") == [FIRST, LOCAL]
    assert [one.code for one in found.findings] == ["FOUND_BY_NAME"]


def test_neither_id_nor_name_waits() -> None:
    found = checked(nimi=None)
    assert ids(found, "yritykset") == [FIRST]
    codes = [one.code for one in found.findings]
    assert "MISSING_VALUE" in codes


@pytest.mark.parametrize("name", ["eos", "–"])
def test_a_name_that_says_nothing_is_no_name(name: str) -> None:
    assert ids(checked(nimi=name), "yritykset")[0] == FIRST


def test_a_wrong_check_digit_waits_as_before() -> None:
    found = checked(ytunnus="9123457-0")
    assert ids(found, "yritykset") == [FIRST]
    assert "BAD_BUSINESS_ID" in [one.code for one in found.findings]


def test_a_local_id_can_be_written_in_a_cell() -> None:
    assert ids(checked(ytunnus=LOCAL, nimi="Muu"), "yritykset") == [FIRST, LOCAL]
