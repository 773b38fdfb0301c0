"""Where a missing answer would stand: file, sheet and cell of the workbook.

An empty cell was never read as a cell, so its column is found from other rows of
the same file, and from the template where nobody answered the question at all.
"""

from collections.abc import Mapping

import pandas as pd

from etl.intake.template import template
from etl.reading.finding import LAYER

SHEET = "syotteet"
# the template keeps the row's id in a hidden first column
HIDDEN_COLUMNS = 1


def with_cells(
    missing: pd.DataFrame, inputs: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    """Add file_name, sheet_name and cell to rows of missing answers."""
    rows = missing.merge(_first_rows(inputs["marts.supply_row"]), how="left")
    row_number = rows["row_number"].fillna(rows["first_row_number"])
    files = inputs["staging.batch"][["batch_id", "file_name"]]
    rows = rows.merge(files, how="left").merge(
        _columns(inputs["staging.answer_column"]), how="left"
    )
    letter = rows["column_letter"].fillna(rows["field_id"].map(_template_letters()))
    number = (row_number.astype("Int64") % LAYER).astype("string")
    title = template().form(SHEET).title["fi"]
    return rows.assign(
        cell=letter.astype("string") + number,
        sheet_name=rows["sheet"].replace({SHEET: title}).fillna(title),
    )


def _first_rows(supply_rows: pd.DataFrame) -> pd.DataFrame:
    """Return the first row of each need, for questions about what nobody named."""
    first = supply_rows.groupby("need_id")["row_number"].min()
    return first.rename("first_row_number").reset_index()


def _columns(columns: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of the sheet's own fields, one row per file and field."""
    own = {field.id for field in template().form(SHEET).fields} - {"ytunnus"}
    kept = columns[columns["field_id"].isin(own)]
    return kept.drop_duplicates(["batch_id", "field_id"])


def _template_letters() -> dict[str, str]:
    fields = template().form(SHEET).fields
    return {
        field.id: _letter(place)
        for place, field in enumerate(fields, start=1 + HIDDEN_COLUMNS)
    }


def _letter(number: int) -> str:
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
