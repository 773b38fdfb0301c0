"""Decisions on companies: the last one holds, all are kept, each can be taken back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import Refused
from etl.matching.decisions import (
    Decision,
    decide,
    decided,
    decisions,
    hold,
    rows,
    take_back,
)
from etl.workspace import Workspace

ONE, OTHER, LOCAL = "9000000-3", "9000001-1", "N-0123456789ab"


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path, is_demo=False)


def test_yes_and_no_are_remembered(ws: Workspace) -> None:
    decide(ws, LOCAL, "different", company_id=OTHER, author="maija")
    decide(ws, LOCAL, "same", company_id=ONE, author="maija")
    now = decided(ws)
    assert now.companies == {LOCAL: ONE}
    assert now.different == {(LOCAL, OTHER)}
    assert now.is_settled(LOCAL)


def test_a_decision_taken_back_leaves_what_was_before(ws: Workspace) -> None:
    decide(ws, LOCAL, "local", author="maija")
    second = decide(ws, LOCAL, "same", company_id=ONE, author="kalle")
    take_back(ws, second.number, "maija")
    assert decided(ws).local == {LOCAL}
    kept = decisions(ws)
    assert [(one.verdict, one.is_undone) for one in kept] == [
        ("same", True),
        ("local", False),
    ]
    assert kept[0].undone_by == "maija"
    with pytest.raises(Refused):
        take_back(ws, second.number, "maija")


def test_joined_companies_are_followed_to_the_end_and_split_again(
    ws: Workspace,
) -> None:
    decide(ws, LOCAL, "same", company_id=ONE, author="maija")
    joined = decide(ws, ONE, "merged", company_id=OTHER, author="maija")
    assert decided(ws).companies == {LOCAL: OTHER, ONE: OTHER}
    take_back(ws, joined.number, "maija")
    assert decided(ws).companies == {LOCAL: ONE}


def test_nobody_is_joined_to_himself_or_in_a_circle(ws: Workspace) -> None:
    decide(ws, ONE, "merged", company_id=OTHER, author="maija")
    for subject, company_id in ((ONE, ONE), (OTHER, ONE)):
        with pytest.raises(Refused):
            decide(ws, subject, "merged", company_id=company_id, author="maija")


def test_the_rows_of_a_build_say_what_holds(ws: Workspace) -> None:
    decide(ws, LOCAL, "different", company_id=OTHER, author="maija")
    decide(ws, "N-other0000000", "local", author="maija")
    found = {(one["subject_id"], one["verdict"]) for one in rows(ws)}
    assert found == {(LOCAL, "different"), ("N-other0000000", "local")}


VERDICTS = st.builds(
    Decision,
    number=st.just(1),
    at=st.just(""),
    author=st.just(""),
    subject=st.sampled_from("abcd"),
    verdict=st.sampled_from(["same", "different", "local", "merged"]),
    company_id=st.sampled_from("abcd"),
    about=st.just({}),
)


@given(st.lists(VERDICTS, max_size=12))
def test_the_last_word_counts_and_holding_twice_says_the_same(
    made: list[Decision],
) -> None:
    now = hold(made)
    assert hold([*made, *made[-1:]]) == now
    for subject, company in now.companies.items():
        assert company not in now.companies or now.companies[company] in {
            company,
            subject,
        }
    if made and made[-1].verdict == "local":
        assert made[-1].subject in now.local
