"""Each file of the known kinds gives what was judged by hand; bad ones at once."""

from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from etl.reading import inspect, read_workbook
from tests.bench.result import cpu_seconds
from tests.etl.reading.kinds import bombs, exports, odd_books, printed, texts
from tests.etl.reading.kinds.files import Expected, Files

READ: Files = texts.READ | odd_books.READ | exports.READ | bombs.HARMLESS | printed.READ
REFUSED: Files = texts.REFUSED | bombs.REFUSED | printed.REFUSED
MOST_SECONDS = 2
BOOKS = [name for name in READ if name.endswith((".xlsx", ".xlsm", ".ods"))]
# the other reader holds the whole range of a far cell, or reads neither
NOT_COMPARED = {"stray.xlsx", "merges.xlsx", "columns.xlsx", "repeats.ods"}


def said_of(name: str, expected: Expected) -> dict[str, Any]:
    cells = list(expected.cells) or None
    return inspect(expected.content(), name=name, language="fi", cells=cells)


@pytest.mark.parametrize("name", READ)
def test_a_file_of_a_known_kind_is_understood(name: str) -> None:
    expected = READ[name]
    said = said_of(name, expected)
    assert (said["outcome"], said["code"]) == (expected.outcome, expected.code)
    sheet = next(one for one in said["sheets"] if one["role"] == "data")
    assert sheet["header_rows"] == list(expected.header_rows)
    assert (sheet["rows"], sheet["columns"]) == (expected.rows, expected.columns)
    assert sheet["cells"].items() >= expected.cells.items()
    codes = {one["code"] for one in [*said["findings"], *sheet["findings"]]}
    assert codes >= expected.findings
    assert said.items() >= expected.about.items()
    for word in expected.words:
        assert word in said["message"]


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_within_two_seconds(name: str) -> None:
    expected = REFUSED[name]
    content, answers = expected.content(), []

    def ask() -> None:
        answers.append(inspect(content, name=name, language="fi"))

    assert cpu_seconds(ask, runs=1) < MOST_SECONDS
    (said,) = answers
    assert (said["outcome"], said["code"]) == ("reject", expected.code)
    assert said["sheets"] == []
    for word in (name, *expected.words):
        assert word in said["message"]


@pytest.mark.parametrize("name", [one for one in BOOKS if one not in NOT_COMPARED])
def test_another_reader_sees_the_same_texts_and_numbers(
    name: str, tmp_path: Any
) -> None:
    path = tmp_path / name
    path.write_bytes(READ[name].content())
    theirs = CalamineWorkbook.from_path(path)
    for sheet in read_workbook(path).sheets:
        rows = theirs.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                cell = sheet.cell(row, column)
                if isinstance(value, str) and value:
                    assert cell.raw_text.split() == value.split()
                elif isinstance(value, int | float) and not isinstance(value, bool):
                    assert cell.number == pytest.approx(value)
