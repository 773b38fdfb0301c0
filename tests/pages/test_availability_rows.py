"""Rows and sentences of the page of workforce, on made-up occupations."""

from typing import Any

import pandas as pd
import pytest

from ui.workforce import availability_answer as words
from ui.workforce import availability_choice as choices
from ui.workforce import availability_figures as figures
from ui.workforce import availability_map as where
from ui.workforce import availability_rows as rows_of
from ui.workforce import availability_table as listed

INSIDE = rows_of.Asked(interviewed_count=9, is_inside=True)
OUTSIDE = rows_of.Asked(interviewed_count=9, is_inside=False)
NOBODY = rows_of.Asked(interviewed_count=0, is_inside=True)
NAMES = ("Hitsaajat", "ICT-tukijat", "Kuljettajat", "Hoitajat", "Asentajat")


def occupation(name: str, state: str, tightness: float | None, **more: Any) -> Any:
    told = {"is_named": True, "difficulty_count": 3, "answered_count": 4}
    row = {"occupation_code": name, "short_name": name, "state": state}
    return (
        row | {"tightness": tightness, "older_share": None, "year": 2023} | told | more
    )


def frame(*rows: Any) -> pd.DataFrame:
    made = pd.DataFrame(rows)
    made["tightness"] = made["tightness"].astype("float64")
    return made


def test_a_region_without_shortage_says_so() -> None:
    calm = frame(occupation("Hitsaajat", "balance", 0.6))
    assert words.answer(calm, INSIDE).startswith("Missään seuratussa ammatissa")


def test_a_mild_shortage_is_not_called_a_shortage() -> None:
    mild = frame(occupation("Hitsaajat", "mild_shortage", 1.2))
    assert "Selvää pulaa ei ole" in words.answer(mild, INSIDE)
    assert words.figures(mild)[:2] == [("0", "pula-ammattia"), ("1", "lievä pula")]


def test_no_job_seekers_is_told_apart_from_a_ratio() -> None:
    row = occupation("Hitsaajat", "no_job_seekers", None)
    told = words.answer(frame(row), INSIDE)
    assert "Työnhakijoita ei ole lainkaan: hitsaajat." in told
    assert rows_of.ratio(row | {"tightness": float("nan")}) == "ei työnhakijoita"


def test_nothing_known_is_not_an_absence_of_shortage() -> None:
    unknown = frame(occupation("Hitsaajat", "missing", None))
    assert "pulaa ei voi arvioida" in words.answer(unknown, INSIDE)
    assert words.figures(unknown) == [("1", "ammatti seurannassa")]


@pytest.mark.parametrize(
    ("age", "answered", "said"),
    [
        (0.41, 4, "koko maassa 41\N{NO-BREAK SPACE}% on täyttänyt 55 vuotta, ja"),
        (0.41, None, "koko maassa 41\N{NO-BREAK SPACE}% on täyttänyt 55 vuotta."),
        (None, 4, "Hitsaajat: vastanneista yrityksistä 3/4 pitää"),
    ],
)
def test_the_answer_says_of_the_worst_only_what_is_known(
    age: float | None, answered: int | None, said: str
) -> None:
    worst = occupation(
        "Hitsaajat", "shortage", 2.0, older_share=age, answered_count=answered
    )
    assert said in words.answer(frame(worst), INSIDE)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "hitsaajat"),
        (3, "hitsaajat, ICT-tukijat ja kuljettajat"),
        (5, "hitsaajat, ICT-tukijat, kuljettajat ja 2 muuta"),
    ],
)
def test_names_are_a_list_in_a_sentence(count: int, said: str) -> None:
    some = frame(*(occupation(name, "shortage", 2.0) for name in NAMES[:count]))
    assert words.names_of(some) == said


@pytest.mark.parametrize(
    ("state", "said"),
    [("secret", ".."), ("shortage", ".."), ("missing", "ei tiedetä")],
)
def test_a_ratio_that_is_missing_says_why(state: str, said: str) -> None:
    assert rows_of.ratio({"tightness": None, "state": state}) == said


@pytest.mark.parametrize(
    ("row", "asked", "said"),
    [
        ({}, INSIDE, "3/4"),
        ({"answered_count": 0}, INSIDE, "ei tiedetä"),
        ({"difficulty_count": None}, INSIDE, "ei tiedetä"),
        ({"difficulty_count": None}, OUTSIDE, ".."),
        ({"is_named": False}, INSIDE, "ei mainittu"),
        ({"is_named": False}, NOBODY, "ei haastatteluja"),
    ],
)
def test_what_companies_did_not_tell_is_said_in_words(
    row: dict[str, Any], asked: rows_of.Asked, said: str
) -> None:
    full = occupation("Hitsaajat", "shortage", 2.0, **row)
    assert rows_of.part(full, "difficulty_count", "answered_count", asked) == said


