"""Readiness for tenders and the order of interviews: unknowns and hand-checked sums."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.interviewing import interview_gain
from analysis.tendering import (
    CONDITIONS,
    conditions,
    shared_digits,
    shared_words,
    tender_readiness,
)

ANSWER = st.sampled_from([True, False, None])


@settings(max_examples=20)
@given(st.lists(st.tuples(*[ANSWER] * len(CONDITIONS)), min_size=1, max_size=4))
def test_readiness_lies_between_its_ends_and_counts_what_is_known(
    answers: list[tuple[bool | None, ...]],
) -> None:
    rows = pd.DataFrame(answers, columns=list(CONDITIONS), dtype=object)
    states = conditions(rows.assign(company_id="a"))
    for place, state in enumerate(states["state"]):
        told = {answer[place] for answer in answers}
        expected = "met" if True in told else "unknown" if None in told else "missing"
        assert state == expected
    found = tender_readiness(states).iloc[0]
    if found["known_count"]:
        assert found["readiness_low"] <= found["readiness_share"]
        assert found["readiness_share"] <= found["readiness_high"]
    else:
        assert np.isnan(found["readiness_share"])


def test_nobody_asked_gives_no_readiness() -> None:
    rows = pd.DataFrame(columns=["company_id", *CONDITIONS])
    assert tender_readiness(conditions(rows)).empty


def test_a_gap_that_nobody_has_told_of_cannot_be_expected() -> None:
    nobody = pd.DataFrame(columns=["company_id", "capability_id"])
    asked = pd.DataFrame({"company_id": ["a"], "industry_code": ["25"]})
    gaps = pd.DataFrame({"capability_id": ["weld"], "weight": [1.0]})
    candidates = pd.DataFrame({"company_id": ["x"], "industry_code": ["25"]})
    assert interview_gain(candidates, nobody, asked, gaps).empty


def test_a_company_of_unknown_industry_is_expected_the_average() -> None:
    asked = pd.DataFrame({"company_id": list("abcd"), "industry_code": ["25"] * 4})
    told = pd.DataFrame({"company_id": ["a", "a"], "capability_id": ["weld", "weld"]})
    gaps = pd.DataFrame({"capability_id": ["weld"], "weight": [0.5]})
    candidates = pd.DataFrame({"company_id": ["x"], "industry_code": [None]})
    gain = interview_gain(candidates, told, asked, gaps)["gain"]
    assert gain.tolist() == pytest.approx([0.5 * 0.25])


def test_codes_part_where_the_narrower_one_ends() -> None:
    assert shared_digits("50600000-1", "50610000-4") == 3
    assert shared_digits("50610000", "50610000") == 4
    assert shared_digits("50600000", "50000000") == 0
    assert shared_digits(None, "50600000") == 0


def test_a_word_in_another_form_is_found_and_a_common_one_is_not() -> None:
    assert shared_words("Työkoneiden huolto", "Työkone") == ("Työkoneiden",)
    assert shared_words("Pumppujen hankinta", "Hankintapalvelut") == ()
