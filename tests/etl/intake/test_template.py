"""The workbook as data, and the empty workbook that is written from it."""

import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from etl.intake.batch import propose
from etl.intake.template import landing_columns, template
from etl.intake.values.lists import list_of
from etl.intake.writing.template_file import template_workbook
from etl.language import LANGUAGES
from etl.workspace import Workspace

MANDATORY = {
    "yritykset": {"ytunnus", "haastattelu_pvm", "kierros", "julkisuusluokka"},
    "syotteet": {"ytunnus", "syote", "osuus_pct"},
    "tyovoima": {"ytunnus", "isco4"},
    "varautuminen": {"ytunnus"},
    "att": {"indikaattori_id", "alue", "kausi", "arvo"},
}


def test_sheets_and_mandatory_fields_are_those_of_the_interview() -> None:
    letters = [form.letter for form in template().forms]
    assert letters == ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "J2"]
    for key, wanted in MANDATORY.items():
        fields = template().form(key).fields
        assert {one.id for one in fields if one.required} == wanted


def test_landing_has_every_field_in_the_order_of_the_template() -> None:
    columns = landing_columns()
    assert list(columns) == [form.key for form in template().forms]
    assert sum(map(len, columns.values())) == 136
    assert columns["syotteet"][0] == "ytunnus"


@pytest.mark.parametrize("language", LANGUAGES)
def test_headers_of_a_sheet_differ_from_each_other(language: str) -> None:
    for form in template().forms:
        names = Counter(one.header(language).casefold() for one in form.fields)
        assert max(names.values()) == 1, form.key


def test_every_field_says_in_three_languages_what_to_write() -> None:
    for form in template().forms:
        for one in form.fields:
            assert set(one.label) == set(one.help) == set(LANGUAGES)
            assert all(text.strip() for text in (*one.help.values(), one.example))


def test_every_list_that_a_field_names_exists() -> None:
    for form in template().forms:
        for one in form.fields:
            if one.list:
                assert len(list_of(one).names) >= 2, one.id


def test_rules_name_fields_of_their_sheet() -> None:
    for rule in template().rules:
        ids = {one.id for one in template().form(rule.sheet).fields}
        named = {rule.field, rule.low, rule.high, *rule.group, *rule.key} - {""}
        assert named <= ids


@pytest.fixture(scope="module", params=LANGUAGES)
def empty(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    return request.param, template_workbook(request.param)


def test_empty_workbook_hides_ids_and_says_which_template_it_is(
    empty: tuple[str, bytes],
) -> None:
    language, content = empty
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book["_meta"].sheet_state == "veryHidden"
    assert book["_meta"]["B1"].value == template().id
    assert book.sheetnames[0] == template().own["guide"][language]
    for form in template().forms:
        sheet = book[form.title[language]]
        assert sheet.row_dimensions[1].hidden
        assert sheet.column_dimensions["A"].hidden
        assert [cell.value for cell in sheet[1][1:]] == [one.id for one in form.fields]
        headers = [cell.value for cell in sheet[2][1:]]
        assert headers == [one.header(language) for one in form.fields]
        assert sheet.freeze_panes == "C3"


def test_every_column_has_a_hint_and_code_columns_a_drop_down(
    empty: tuple[str, bytes],
) -> None:
    _, content = empty
    book = openpyxl.load_workbook(io.BytesIO(content))
    for form, sheet in zip(template().forms, book.worksheets[1:], strict=False):
        rules = sheet.data_validations.dataValidation
        assert len(rules) == len(form.fields), form.key
        assert all(rule.prompt and len(rule.prompt) <= 255 for rule in rules)
        lists = sum(rule.type == "list" for rule in rules)
        kinds = Counter(one.type for one in form.fields)
        closed = ("code", "codes", "country", "municipality", "scale")
        yes_no = kinds["yes_no"] + kinds["yes_no_unknown"]
        assert lists == sum(kinds[kind] for kind in closed) + yes_no


def test_workbook_filled_by_hand_comes_back_as_codes(
    empty: tuple[str, bytes], ws: Workspace, saved: Callable[..., Path]
) -> None:
    language, content = empty
    book = openpyxl.load_workbook(io.BytesIO(content))
    known = list_of(template().form("yritykset").field("kunta"))
    first = book[template().form("yritykset").title[language]]
    names = {cell.value: cell.column for cell in first[1]}
    for name, value in {
        "ytunnus": "9123456-5",
        "kunta": known.label("297", language),
        "haastattelu_pvm": "1.6.2026",
        "kierros": "2026-1",
        "julkisuusluokka": template().lists["disclosure_class"][1].names[language],
        "lupa_koonti": template().answer["yes"][language],
        "henkilosto": template().answer["dont_know"][language],
    }.items():
        first.cell(3, names[name], value)
    buffer = io.BytesIO()
    book.save(buffer)
    sheet = propose(ws, saved(buffer.getvalue()), author="t").checked.sheets[0]
    assert sheet.imported_rows == [3]
    wanted = ("297", "sisainen", "k", "eos")
    names = ("kunta", "julkisuusluokka", "lupa_koonti", "henkilosto")
    assert tuple(sheet.imported_values(name)[0] for name in names) == wanted
