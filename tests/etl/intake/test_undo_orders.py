"""Batches accepted, mended, undone and restored in any order, against a naive oracle.

The models that choose whose answers count are run on small tables, nothing is built.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.intake.revision.parts import AS_TOLD, MODELS
from etl.settings import SQL

ROUND = "2026-1"
COMPANIES = ("A", "B")
TABLES = """
create schema landing; create schema staging; create schema marts;
create table landing.batch (batch_id text, place int, is_part bool, mapping_id text,
    is_correction bool, kind text, source text, file_name text, sha256 text,
    accepted_at timestamp, accepted_by text, row_count int, parked_count int);
create table landing.respondent (batch_id text, row_number int, form text,
    respondent text, answered_at text);
create table landing.yritykset (batch_id text, row_number int, ytunnus text,
    kierros text, nimi text, haastattelu_pvm text);
"""
ANSWERS = (
    "select batch_id, row_number, ytunnus as business_id, kierros as interview_round, "
    "haastattelu_pvm as interview_date from landing.yritykset"
)


@dataclass(frozen=True)
class Told:
    """One respondent's answer: which company it is of, and the hour it was given."""

    who: str
    company: str
    hour: int


@dataclass(frozen=True)
class File:
    """One batch: answers of a form, a correction of one, or interviews (no ids)."""

    place: int
    answers: Sequence[Told] = field(default_factory=tuple)
    is_part: bool = True
    is_correction: bool = False

    def of(self, company: str) -> list[Told]:
        """Return the answers that the one row of a company was joined of."""
        return [one for one in self.answers if one.company == company]

    def tells(self, who: str) -> Told | None:
        """Return the answer of one respondent."""
        found = (one for one in self.answers if one.who == who)
        return next(found, None) if self.is_part else None


def repeats(old: File, new: File) -> bool:
    """Say whether one file is a later export of the other's form."""
    pairs = [(one, new.tells(one.who)) for one in old.answers if old.is_part]
    shared = [(one, other) for one, other in pairs if other]
    same = [a for a, b in shared if a.company == b.company or a.hour == b.hour]
    return old.place < new.place and bool(shared) and 2 * len(same) >= len(shared)


def standing(file: File, company: str, live: Sequence[File]) -> tuple[int, ...] | None:
    """Return how late a file's answers of a company are, None when out of use."""
    later = [one for one in live if repeats(file, one)]
    mine = file.of(company)
    newest = [
        max((one for one in later if one.tells(told.who)), key=lambda f: f.place)
        for told in mine
        if any(one.tells(told.who) for one in later)
    ]
    if not mine or len(newest) < len(mine):
        return (1, file.place, 0)
    told = [(old, new.tells(old.who)) for old, new in zip(mine, newest, strict=True)]
    if any(new and new.company != company for _, new in told):
        return None
    unchanged = all(new and new.hour == old.hour for old, new in told)
    one_export = len({new.place for new in newest}) == 1
    is_repeat = one_export and len(newest[0].of(company)) == len(mine)
    if file.is_correction and unchanged and is_repeat:
        return (1, newest[0].place, 1)
    return (0, file.place, 0)


def expected(live: Sequence[File]) -> dict[str, list[str]]:
    """Return the files whose answers count of each company, the latest last."""
    found = {}
    for company in COMPANIES:
        held = [
            (turn, one)
            for one in live
            if one.of(company) and (turn := standing(one, company, live))
        ]
        whole = max((one.place for _, one in held if not one.is_part), default=0)
        ordered = sorted((turn, one.place) for turn, one in held if one.place >= whole)
        found[company] = [f"b{place}" for _, place in ordered]
    return {company: files for company, files in found.items() if files}


class Models:
    """The models of the build over tables in memory; many worlds side by side."""

    def __init__(self) -> None:
        self.connection = duckdb.connect(config={"threads": 1})
        self.connection.execute(TABLES)
        self.connection.execute(f"create view staging.company_answer as {ANSWERS}")
        for name in MODELS:
            folder, _, model = name.rpartition("/")
            schema = folder.partition("/")[0]
            if schema == "marts":
                named = f"create view marts.answered_company as {AS_TOLD}"
                self.connection.execute(named)
            if model != "company_answer":
                sql = (SQL / f"{name}.sql").read_text(encoding="utf-8")
                self.connection.execute(f"create view {schema}.{model} as {sql}")

    def chosen(self, *worlds: Sequence[File]) -> list[dict[str, list[str]]]:
        """Return the files whose answers count of each company, the latest last."""
        made = [landed(str(world), live) for world, live in enumerate(worlds)]
        for table, columns in COLUMNS.items():
            rows = [row for one in made for row in one[table]]
            self.connection.execute(f"delete from landing.{table}")
            if rows:
                names = columns.split(", ")
                told = pa.table(dict(zip(names, zip(*rows, strict=True), strict=True)))
                self.connection.register("told", told)
                insert = f"insert into landing.{table} ({columns}) select * from told"
                self.connection.execute(insert)
        found: list[dict[str, list[str]]] = [{} for _ in worlds]
        for company, batch_id in self.connection.execute(CHOSEN).fetchall():
            world, _, name = company.partition(":")
            held = found[int(world)].setdefault(name, [])
            held.append(batch_id.partition(":")[2])
        return found


