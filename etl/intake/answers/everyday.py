"""Words such as `salainen`: may the file be taken into use?

The answer is remembered for the texts of a column, not for the file: the same texts
never ask again, a new one with such a word does.
"""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from string import ascii_uppercase as LETTERS  # noqa: N812
from string import digits as DIGITS  # noqa: N812

from etl.intake.answers.questions import LEAVE, PROPOSAL, key_of
from etl.intake.findings import IntakeFinding, finding
from etl.intake.template import template
from etl.intake.values import fold
from etl.reading.markings import HEADER_ROWS, asks_for_class, codes_in, suspicious
from etl.reading.model import Finding, Sheet, Workbook, column_number

CODE = "CONFIDENTIAL_WORD"

Headers = Mapping[tuple[str, int], str]
"""Headers of the columns that the check has recognised, by sheet and number."""


def about_everyday_words(
    workbook: Workbook, headers: Headers, answers: Mapping[str, str]
) -> list[IntakeFinding]:
    """Return a question for each column that has such words; one answered is told."""
    named = dict.fromkeys(one.sheet for one in workbook.findings if one.code == CODE)
    names = [name for name in named if fold(name) not in _own_sheets()]
    sheets = [workbook.sheet(name) for name in names]
    return [
        one
        for sheet in sheets
        if sheet is not None
        for letters, cells in _columns(sheet).items()
        for one in _of_column(sheet, _header(sheet, letters, headers), cells, answers)
    ]


def other_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings of the reading that are no questions of this kind."""
    return [one for one in findings if one.code != CODE]


def _columns(sheet: Sheet) -> Mapping[str, list[tuple[str, str]]]:
    """Return places and texts with such words by column; `` for the sheet itself."""
    found: dict[str, list[tuple[str, str]]] = {}
    # a comment beside the class of disclosure names the classes there are
    asking = {one.letters for one in sheet.columns.values() if asks_for_class(one)}
    for place, text in suspicious(sheet):
        column = place.rstrip(DIGITS)
        told = text if place else _without_help(text)
        if column not in asking and CODE in set(codes_in(told)):
            found.setdefault(column, []).append((place, text))
    return found


@cache
def _own_sheets() -> frozenset[str]:
    titles = template().own.values()
    return frozenset(fold(name) for names in titles for name in names.values())


def _without_help(text: str) -> str:
    """Return a text of the sheet itself without what our template says there."""
    for own in _own_help():
        text = text.replace(own, " ")
    return text


@cache
def _own_help() -> list[str]:
    fields = [one for form in template().forms for one in form.fields]
    classes = template().lists["disclosure_class"]
    texts = {text for one in fields for text in one.help.values()}
    texts |= {name for option in classes for name in option.names.values()}
    return sorted(texts, key=len, reverse=True)


def _of_column(
    sheet: Sheet,
    header: str,
    cells: list[tuple[str, str]],
    answers: Mapping[str, str],
) -> list[IntakeFinding]:
    texts = "\n".join(sorted({fold(text) for _, text in cells}))
    digest = hashlib.sha256(texts.encode()).hexdigest()[:16]
    question = key_of(CODE, fold(header or sheet.name), digest)
    answer = answers.get(question, "")
    return [
        finding(
            CODE,
            sheet=sheet.name,
            row=int(place.lstrip(LETTERS)) if place else None,
            column=place.rstrip(DIGITS),
            header=header,
            value=text,
            scope="file",
            question=question,
            answered=answer if answer in {PROPOSAL, LEAVE} else "",
            values={"where": header or sheet.name},
        )
        for place, text in cells
    ]


def _header(sheet: Sheet, letters: str, headers: Headers) -> str:
    """Return what heads a column: as recognised, or else its first text."""
    if not letters:
        return ""
    number = column_number(letters)
    column = sheet.columns.get(number)
    known = headers.get((sheet.name, number), "")
    if known or column is None:
        return known
    pairs = zip(column.rows, column.texts, strict=True)
    first = (text.strip() for row, text in pairs if row <= HEADER_ROWS)
    return next((text for text in first if text), "")
