"""Plants the faults of `data/demo/fault.toml` into the rows of the workbooks.

Applied after the right answers are made, so that removing a fault leaves the story
as it was. A test reads the same list and looks for each fault where it stands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from etl.demo.story import Company, companies, told

Row = dict[str, Any]
Sheets = dict[str, list[Row]]
WRONG_CHECK_DIGIT = "@wrong check digit"
SAME_ROW_AGAIN = "@same row again"
ADDED_PEOPLE = 3


@dataclass(frozen=True)
class Fault:
    """One planted fault: where it stands and what was typed."""

    file: str
    sheet: str
    company: str
    field: str
    value: Any
    outcome: str
    """read, empty, parked or duplicate."""
    about: str
    becomes: str = ""
    match: Mapping[str, str] | None = None

    def rows(self, sheets: Sheets) -> Iterator[Row]:
        """Yield the rows that the fault touches."""
        wanted = {"ytunnus": _company(self.company).business_id, **(self.match or {})}
        for row in sheets[self.sheet]:
            if all(row[name] == value for name, value in wanted.items()):
                yield row


def faults() -> list[Fault]:
    """Return the planted faults, in the order of the file."""
    return [Fault(**one) for one in told("fault")["fault"]]


def plant(file: str, sheets: Sheets) -> None:
    """Change the rows of one workbook as its faults say."""
    for fault in faults():
        if fault.file == file:
            _plant(fault, sheets)


def forget_ids(file: str, sheets: Sheets) -> None:
    """Write some companies by their name only, as one who has no id at hand does."""
    for one in told("fault")["without_id"]:
        if one["file"] != file:
            continue
        known, name = _company(one["company"]).business_id, one["written"]
        for sheet, rows in sheets.items():
            is_first = sheet == "yritykset"
            unnamed = {"ytunnus": None, "nimi": name} if is_first else {"ytunnus": name}
            for row in rows:
                if row.get("ytunnus") == known:
                    row.update(unnamed)


def _plant(fault: Fault, sheets: Sheets) -> None:
    found = list(fault.rows(sheets))
    if not found:
        raise LookupError(f"no row for the fault: {fault.about}")
    if fault.value == SAME_ROW_AGAIN:
        again = {**found[0], "henkilosto": found[0]["henkilosto"] + ADDED_PEOPLE}
        sheets[fault.sheet].append(again)
        return
    values = fault.value if isinstance(fault.value, list) else [fault.value]
    for row, value in zip(found, values, strict=False):
        row[fault.field] = _typed(value, row)


def _typed(value: Any, row: Row) -> Any:
    if value == WRONG_CHECK_DIGIT:
        number, check = row["ytunnus"].split("-")
        return f"{number}-{(int(check) + 1) % 10}"
    return value


def _company(key: str) -> Company:
    return next(one for one in companies() if one.key == key)