COLUMNS = {
    "batch": "batch_id, place, is_part, is_correction",
    "yritykset": "batch_id, row_number, ytunnus, kierros, haastattelu_pvm",
    "respondent": "batch_id, row_number, form, respondent, answered_at",
}
CHOSEN = "select company_id, batch_id from marts.interview_part order by turn"


def landed(world: str, live: Sequence[File]) -> dict[str, list[list[object]]]:
    """Return the rows of the batches in use."""
    found: dict[str, list[list[object]]] = {table: [] for table in COLUMNS}
    for file in live:
        name = f"{world}:b{file.place}"
        found["batch"].append([name, file.place, file.is_part, file.is_correction])
        for row, company in enumerate(COMPANIES):
            answers = file.of(company)
            if answers:
                answer = [name, row, f"{world}:{company}", ROUND, "2026-03-01"]
                found["yritykset"].append(answer)
            for told in answers if file.is_part else ():
                found["respondent"].append([name, row, world, told.who, str(told.hour)])
    return found


@pytest.fixture(scope="module")
def models() -> Models:
    return Models()


ANSWER = st.builds(
    Told, st.sampled_from("123"), st.sampled_from(COMPANIES), st.integers(1, 2)
)
ANSWERED = st.lists(ANSWER, min_size=1, max_size=3, unique_by=lambda one: one.who)


@st.composite
def histories(draw: st.DrawFn) -> list[list[File]]:
    """Draw files in the order of acceptance, and which are in use at each step."""
    files: list[File] = []
    for place in range(1, draw(st.integers(2, 5)) + 1):
        kind = draw(st.sampled_from(["export", "export", "correction", "interview"]))
        answers = draw(ANSWERED)
        forms = [one for one in files if one.is_part]
        if kind == "correction" and forms:
            base = draw(st.sampled_from(forms))
            touched = draw(st.sampled_from(base.answers)).company
            files.append(File(place, base.of(touched), is_correction=True))
        else:
            files.append(File(place, answers, is_part=kind != "interview"))
    picks = st.lists(st.booleans(), min_size=len(files), max_size=len(files))
    steps = draw(st.lists(picks, min_size=1, max_size=3))
    used = [
        [one for one, is_in in zip(files, step, strict=True) if is_in] for step in steps
    ]
    return [files, *used]


@settings(max_examples=4, deadline=None)
@given(drawn=st.lists(histories(), min_size=15, max_size=30))
def test_undo_and_restore_in_any_order_give_what_the_batches_in_use_say(
    models: Models, drawn: list[list[list[File]]]
) -> None:
    steps = [live for history in drawn for live in history]
    assert models.chosen(*steps) == [expected(live) for live in steps]


def test_a_mend_outlives_a_longer_export_that_repeats_what_was_wrong(
    models: Models,
) -> None:
    first, other = Told("1", "A", 1), Told("2", "B", 1)
    mended = File(2, [first], is_correction=True)
    longer = File(3, [first, other])
    changed = File(3, [Told("1", "A", 2), other])
    joined = File(3, [first, Told("2", "A", 2)])
    before = [File(1, [first]), mended]
    found = models.chosen(*([*before, later] for later in (longer, changed, joined)))
    assert [one["A"][-1] for one in found] == ["b2", "b3", "b3"]


def test_a_joined_answer_leaves_with_the_one_that_moves_when_both_are_told_anew(
    models: Models,
) -> None:
    both = File(1, [Told("1", "A", 1), Told("2", "A", 1)])
    apart = File(2, [Told("1", "A", 1), Told("2", "B", 2)])
    found = models.chosen([both, apart], [both])
    assert found == [{"A": ["b2"], "B": ["b2"]}, {"A": ["b1"]}]
