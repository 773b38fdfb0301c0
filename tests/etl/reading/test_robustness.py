"""No input, however bad, gives anything but an answer or an UnreadableFile."""

import io
import json
import random
from collections.abc import Callable
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.reading import UnreadableFile, examine, find_markings, inspect
from etl.reading.answer import workbook_from
from etl.reading.child.__main__ import answer
from etl.reading.gate.files import pass_gate

Make = Callable[..., Any]
QUICK = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
ENDINGS = st.sampled_from(
    ["x.xlsx", "x.xlsm", "x.xlsb", "x.xls", "x.ods", "x.csv", "x"]
)
SCRAPS = [
    b"<",
    b">",
    b'"',
    b"&",
    b"</row>",
    b"<!--",
    b"]]>",
    b"\x00",
    b"\xff",
    b"9" * 30,
    b'r="A1"',
    b"<c>",
    b"<v/>",
    b"NaN",
    b"-1",
    b"XFD1048576",
    b'hidden="1"',
    b"\r",
]
ROWS = [["Yritys", "Arvo", "Päivä"], ["A & B", 1.5, "1.2.2026"], ["<C>", -3, "3-5"]]


def understood(content: bytes, name: str) -> None:
    """Read without a child process, so that thousands of files take no time."""
    try:
        kind = pass_gate(content, name)
        if kind in ("xls", "xlsb"):
            return
        said = answer(kind, content)
        json.dumps(said)
        if "refused" not in said:
            workbook = workbook_from(said, kind, name)
            examine(workbook)
            find_markings(workbook)
    except UnreadableFile as error:
        refusal = error.render("fi")
    else:
        return
    assert name in refusal


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Change a few bytes inside the parts, and pack them again soundly."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        parts = old.namelist()
        hit = set(chance.sample(parts, k=min(2, len(parts))))
        for name in parts:
            data = bytearray(old.read(name))
            for _ in range(chance.randrange(1, 6) if name in hit and data else 0):
                place = chance.randrange(len(data))
                end = place + chance.randrange(12)
                data[place:end] = chance.choice(SCRAPS)
            new.writestr(name, bytes(data))
    return buffer.getvalue()


@given(content=st.binary(max_size=400), name=ENDINGS)
@QUICK
def test_random_bytes_get_an_answer(content: bytes, name: str) -> None:
    said = inspect(content, name=name, language="fi")
    assert said["outcome"] in ("import", "import_with_warnings", "choose", "reject")
    assert said["message"]


@given(text=st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_table_or_refused(text: str) -> None:
    understood(text.encode("utf-8", "surrogatepass"), "x.csv")


@given(seed=st.integers(0, 2**32))
@settings(QUICK, max_examples=150)
def test_mutated_workbooks_never_raise(write: Make, seed: int) -> None:
    chance = random.Random(seed)
    understood(mutated(write({"S": ROWS, "T": ROWS}), chance), "x.xlsx")


@given(seed=st.integers(0, 2**32))
@settings(QUICK, max_examples=150)
def test_flipped_bytes_never_raise(write: Make, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(write({"S": ROWS}))
    for _ in range(chance.randrange(1, 30)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    understood(bytes(content), "x.xlsx")


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from(
        ["", " ", "Yhteensä", "-", "eos", "3-5", "25 %", "9000060-4", "1,5"]
    ),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
)


@given(rows=st.lists(st.lists(CELLS, max_size=6), max_size=12))
@settings(QUICK, max_examples=150)
def test_any_grid_has_a_place_for_each_cell(write: Make, rows: list[list[Any]]) -> None:
    content = write({"S": rows})
    said = answer("xlsx", content)
    assert "refused" not in said
    report = examine(workbook_from(said, "xlsx", "x.xlsx")).sheets[0]
    table = report.table
    outside = {*table.above, *table.stray}
    aside = {*table.header_rows, *table.rows_below, *table.total_rows}
    aside.update(table.inner_rows)
    for number, column in report.sheet.columns.items():
        for row, text in zip(column.rows, column.texts, strict=True):
            is_known = row in aside or (row, number) in outside or row in table.rows
            assert is_known or not text.strip() or not table.rows
    for number, column_report in report.columns.items():
        named = set(column_report.values) | {one.row for one in column_report.findings}
        filled = report.sheet.columns.get(number)
        for row in set(filled.rows if filled else ()) & set(table.rows):
            assert row in named or not filled or not filled.text(row).strip()
