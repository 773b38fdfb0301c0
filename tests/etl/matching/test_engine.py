"""Candidates for a name: what is found, in which order, and what is left to people."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.matching import normalised
from etl.matching.engine import (
    PRESELECTED,
    Candidate,
    Known,
    Pool,
    Query,
    candidates,
    similarity,
)


def known(
    company_id: str, name: str, place: str = "297", *, near: bool = True
) -> Known:
    key = normalised(name)
    return Known(company_id, key.core, key.form, key.loose, place, is_near=near)


POOL = Pool.of(
    [
        known("1", "Kivimäen Konepaja Oy"),
        known("2", "Kivimäen Konepaja Ky", "420"),
        known("3", "Pohjois-Savon Konepajatekniikka Oy"),
        known("4", "Lehtolan Laiva Oy"),
        known("5", "Turun Tiivisteteollisuus Oy", "853", near=False),
        known("6", "Maijan Mylly Oy"),
        known("6", "Entinen Viljamylly Oy"),
    ]
)


def found(name: str, place: str = "297") -> list[Candidate]:
    return candidates([Query("q", name, place)], POOL)["q"]


@pytest.mark.parametrize(
    ("written", "company_id"),
    [
        ("kivimäen konepaja", "1"),
        ("Kivimaen Konepaja Oy", "1"),
        ("Konepaja Kivimäen Oy", "1"),
        ("Kivimäne Konepja Oy", "1"),
        ("Pohjois-Savon Konepajate", "3"),
        ("Turun Tiivisteteolisuus", "5"),
        ("Entinen Viljamylly", "6"),
    ],
)
def test_a_damaged_name_finds_its_company_first(written: str, company_id: str) -> None:
    assert found(written)[0].company_id == company_id


def test_form_and_place_decide_between_equal_names() -> None:
    assert found("Kivimäen Konepaja Ky", "420")[0].company_id == "2"
    best = found("Kivimäen Konepaja Oy")[0]
    assert (best.is_same_form, best.is_same_municipality, best.score) == (
        True,
        True,
        100,
    )


def test_the_postal_code_decides_before_the_municipality() -> None:
    names = [known("1", "Virtasen Sorvi Oy"), known("2", "Virtasen Sorvi Oy", "420")]
    pool = Pool.of([names[0], replace(names[1], post_code="78200")])
    asked = Query("q", "Virtasen Sorvi Oy", "297", "78200")
    first, second = candidates([asked], pool)["q"]
    assert (first.company_id, first.is_same_post_code) == ("2", True)
    assert (second.is_same_municipality, second.is_same_post_code) == (True, False)


def test_a_name_cut_short_finds_what_begins_so() -> None:
    long = "Pohjois-Savon Konepajatekniikka Oy"
    pool = Pool.of([known("1", "Aivan Muu Oy"), known("2", long, near=False)])
    (one,) = candidates([Query("q", long[:24])], pool)["q"]
    assert (one.company_id, one.score) == ("2", 98)


def test_a_company_with_two_names_is_one_candidate() -> None:
    ids = [one.company_id for one in found("Entinen Mylly")]
    assert ids.count("6") == 1


def test_a_name_like_nothing_has_no_candidates() -> None:
    assert found("Zzz Qqq") == []
    assert found("") == []


def test_a_company_is_no_candidate_of_itself() -> None:
    pool = Pool.of([known("q", "Kivimäen Konepaja Oy")])
    assert candidates([Query("q", "Kivimäen Konepaja Oy")], pool)["q"] == []


def test_only_a_very_like_name_is_preselected() -> None:
    assert found("Kivimäen Konepaja")[0].is_preselected
    unlike = [one for one in found("Kivimäki Konehuolto") if one.score < PRESELECTED]
    assert unlike
    assert not any(one.is_preselected for one in unlike)


def test_the_country_is_looked_at_only_when_the_region_has_nothing_like_it() -> None:
    asked = [Query("q", "Turun Tiivisteteollisuus")]
    assert candidates(asked, POOL, near_only=True)["q"][0].score == 100
    asked = [Query("q", "Turun Tiivisteteolisuus")]
    assert candidates(asked, POOL, near_only=True)["q"] == []


WORDS = st.text("abcdeäö ", max_size=20)


@given(WORDS, WORDS)
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 100


@given(
    st.lists(st.sampled_from(["kone", "paja", "savo", "maito", "mylly"]), min_size=1)
)
def test_likeness_does_not_hang_on_the_order_of_words(words: list[str]) -> None:
    assert similarity(" ".join(words), " ".join(reversed(words))) == 100
