"""The example workbooks: the template's layout, the same bytes, planted faults."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from etl.demo.faults import Fault, faults
from etl.demo.workbooks import FILE_NAMES, workbook_rows, write_workbooks
from etl.intake.template import template


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workbooks")
    write_workbooks(folder)
    return folder


def test_same_bytes_are_written_on_every_run(folder: Path, tmp_path: Path) -> None:
    for path in write_workbooks(tmp_path):
        assert path.read_bytes() == (folder / path.name).read_bytes()


def test_workbooks_have_the_layout_of_the_template(folder: Path) -> None:
    for name in FILE_NAMES.values():
        with CalamineWorkbook.from_path(str(folder / name)) as book:
            for form in template().forms:
                rows = book.get_sheet_by_name(form.title["fi"]).to_python()
                ids = [one.id for one in form.fields]
                assert rows[0][-len(ids) :] == ids
                assert rows[1][-len(ids) :] == [one.header("fi") for one in form.fields]


def test_every_sheet_is_filled_somewhere() -> None:
    files = workbook_rows().values()
    for form in template().forms:
        assert any(sheets.get(form.key) for sheets in files), form.key


def test_every_field_that_matters_is_filled_somewhere() -> None:
    left_empty = {"toimipaikka"}
    files = list(workbook_rows().values())
    for form in template().forms:
        rows = [row for sheets in files for row in sheets.get(form.key, [])]
        filled = {name for row in rows for name, value in row.items() if value}
        assert {one.id for one in form.fields} - filled <= left_empty, form.key


@pytest.mark.parametrize("fault", faults(), ids=lambda one: one.about)
def test_each_fault_stands_in_its_workbook(fault: Fault) -> None:
    rows = workbook_rows()[fault.file][fault.sheet]
    values = fault.value if isinstance(fault.value, list) else [fault.value]
    typed = [row.get(fault.field) for row in rows]
    if fault.outcome == "duplicate":
        told = [one for one in typed if one is not None]
        assert len(told) == len(set(told)) + 1
    elif not str(fault.value).startswith("@"):
        assert all(value in typed for value in values)


def test_one_supplier_is_written_three_ways() -> None:
    names = {
        row["toimittaja"]
        for sheets in workbook_rows().values()
        for row in sheets["syotteet"]
        if str(row.get("toimittaja")).upper().startswith("MUKATERÄS")
    }
    assert len(names) == 3


def test_one_interview_came_from_both_assistants() -> None:
    files = workbook_rows()
    first, second = (
        {row["ytunnus"] for row in files[name]["yritykset"]}
        for name in ("kevat_kuopio", "kevat_iisalmi")
    )
    assert len(first & second) == 1
