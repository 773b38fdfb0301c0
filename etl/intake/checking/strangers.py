"""Rows of a file whose company does not stand on its sheet of companies.

They go in all the same: their company may be in use from another file.
"""

from collections.abc import Mapping

import pyarrow as pa

from etl.intake.checking.sheet import CheckedSheet
from etl.intake.checking.workbook import Checked
from etl.intake.findings import IntakeFinding

COMPANIES = "yritykset"


def strangers(checked: Checked, tables: Mapping[str, pa.Table]) -> list[IntakeFinding]:
    """Tell of rows whose company does not stand on sheet A of the file."""
    first = checked.sheet(COMPANIES)
    there = tables.get(COMPANIES)
    known = set(there["ytunnus"].to_pylist()) if there is not None else set()
    waiting = _waiting_companies(first) if first else set()
    found = []
    for sheet in checked.sheets:
        answer = sheet.answer("ytunnus") if sheet.form.company else None
        if answer is None:
            continue
        companies = sheet.imported_values("ytunnus")
        for row, company in zip(sheet.imported_rows, companies, strict=True):
            if company not in known:
                code = "COMPANY_WAITS" if company in waiting else "NO_COMPANY_ROW"
                found.append(sheet.about(code, answer, row))
    return found


def _waiting_companies(sheet: CheckedSheet) -> set[str | None]:
    pairs = zip(sheet.rows, sheet.values["ytunnus"], strict=True)
    read = {company for row, company in pairs if row in sheet.parked}
    return read | {one.values.get("expected") for one in sheet.findings}
