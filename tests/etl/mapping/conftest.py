"""Workbooks as form tools and people make them, with made-up companies."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from stdnum.fi import ytunnus

from etl.mapping import FileMapping
from etl.mapping.model import ColumnMapping
from etl.mapping.proposal import MappingProposal
from etl.mapping.way import mapping_proposal
from etl.workspace import Workspace

Rows = Sequence[Sequence[Any]]
SAID = {"yritykset.kierros": "2026-1", "yritykset.julkisuusluokka": "salassa"}


def business_id(number: int) -> str:
    """Return the nth made-up business id with a right check digit."""
    found = (
        f"{body}-{digit}"
        for body in range(9_500_000 + 10 * number, 9_500_010 + 10 * number)
        for digit in "0123456789"
        if ytunnus.is_valid(f"{body}{digit}")
    )
    return next(found)


def workbook(*sheets: tuple[str, Rows]) -> bytes:
    """Return a workbook with these rows on its sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def confirmed(proposal: MappingProposal, **constants: str) -> FileMapping:
    """Return the mapping as proposed, with what the file does not hold."""
    said = SAID | {name.replace("__", "."): text for name, text in constants.items()}
    sheets = tuple(
        replace(sheet, constants=dict(sheet.constants) | said)
        for sheet in proposal.mapping.sheets
    )
    return replace(proposal.mapping, sheets=sheets)


def column(mapping: FileMapping, header: str) -> ColumnMapping:
    """Return the column of a header."""
    columns = (one for sheet in mapping.sheets for one in sheet.columns)
    return next(one for one in columns if one.header == header)


@pytest.fixture
def proposed(ws: Workspace) -> Callable[..., MappingProposal]:
    """Return a proposal for the rows of one sheet."""

    def made(rows: Rows, name: str = "Sheet1") -> MappingProposal:
        content = workbook((name, rows))
        return mapping_proposal(ws, content, name="kysely.xlsx", author="a")

    return made
