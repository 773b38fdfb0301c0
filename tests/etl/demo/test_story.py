"""The story of the example data: what it promises is in its rows."""

from collections import Counter

import pytest
from stdnum.fi import ytunnus

from etl.demo import answers, programme, supply, workforce
from etl.demo.places import confirmed_places
from etl.demo.story import (
    ROUNDS,
    Company,
    centres,
    companies,
    interviewed,
    municipalities,
    suppliers,
)

OWN_REGION = "11"
REAL_FORMS = ("Oy", "Ky", "Osuuskunta")


def newest() -> list[tuple[Company, str]]:
    return [(one, one.rounds[-1]) for one in companies() if one.rounds]


def in_own_region(one: Company) -> bool:
    place = municipalities().get(one.municipality_code)
    return place is not None and place["region_code"] == OWN_REGION


def newest_links() -> list[dict[str, object]]:
    return [row for answer in newest() for row in supply.supply_rows(*answer)]


def capabilities_of_region() -> Counter[str]:
    return Counter(
        name
        for one, _ in newest()
        if in_own_region(one)
        for name in answers.told_capabilities(one)
    )


def test_business_ids_are_valid_and_above_the_issued_range() -> None:
    ids = [one.business_id for one in companies()]
    ids += [one.business_id for one in suppliers().values() if one.business_id]
    assert all(one.startswith("9") and ytunnus.is_valid(one) for one in ids)
    assert len({one.business_id for one in companies()}) == len(companies())


def test_counts_of_companies_and_interviews_are_those_of_the_story() -> None:
    assert len(companies()) == 120
    assert sum(in_own_region(one) for one in companies()) == 80
    assert len(newest()) == 74
    places = municipalities()
    known = [one.municipality_code for one, _round in newest() if one.municipality_code]
    beside = Counter(places[code]["region_code"] for code in known)
    assert [beside[code] for code in ("09", "10", "12", "18")] == [1, 6, 7, 5]
    assert len(set(interviewed(ROUNDS[0])) & set(interviewed(ROUNDS[1]))) == 14
    assert sum(not one.municipality_code for one in companies()) == 5


def test_about_eight_hundred_links_over_about_forty_inputs_are_in_use() -> None:
    links = newest_links()
    assert 700 <= len(links) <= 800
    assert 40 <= len({row["syote"] for row in links}) <= 50


def test_no_name_is_a_place_and_a_company_form() -> None:
    places = {one["name"] for one in municipalities().values()}
    names = [one.name for one in [*companies(), *suppliers().values()]]
    for name in names:
        words = name.replace("-", " ").split()
        assert not places & set(words), name
        assert not any(word.startswith(tuple(places)) for word in words), name
    assert all(one.name.split()[-1] in REAL_FORMS for one in companies())
    assert len({one.name for one in companies()}) == len(companies())


@pytest.mark.parametrize(
    ("name", "buyers", "supplier"),
    [
        ("Hydrauliikkaletkut", 9, "Luftschloss Schläuche GmbH"),
        ("Kaukolämmön pumput", 7, "Virtahepo Pumput Oy"),
    ],
)
def test_certain_chokepoint_has_one_supplier_and_too_little_stock(
    name: str, buyers: int, supplier: str
) -> None:
    links = [row for row in newest_links() if row["syote"] == name]
    assert len({row["ytunnus"] for row in links}) == len(links) == buyers
    assert {row["toimittaja"] for row in links} == {supplier}
    for row in links:
        # even when the supplier is back a third sooner than it thinks
        assert float(row["palautumisaika_vk"]) * 7 * 0.7 > float(row["varasto_pv"])
        assert float(row["vaihtoaika_vk"]) * 7 * 0.7 > float(row["varasto_pv"])


def test_nobody_names_the_supplier_of_hospital_gases() -> None:
    links = [row for row in newest_links() if row["syote"] == "Sairaalakaasut"]
    assert len(links) == 4
    assert not any(row.get("toimittaja") for row in links)


def test_possible_chokepoints_lack_an_answer_that_would_decide() -> None:
    possible = [one for one in supply.inputs().values() if one["kind"] == "possible"]
    assert len(possible) == 4
    for one in possible:
        links = [row for row in newest_links() if row["syote"] == one["name"]]
        assert any(row["varasto_pv"] in (None, "eos") for row in links)


def test_usual_inputs_have_stock_until_the_supplier_is_back() -> None:
    usual = {name for name, one in supply.inputs().items() if one["kind"] == "none"}
    for row in newest_links():
        if row["syote"] in usual:
            # even when the supplier is back a third later than it thinks
            recovery_days = float(row["palautumisaika_vk"]) * 7 * 1.3
            assert float(row["varasto_pv"]) >= recovery_days, row


def test_shares_of_an_input_are_at_most_the_whole() -> None:
    total: Counter[tuple[object, object]] = Counter()
    for row in newest_links():
        share = row.get("osuus_pct")
        total[row["ytunnus"], row["syote"]] += share if isinstance(share, int) else 0
    assert max(total.values()) <= 100


def test_heavy_repair_is_deep_and_five_places_have_one_company() -> None:
    places = Counter(
        one.municipality_code
        for one, _ in newest()
        if in_own_region(one) and answers.HEAVY_REPAIR in answers.told_capabilities(one)
    )
    assert places.total() == 28
    assert len(places) == 11
    assert sorted(places.values())[:6] == [1, 1, 1, 1, 1, 2]


def test_one_company_of_the_region_counters_drones() -> None:
    assert capabilities_of_region()["Droonien torjunta"] == 1


def test_one_vital_function_has_no_capability_in_the_region() -> None:
    functions = {
        function
        for name in capabilities_of_region()
        for function in answers.capabilities()[name]["functions"].split()
    }
    assert functions == {"1", "3", "4", "5", "6", "7"}


def test_some_municipalities_have_companies_and_no_interview() -> None:
    own = [one for one in companies() if in_own_region(one)]
    asked = {one.municipality_code for one in own if one.rounds}
    assert len({one.municipality_code for one in own} - asked) == 4


def test_company_of_two_rounds_changes_answers_and_not_inputs() -> None:
    both = [one for one in companies() if len(one.rounds) == 2]
    for one in both:
        first, second = (supply.supply_rows(one, name) for name in ROUNDS)
        assert {row["syote"] for row in first} == {row["syote"] for row in second}
        assert first != second


def test_confirmed_places_are_near_their_municipality() -> None:
    by_id = {one.business_id: one for one in companies()}
    places = confirmed_places()
    assert 50 <= len(places) <= 70
    for company_id, (latitude, longitude) in places.items():
        centre = centres()[by_id[company_id].municipality_code]
        assert abs(latitude - centre[0]) < 0.12
        assert abs(longitude - centre[1]) < 0.27


def test_every_sheet_has_rows() -> None:
    rows = [
        *programme.goal_rows(), *programme.indicator_rows(), *programme.value_rows(),
    ]  # fmt: skip
    assert len(rows) == 12 + 8 + 96
    for make in (
        answers.infrastructure_rows,
        programme.stream_rows,
        programme.research_rows,
        workforce.workforce_rows,
    ):
        assert sum(len(make(*answer)) for answer in newest()) > 10, make.__name__
