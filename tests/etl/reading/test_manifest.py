"""The manifest of messy spreadsheets, read from the folder of real files.

Nothing of its content stands here: the manifest says what each file must give.
"""

import json
import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from etl.reading import column_number, inspect, letters

pytestmark = pytest.mark.realdata
FOLDER = Path(os.environ.get("VOIMAVARA_REALDATA", "")) / "spreadsheets"
MANIFEST = FOLDER / "manifest.json"


def entries() -> list[Any]:
    if not os.environ.get("VOIMAVARA_REALDATA") or not MANIFEST.exists():
        return [pytest.param({}, id="none")]
    files = json.loads(MANIFEST.read_text(encoding="utf-8"))["files"]
    return [pytest.param(one, id=one["file"]) for one in files]


@lru_cache(maxsize=256)
def answer(file: str, cells: str = "", record: int | None = None) -> dict[str, Any]:
    asked = cells.split(",") if cells else None
    return inspect(FOLDER / file, language="fi", cells=asked, record=record)


def sheet_of(entry: dict[str, Any], name: str | None = None) -> dict[str, Any]:
    wanted = name or entry["expected"].get("sheet")
    sheets = answer(entry["file"])["sheets"]
    return next(one for one in sheets if one["name"] == wanted) if wanted else sheets[0]


def findings(entry: dict[str, Any]) -> list[dict[str, Any]]:
    said = answer(entry["file"])
    return said["findings"] + [f for s in said["sheets"] for f in s["findings"]]


def located(entry: dict[str, Any], key: str) -> tuple[str, dict[str, Any]] | None:
    """Return the cell and the sheet that a key of the manifest means."""
    sheet, _, cell = key.rpartition("!")
    if match := re.match(r"record (\d+) col (\d+)$", key):
        record, column = int(match[1]), letters(int(match[2]))
        said = answer(entry["file"], record=record)
        return f"{column}{record}", said["sheets"][0]
    if not re.fullmatch(r"[A-Z]+\d+", cell):
        return None
    said = answer(entry["file"], cells=cell)
    name = sheet or entry["expected"].get("sheet") or said["sheets"][0]["name"]
    return cell, next(one for one in said["sheets"] if one["name"] == name)


@pytest.mark.parametrize("entry", entries())
def test_outcome_and_code_are_as_listed(entry: dict[str, Any]) -> None:
    said, expected = answer(entry["file"]), entry["expected"]
    assert said["outcome"] == expected["outcome"], said["message"]
    if "code" in expected:
        assert said["code"] == expected["code"]


@pytest.mark.parametrize("entry", entries())
def test_message_names_what_it_must(entry: dict[str, Any]) -> None:
    message = answer(entry["file"])["message"]
    for word in entry["expected"].get("message_must_name", ()):
        assert word in message


@pytest.mark.parametrize("entry", entries())
def test_tables_are_found_where_they_are(entry: dict[str, Any]) -> None:
    expected = entry["expected"]
    if expected["outcome"] == "reject":
        return
    tables = {name: expected | own for name, own in expected.get("sheets", {}).items()}
    keys = ("header_rows", "first_data_row", "last_data_row", "rows", "columns")
    for name, own in (tables or {expected.get("sheet"): expected}).items():
        found = sheet_of(entry, name)
        for key in (*keys, "hidden_rows"):
            if key in own:
                assert found[key] == own[key], (name, key)


@pytest.mark.parametrize("entry", entries())
def test_cells_are_read_as_listed(entry: dict[str, Any]) -> None:
    for key, value in entry["expected"].get("cells", {}).items():
        place = located(entry, key)
        if place:
            cell, sheet = place
            assert sheet["cells"][cell] == value, key


@pytest.mark.parametrize("entry", entries())
def test_parked_cells_have_no_value_and_a_finding(entry: dict[str, Any]) -> None:
    for cell in entry["expected"].get("parked_cells", {}):
        place = located(entry, cell)
        assert place is not None
        assert place[1]["cells"][cell] is None
        found = [one for one in findings(entry) if one["cell"] == cell]
        assert [one["severity"] for one in found] in (["park"], ["ask"])
        assert found[0]["value"]


@pytest.mark.parametrize("entry", entries())
def test_warnings_carry_the_codes_listed(entry: dict[str, Any]) -> None:
    codes = {one["code"] for one in findings(entry)}
    for warning in entry["expected"].get("warnings", ()):
        code, _, detail = warning.partition(" ")
        assert code in codes
        for cell in re.findall(r"\b[A-Z]{1,3}\d+\b", detail.partition("(")[0]):
            told = [one for one in findings(entry) if one["code"] == code]
            assert any(cell in f"{one['cell']} {one['message']}" for one in told)


@pytest.mark.parametrize("entry", entries())
def test_headers_and_types_are_as_listed(entry: dict[str, Any]) -> None:
    expected = entry["expected"]
    if expected["outcome"] == "reject":
        return
    sheet = sheet_of(entry)
    by_letter = {key.rstrip("0123456789"): one for key, one in sheet["headers"].items()}
    for key, header in expected.get("headers", {}).items():
        numbers = re.findall(r"\d+", key) if key.startswith("col") else []
        first = int(numbers[0]) if numbers else column_number(key.rstrip("0123456789"))
        last = int(numbers[-1]) if numbers else first
        for number in range(first, last + 1):
            assert header in by_letter[letters(number)]
    for column, kind in expected.get("types", {}).items():
        assert sheet["types"][column] == kind.split(" ")[0]


@pytest.mark.parametrize("entry", entries())
def test_encoding_delimiter_profile_and_roles(entry: dict[str, Any]) -> None:
    said, expected = answer(entry["file"]), entry["expected"]
    for key in ("encoding", "delimiter", "profile"):
        if key in expected:
            assert said[key] == expected[key]
    roles = {one["name"]: one["role"] for one in said["sheets"]}
    for name in expected.get("lookup_sheets", ()):
        assert roles[name] == "lookup"
    states = {one["name"]: one["state"] for one in said["sheets"]}
    for state in ("visible", "hidden", "very_hidden"):
        for name in expected.get(state, ()):
            assert states[name] == state


@pytest.mark.parametrize("entry", entries())
def test_errors_comments_and_cells_outside_are_shown(entry: dict[str, Any]) -> None:
    expected = entry["expected"]
    found = {one["cell"]: one for one in findings(entry) if one["cell"]}
    for cell, error in expected.get("cell_errors", {}).items():
        assert found[cell]["code"] == "CELL_ERROR"
        assert found[cell]["value"] == error
    for cell in expected.get("cells_without_value", ()):
        assert found[cell]["code"] == "FORMULA_NO_VALUE"
    if expected.get("comments"):
        assert sheet_of(entry)["comments"] == expected["comments"]
    for cell, value in expected.get("outside_table", {}).items():
        assert sheet_of(entry)["outside_table"][cell] == value


@pytest.mark.parametrize("entry", entries())
def test_options_are_counted_as_listed(entry: dict[str, Any]) -> None:
    for column, about in entry["expected"].get("distinct_options", {}).items():
        options = sheet_of(entry)["options"][column]
        assert len(options) == about["bracket_aware"]
        for key, count in about.items():
            if key.startswith("count of"):
                assert options[key.partition('"')[2].rstrip('"')] == count
