"""A file is read and laid out once while its questions are answered, and not longer."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from etl.intake.batch import propose
from etl.intake.checking import check
from etl.intake.choices import Choices
from etl.intake.marked import Marked
from etl.reading import UnreadableFile, kept
from etl.reading.model import Workbook
from etl.workspace import Workspace
from tests.etl.intake.conftest import Sheets, read_sheets

Write = Callable[..., bytes]
KEY = "OTHER_UNIT:syotteet.varasto_pv:kk"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that were really read."""
    names: list[str] = []
    really = kept.read_workbook

    def noted(content: bytes, *, name: str) -> Workbook:
        names.append(name)
        return really(content, name=name)

    monkeypatch.setattr(kept, "read_workbook", noted)
    return names


def test_an_answer_reads_no_file_again(
    ws: Workspace, right: Sheets, write: Write, reads: list[str]
) -> None:
    right["syotteet"][0]["varasto_pv"] = "2 kk"
    content = write(right)
    first = propose(ws, content, name="a.xlsx", author="t")
    chosen = Choices(answers={KEY: "proposal"})
    second = propose(ws, content, name="a.xlsx", author="t", choices=chosen)
    assert reads == ["a.xlsx"]
    assert (first.questions, second.questions) == (1, 0)
    propose(ws, write(right | {"kierto": []}), name="a.xlsx", author="t")
    assert reads == ["a.xlsx", "a.xlsx"]


def test_what_is_noticed_of_a_file_is_not_noticed_twice(
    ws: Workspace, right: Sheets, write: Write
) -> None:
    right["yritykset"][0]["toimipaikka"] = "luottamuksellinen"
    content = write(right)
    told = [propose(ws, content, name="a.xlsx", author="t").findings for _ in range(3)]
    assert [len(one) for one in told] == [len(told[0])] * 3


def test_a_file_that_must_not_be_here_is_not_kept(
    ws: Workspace, right: Sheets, write: Write, reads: list[str]
) -> None:
    right["yritykset"][0]["toimipaikka"] = "TL III"
    content = write(right)
    for _ in range(2):
        with pytest.raises(Marked):
            propose(ws, content, name="a.xlsx", author="t")
    assert reads == ["a.xlsx", "a.xlsx"]


def test_a_file_that_cannot_be_read_is_refused_each_time(ws: Workspace) -> None:
    for _ in range(2):
        with pytest.raises(UnreadableFile):
            propose(ws, b"PK\x03\x04 broken", name="a.xlsx", author="t")


def test_little_is_kept_and_not_for_long(
    right: Sheets, write: Write, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write(right)
    book = kept.read_kept(content, "a.xlsx")
    for number in range(kept.MOST_FILES + 1):
        kept.keep(content + bytes(number), replace(book, name=f"{number}.xlsx"))
    kept.read_kept(content, "0.xlsx")
    assert reads[-1] == "0.xlsx"
    kept.keep(content, book)
    monkeypatch.setattr(kept, "KEPT_SECONDS", -1)
    kept.read_kept(content, "a.xlsx")
    assert reads[-1] == "a.xlsx"
    monkeypatch.setattr(kept, "MOST_CELLS", 1)
    kept.keep(content, book)
    kept.read_kept(content, "a.xlsx")
    assert reads.count("a.xlsx") == 3


def test_a_second_check_says_the_same_as_the_first(right: Sheets) -> None:
    right["syotteet"][0]["varasto_pv"] = "2 kk"
    right["yritykset"][0] |= {"kunta": "588", "henkilosto": "1.250"}
    book = read_sheets(right)

    def told(answers: dict[str, str]) -> list[Any]:
        checked = check(book, answers=answers)
        return [(one.code, one.cell, one.answered) for one in checked.findings]

    plain, answered = told({}), told({KEY: "proposal"})
    assert told({}) == plain != answered
    assert told({KEY: "proposal"}) == answered
