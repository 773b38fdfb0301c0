"""From the child's answer to a Workbook, and the findings of the reading itself."""

from collections.abc import Sequence
from typing import Any

from etl.language import N_
from etl.reading.model import (
    Column,
    DeclaredRange,
    Finding,
    Sheet,
    Workbook,
    column_number,
)

SEPARATOR = "\x7f"


def workbook_from(answer: dict[str, Any], kind: str, name: str) -> Workbook:
    """Build the workbook; the answer's shape is that of `child.columns`."""
    sheets = [sheet_from(sheet, name) for sheet in answer["sheets"]]
    return Workbook(
        name=name,
        kind=kind,  # type: ignore[arg-type]
        sheets=sheets,
        encoding=answer.get("encoding"),
        delimiter=answer.get("delimiter"),
        findings=findings_of(answer, name),
        beside=answer.get("beside", []),
        date1904=bool(answer.get("date1904")),
    )


def sheet_from(sheet: dict[str, Any], file_name: str) -> Sheet:
    """Build one sheet; a csv file is a sheet of the file's own name."""
    columns = {
        int(number): column_from(int(number), column)
        for number, column in sheet["columns"].items()
    }
    hidden_columns = {
        number
        for first, last in sheet.get("hidden_columns", [])
        for number in range(first, min(last, max(columns, default=0)) + 1)
    }
    return Sheet(
        name=sheet["name"] or file_name.rpartition(".")[0] or file_name,
        state=sheet["state"],
        columns=columns,
        hidden_rows=frozenset(sheet.get("hidden_rows", [])),
        hidden_columns=frozenset(hidden_columns),
        merges=[(a, b, c, d) for a, b, c, d in sheet.get("merges", [])],
        comments={
            place_of(reference): text
            for reference, text in sheet.get("comments", {}).items()
        },
        tables=[DeclaredRange(*corners) for corners in sheet.get("tables", [])],
        list_sources=sheet.get("list_sources", []),
        is_pivot=bool(sheet.get("is_pivot")),
        page_texts=sheet.get("page_texts", []),
        max_row=max((column.rows[-1] for column in columns.values()), default=0),
        max_column=max(columns, default=0),
    )


def column_from(number: int, column: dict[str, Any]) -> Column:
    """Unpack one column."""
    texts = column["texts"]
    if isinstance(texts, str):
        texts = texts.split(SEPARATOR)
    kinds = column["kinds"]
    rows = rows_from(column)
    if len(kinds) == 1:
        kinds *= len(texts)
    if not len(rows) == len(texts) == len(kinds):
        msg = "`column` must have as many rows as texts and kinds"
        raise ValueError(msg)
    formats = column["formats"]
    return Column(
        number=number,
        rows=rows,
        texts=texts,
        kinds=kinds,
        formats=formats[0][0]
        if len(formats) == 1
        else [code for code, count in formats for _ in range(count)],
        formulas=frozenset(column["formulas"]),
        missing=frozenset(column["missing"]),
    )


def rows_from(column: dict[str, Any]) -> Sequence[int]:
    """Return the row numbers; a column without gaps costs nothing."""
    if column["gaps"] is None:
        rows: list[int] = column["rows"]
        return rows
    first, last = column["span"]
    if not column["gaps"]:
        return range(first, last + 1)
    gaps = set(column["gaps"])
    return [row for row in range(first, last + 1) if row not in gaps]


def place_of(reference: str) -> tuple[int, int]:
    """Return row and column of `C14`."""
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :] or 0), column_number(letters)


def findings_of(answer: dict[str, Any], name: str) -> list[Finding]:
    """Return what a person should know about the file as a whole."""
    findings = []
    if answer.get("guessed_rows"):
        values = {"file": name, "encoding": answer["encoding"]}
        values["rows"] = ", ".join(map(str, answer["guessed_rows"]))
        findings.append(Finding("ENCODING_GUESSED", "tell", *ENCODING_GUESSED, values))
    if answer.get("has_macros"):
        values = {"file": name}
        findings.append(Finding("MACROS_IGNORED", "tell", *MACROS_IGNORED, values))
    if answer.get("has_links"):
        values = {"file": name}
        findings.append(Finding("EXTERNAL_LINK", "tell", *EXTERNAL_LINK, values))
    return findings


ENCODING_GUESSED = (
    N_(
        "The letters of {file} are not written in a way that it states; they were "
        "read as {encoding}. Look at rows {rows}."
    ),
    N_("If letters look wrong there, save the file as xlsx and upload that."),
)
MACROS_IGNORED = (
    N_("{file} contains macros. They were not run and are not kept in other files."),
    "",
)
EXTERNAL_LINK = (
    N_(
        "{file} refers to other files or data sources. They were not opened; the "
        "values that were saved in the file are used."
    ),
    N_("Check that those values are up to date."),
)