def test_an_occupation_of_two_sectors_is_one_row() -> None:
    critical = pd.DataFrame(
        {
            "occupation_code": ["1", "1", "2"],
            "occupation_name": ["A", "A", "B"],
            "short_name": ["A", "A", "B"],
            "supply_sector_code": ["X", "Y", "Y"],
            "supply_sector_name": ["Sektori X", "Sektori Y", "Sektori Y"],
        }
    )
    periods = pd.DataFrame(
        {
            "occupation_code": ["2"],
            "window_end": pd.to_datetime(["2026-09-01"]),
            "tightness": [1.5],
            "state": ["shortage"],
        }
    )
    both = rows_of.followed(critical, periods, "2026-09-01")
    assert both["occupation_code"].tolist() == ["2", "1"]
    assert both["state"].tolist() == ["shortage", "missing"]
    assert both["supply_sector_name"].tolist() == ["Sektori Y", "Sektori X, Sektori Y"]
    only = rows_of.followed(critical, periods, "2026-09-01", "X")
    assert only["occupation_code"].tolist() == ["1"]


def test_the_newest_twelve_months_are_offered_first() -> None:
    ends = pd.DataFrame({"window_end": pd.to_datetime(["2025-01-01", "2026-01-01"])})
    assert list(choices.windows(ends).items()) == [
        ("2026-01-01", "2/2025–1/2026"),
        ("2025-01-01", "2/2024–1/2025"),
    ]


def test_the_chosen_occupation_is_always_among_the_six_lines() -> None:
    many = frame(*(occupation(str(at), "balance", 2.0 - at / 9) for at in range(9)))
    trend = pd.DataFrame(
        {
            "occupation_code": [str(at) for at in range(9)],
            "month": pd.to_datetime("2026-09-01"),
            "month_tightness": 1.0,
            "year_tightness": 1.0,
        }
    )
    shown = figures.panels(many, trend, "8")
    assert shown["occupation_code"].tolist() == ["0", "1", "2", "3", "4", "8"]


def test_areas_of_the_map_each_say_what_is_known() -> None:
    numbers = {"vacancy_mean": 4.2, "job_seeker_mean": 2.0}
    known = {"state": "shortage", "tightness": 2.1} | numbers
    assert where.in_words(known) == "2,1 (4,2 paikkaa, 2,0 hakijaa)"
    hidden = known | {"tightness": None}
    assert where.in_words(hidden) == ".. (pula)"
    assert where.in_words(hidden | {"state": "secret"}) == ".. (salattu)"
    assert where.in_words(hidden | {"state": "missing"}) == "ei tiedetä"
    assert where.in_words(hidden | {"state": "no_job_seekers"}) == "ei työnhakijoita"


def test_classes_of_the_map_have_the_same_limits_as_their_words() -> None:
    classes = where.classes()
    assert classes.labels == ("–0,5", "0,5–1", "1–2", "2–3", "3–")
    assert [classes.index(value) for value in (0.4, 0.5, 1, 2.99, 3)] == [0, 1, 2, 3, 4]


def test_months_become_rows_and_occupations_columns() -> None:
    trend = pd.DataFrame(
        {
            "occupation_code": ["1", "1", "2", "2"],
            "short_name": ["A", "A", "B", "B"],
            "month": pd.to_datetime(["2026-08-01", "2026-09-01"] * 2),
            "year_tightness": [None, 1.0, None, 2.0],
        }
    )
    assert listed.by_month(trend).to_dict("records") == [
        {"month": "9/2026", "1": 1.0, "2": 2.0}
    ]
    headings = [column.label for column in listed.month_columns(trend)]
    assert headings == ["12 kk, viimeinen", "A", "B"]


def test_companies_difficulties_are_told_from_three_answers_and_half_up() -> None:
    told = frame(
        occupation("Half", "balance", 0.5, difficulty_count=2, answered_count=4),
        occupation("Few", "balance", 0.5, difficulty_count=2, answered_count=2),
        occupation("Rare", "balance", 0.5, difficulty_count=1, answered_count=4),
        occupation("Hidden", "balance", 0.5, difficulty_count=None),
    )
    assert listed.hard(told, "short_name") == "half (2/4)"


def test_a_map_says_when_its_division_is_not_that_of_today() -> None:
    past = [2020, None]
    codes = {"area_level": "sub_region", "region_code": "11"}
    shapes = pd.DataFrame({"membership_until": past}).assign(**codes)
    merged = pd.DataFrame({"municipality_name": ["Vanha"], "current_name": ["Uusi"]})
    choice = choices.Choice("11", "sub_region", "2020-12-31", "", {})
    drawn = "Alueet on piirretty sellaisina kuin ne olivat vuonna 2020."
    assert where.division(shapes, choice, merged) == drawn
    assert where.division(shapes[1:], choice, merged) == ""
    towns = choices.Choice("11", "municipality", "2020-12-31", "", {})
    assert where.division(shapes, towns, merged).endswith("Vanha → Uusi.")
    assert where.division(shapes, towns, merged[:0]) == ""
