"""Decentralisation on companies that can be checked by hand."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.signature import SignatureRules, signature
from tests.analysis.made import NO_LINKS, NO_NEEDS, company, skill, table

FEW = SignatureRules(minimum_companies=1)


def decentralised(
    companies: pd.DataFrame, skills: pd.DataFrame, *, rules: SignatureRules = FEW
) -> pd.DataFrame:
    tables = signature(
        companies, skills, NO_NEEDS, NO_LINKS, sub_regions={"11": 4}, rules=rules
    )
    return tables["signature_index"].set_index(["scope_kind", "scope_code"])


def test_decentralisation_is_the_mean_of_places_and_owners() -> None:
    companies = table(company("a"), company("b"), company("c", "112"))
    found = decentralised(companies, table(*(skill(key) for key in "abc")))
    # p = 2/3, 1/3 over 4 sub-regions; q = a third each against 5 owners
    places, owners = (1 - 5 / 9) / (1 - 1 / 4), (1 - 1 / 3) / (1 - 1 / 5)
    value = found["value"]["vital_function", "5"]
    assert value == pytest.approx(math.sqrt(places * owners))


def test_one_owner_or_one_place_is_not_decentralised() -> None:
    skills = table(*(skill(key) for key in "abc"))
    places = ("111", "112", "113")
    owned = [company(k, p, group_id="g") for k, p in zip("abc", places, strict=True)]
    for rows in (owned, [company(key) for key in "abc"]):
        found = decentralised(table(*rows), skills)
        assert found["value"]["vital_function", "5"] == 0


def test_capacity_counts_before_personnel_when_all_told_it_in_one_unit() -> None:
    companies = table(company("a"), company("b", "112"))
    tonnes = {"capacity_unit": "t"}
    skills = table(
        skill("a", capacity=30.0, **tonnes), skill("b", capacity=10.0, **tonnes)
    )
    found = decentralised(companies, skills)["value"]["vital_function", "5"]
    spread = 1 - (0.75**2 + 0.25**2)
    assert found == pytest.approx(math.sqrt(spread / 0.75 * min(1, spread / 0.8)))
    mixed = table(skill("a", capacity=30.0, **tonnes), skill("b", capacity=None))
    even = decentralised(companies, mixed)["value"]["vital_function", "5"]
    assert even == pytest.approx(math.sqrt(0.5 / 0.75 * 0.5 / 0.8))


def test_a_region_is_the_mean_of_its_functions_thin_ones_included() -> None:
    companies = table(company("a"), company("b", "112"), company("c"))
    skills = table(skill("a"), skill("b"), skill("c", "3"))
    found = decentralised(companies, skills)["value"]
    assert found["region", "11"] == pytest.approx(found["vital_function", "5"] / 2)


def test_what_somebody_only_could_make_is_not_there_yet() -> None:
    skills = table(skill("a"), skill("b", provision="could_make"))
    found = decentralised(table(company("a"), company("b", "112")), skills)
    assert found["company_count"]["vital_function", "5"] == 1


@pytest.mark.parametrize(
    ("companies", "reason"),
    [
        ([company("a"), company("b", "112")], "few_companies"),
        ([company(k, None) for k in "abcd"], "no_data"),
        ([*(company(k) for k in "abc"), *(company(k, None) for k in "defg")],
         "low_coverage"),
        ([company(k, region_code="20") for k in "abc"], "one_sub_region"),
    ],
)  # fmt: skip
def test_an_index_that_is_not_published_says_why(
    companies: list[dict[str, object]], reason: str
) -> None:
    skills = table(*(skill(str(row["company_id"])) for row in companies))
    found = decentralised(table(*companies), skills, rules=SignatureRules())
    row = found.loc["vital_function"].iloc[0]
    assert (row["reason"], row["is_published"]) == (reason, False)
    assert np.isnan([row["value"], row["value_low"], row["value_high"]]).all()
