"""The words of findings: complete, grouped by cause, kept and read back."""

import datetime as dt
import string
from collections.abc import Callable
from decimal import Decimal

import pytest

from etl.intake import stored
from etl.intake.causes import CAUSES
from etl.intake.checking import check
from etl.intake.findings import cell_ranges, finding, grouped
from etl.language import LANGUAGES, translator
from etl.reading.model import Workbook
from tests.etl.intake.conftest import Sheets

Read = Callable[..., Workbook]


@pytest.mark.parametrize("code", CAUSES)
def test_every_code_has_its_words_in_every_language(code: str) -> None:
    words = CAUSES[code]
    for text in (words.title, words.why, words.fix):
        places = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for language in LANGUAGES[:2]:
            shown = translator(language).gettext(text) if text else ""
            assert (shown != text) == bool(text)
            told = {name for _, name, _, _ in string.Formatter().parse(shown) if name}
            assert told == places


@pytest.mark.parametrize("code", CAUSES)
def test_what_waits_says_how_to_mend_it(code: str) -> None:
    assert CAUSES[code].severity == "tell" or CAUSES[code].fix


def test_values_are_written_as_the_reader_writes_them() -> None:
    values = {"input": "öljy", "total": Decimal("100.6"), "cells": "K3"}
    over = finding("SHARES_OVER_100", values=values)
    assert "100,6" in over.message("fi")
    assert "100.6" in over.message("en")
    day = finding("DATE_OUT_OF_RANGE", values={"earliest": dt.date(2015, 1, 1)})
    assert "1.1.2015" in day.message("fi")


def test_place_names_sheet_cell_and_header() -> None:
    where = {"sheet": "A Yritykset", "row": 14, "column": "B", "header": "Y-tunnus"}
    one = finding("NOT_A_BUSINESS_ID", **where)
    assert one.place("fi") == "A Yritykset, solu B14 (Y-tunnus)"


def test_long_value_is_shortened_in_the_message_only() -> None:
    one = finding("NOT_A_DATE", value="x" * 3000, values={"example": "1.6.2026"})
    assert len(one.message("fi")) < 200
    assert len(one.value) == 3000


def test_cells_that_follow_one_another_are_shown_as_a_range() -> None:
    rows = (22, 23, 24, 25, 31)
    found = [finding("NOT_A_DATE", row=row, column="F") for row in rows]
    assert cell_ranges(found) == ["F22:F25", "F31"]


def test_causes_come_questions_first_then_waiting_then_told(
    right: Sheets, read: Read
) -> None:
    right["yritykset"][0] |= {"kunta": "Kuoppio", "henkilosto": "sata"}
    right["yritykset"][1] |= {"kunta": "588"}
    causes = grouped(check(read(right)).findings)
    codes = [cause.first.code for cause in causes]
    assert codes == ["LOOKS_LIKE", "NOT_A_NUMBER", "MUNICIPALITY_MERGED"]


def test_findings_kept_with_a_batch_say_the_same_when_read_back(
    right: Sheets, read: Read
) -> None:
    right["yritykset"][0] |= {"haastattelu_pvm": 46174, "kunta": "Kuoppio"}
    right["syotteet"][0]["osuus_pct"] = "90,25"
    checked = check(read(right))
    again = stored.stored_findings(stored.tables(checked)["finding"])
    assert len(again) == len(checked.findings) == 4
    for language in LANGUAGES:
        for old, new in zip(checked.findings, again, strict=True):
            assert old.as_json(language) == new.as_json(language)
