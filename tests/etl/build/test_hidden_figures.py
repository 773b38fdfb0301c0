"""What leaves the house cannot be worked out from what else leaves it."""

import pandas as pd
import pytest

from etl.computed.shared import hidden_figure
from etl.computed.shared.hidden_figure import FIGURES, RULE, compute
from etl.errors import Refused

COLUMNS = [
    *hidden_figure.KEYS,
    "figure",
    "company_count",
    "largest_part",
    "second_part",
]

LIMITS = {"minimum_count": 3, "largest_share": 0.75, "closeness": 0.1}


def counts(*rows: tuple[str, str, str, str, int]) -> dict[str, pd.DataFrame]:
    """Counts of companies as the three figure marts hold them."""
    made = [
        (*row[:4], "11", float(row[4]), row[4], 1.0, float(min(row[4] - 1, 1)))
        for row in rows
    ]
    frames = dict.fromkeys(FIGURES, pd.DataFrame([], columns=COLUMNS))
    frames[RULE] = pd.DataFrame([LIMITS])
    return frames | {FIGURES[0]: pd.DataFrame(made, columns=COLUMNS)}


def hidden(inputs: dict[str, pd.DataFrame]) -> set[str]:
    return set(compute(inputs)["hidden_figure"]["municipality_code"])


def test_a_second_place_goes_with_the_one_that_the_total_gives_away() -> None:
    places = {"297": 9, "140": 2, "915": 4, "": 15}
    rows = [("interviewed", "", "", code, count) for code, count in places.items()]
    assert hidden(counts(*rows)) == {"140", "915"}


def test_companies_without_a_place_hide_a_municipality_already() -> None:
    places = {"297": 9, "140": 2, "unknown": 4, "": 15}
    rows = [("interviewed", "", "", code, count) for code, count in places.items()]
    assert hidden(counts(*rows)) == {"140", "unknown"}


def test_a_region_with_enough_companies_everywhere_hides_nothing() -> None:
    places = {"297": 9, "140": 3, "915": 4, "": 16}
    rows = [("interviewed", "", "", code, count) for code, count in places.items()]
    assert hidden(counts(*rows)) == set()


def test_functions_are_hidden_with_the_sum_over_them() -> None:
    rows = [
        ("makes", "welding", code, "297", count)
        for code, count in {"3": 2, "5": 6, "6": 8, "": 16}.items()
    ]
    found = compute(counts(*rows))["hidden_figure"]
    assert set(found["vital_function_code"]) == {"3", "5"}


def test_a_dominated_sum_is_hidden_though_many_stand_behind_it() -> None:
    inputs = counts()
    row = ("personnel", "", "", "", "11", 100.0, 8, 80.0, 5.0)
    inputs[FIGURES[0]] = pd.DataFrame([row], columns=COLUMNS)
    assert list(compute(inputs)["hidden_figure"]["measure"]) == ["personnel"]


def test_a_stricter_limit_hides_more() -> None:
    places = {"297": 9, "140": 4, "915": 4, "": 17}
    rows = [("interviewed", "", "", code, count) for code, count in places.items()]
    assert hidden(counts(*rows)) == set()
    strict = counts(*rows) | {RULE: pd.DataFrame([LIMITS | {"minimum_count": 5}])}
    assert hidden(strict) == {"140", "915"}


def test_three_places_of_one_company_each_hide_their_total_too() -> None:
    places = {"297": 1, "140": 1, "915": 1, "": 3}
    rows = [("interviewed", "", "", code, count) for code, count in places.items()]
    assert hidden(counts(*rows)) == set(places)


def test_an_industry_of_few_hides_no_region_whose_other_industries_are_few() -> None:
    codes = {"C": 2, "D": 2, "F": 2, "": 6}
    rows = [("interviewed", code, "", "", count) for code, count in codes.items()]
    found = compute(counts(*rows))["hidden_figure"]
    assert set(found["subject_code"]) == {"C", "D", "F"}


def test_staff_of_the_one_that_did_not_answer_is_not_left_over() -> None:
    inputs = counts()
    told = [("occupation_personnel", 100.0, 4, 40.0, 30.0)]
    told += [("occupation_asked", 90.0, 3, 35.0, 30.0)]
    told += [("occupation_unasked", 10.0, 1, 10.0, 0.0)]
    rows = [(name, "7212", "", "", "11", *rest) for name, *rest in told]
    inputs[FIGURES[0]] = pd.DataFrame(rows, columns=COLUMNS)
    found = set(compute(inputs)["hidden_figure"]["measure"])
    assert "occupation_unasked" in found
    assert found & {"occupation_personnel", "occupation_asked"}


def test_a_figure_that_could_be_worked_out_stops_the_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    places = {"297": 9, "140": 2, "915": 4, "": 15}
    rows = [("interviewed", "", "", code, count) for code, count in places.items()]
    monkeypatch.setattr(hidden_figure, "suppress", lambda cells: cells.sensitive)
    with pytest.raises(Refused) as refusal:
        compute(counts(*rows))
    assert "11" in refusal.value.render("fi")
