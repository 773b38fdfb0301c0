"""Every used cell of a sheet that is read has one outcome, whatever is there."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.intake.checking import check
from etl.mapping import ColumnMapping, FileMapping, SheetMapping
from etl.mapping.wording import all_targets
from etl.reading import read_workbook
from tests.etl.mapping.conftest import business_id, workbook

WORDS = [
    "",
    " ",
    "Kyllä",
    "ei",
    "1",
    "0",
    "x",
    "-",
    "eos",
    "3 - hyvä",
    "Kuopio",
    "12,5",
]
LISTS = ["ISO 9001; muu", "Hitsaus (CNC, sorvaus), maalaus", "2026-03-01", "9500013-3"]
TEXTS = st.sampled_from([*WORDS, *LISTS])
CELLS = st.one_of(TEXTS, st.none(), st.integers(-5, 99), st.booleans())
TARGETS = st.one_of(
    st.just(""),
    st.sampled_from([one for one in all_targets() if one.split(".")[0] != "att"]),
)
COLUMNS = st.tuples(
    TARGETS,
    st.sampled_from(["value", "split", "tick"]),
    st.sampled_from(["", ";", ", "]),
    st.sampled_from(["PERSONAL", "TOOL_COLUMN", "NOT_NEEDED"]),
    st.dictionaries(TEXTS, st.sampled_from(["", "3", "k", "eos"]), max_size=2),
)


@st.composite
def mapped_files(draw: st.DrawFn) -> tuple[list[list[Any]], FileMapping]:
    """Draw the rows of a sheet and any mapping of its columns."""
    made = draw(st.lists(COLUMNS, min_size=1, max_size=7))
    headers = [f"Kysymys {place}" for place in range(len(made))]
    rows = st.lists(CELLS, min_size=len(made), max_size=len(made))
    answers = draw(st.lists(rows, min_size=1, max_size=6))
    ids = [business_id(draw(st.integers(1, 3))) for _ in answers]
    columns = [
        ColumnMapping(header, target, "" if target else reason, how, sep, "muu", values)
        for header, (target, how, sep, reason, values) in zip(
            headers, made, strict=True
        )
    ]
    known: set[str] = set()
    for place, one in enumerate(columns):
        if one.target in known or one.target == "yritykset.ytunnus":
            columns[place] = ColumnMapping(one.header, reason="NOT_NEEDED")
        known.add(one.target)
    columns.append(ColumnMapping("Y-tunnus", "yritykset.ytunnus"))
    said = {"yritykset.kierros": "1", "yritykset.julkisuusluokka": "salassa"}
    sheet = SheetMapping("S", columns=tuple(columns), constants=said)
    table = [[*headers, "Y-tunnus"]]
    table += [[*row, one] for row, one in zip(answers, ids, strict=True)]
    return table, FileMapping(name="m", sheets=(sheet,))


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(mapped_files())
def test_cells_of_any_mapped_sheet_add_up(
    made: tuple[list[list[Any]], FileMapping],
) -> None:
    rows, mapping = made
    book = read_workbook(workbook(("S", rows)), name="s.xlsx")
    checked = check(book, mapping=mapping)
    counts = checked.counts
    outcomes = ("imported", "parked", "ignored")
    used = book.sheets[0].cell_count
    assert counts["cells_used"] == used
    assert sum(counts[f"cells_{one}"] for one in outcomes) == used
    places = [
        (outcome.number, row)
        for sheet in checked.sheets
        for outcome in sheet.outcomes
        for row in outcome.rows
    ]
    assert len(places) == len(set(places)) == used


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(mapped_files())
def test_personal_cells_leave_no_text_behind(
    made: tuple[list[list[Any]], FileMapping],
) -> None:
    rows, mapping = made
    book = read_workbook(workbook(("S", rows)), name="s.xlsx")
    hidden = {
        one.header for one in mapping.sheets[0].columns if one.reason == "PERSONAL"
    }
    for sheet in check(book, mapping=mapping).sheets:
        for outcome in sheet.outcomes:
            if outcome.header in hidden:
                texts = zip(outcome.texts, outcome.reasons, strict=True)
                assert not any(text for text, why in texts if why != "HEADER")
