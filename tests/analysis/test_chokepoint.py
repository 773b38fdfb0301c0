"""Chokepoints: gates, states, score and ranks, checked by hand."""

import numpy as np
import pandas as pd
import pytest

from analysis.chokepoint import COLUMNS, ChokepointRules, chokepoints
from tests.analysis.made import NO_LINKS, NO_NEEDS, STOCK_UNKNOWN, link, need, table


def found(needs: pd.DataFrame, links: pd.DataFrame, **more: object) -> pd.DataFrame:
    return chokepoints(needs, links, **more)["chokepoint"]  # type: ignore[arg-type]


def only(needs: pd.DataFrame, links: pd.DataFrame, **more: object) -> pd.Series:
    rows = found(needs, links, **more)
    assert len(rows) == 1
    return rows.iloc[0]


def test_one_supplier_without_alternative_or_stock_is_certain() -> None:
    row = only(table(need("a")), table(link("a", "s")))
    assert row["state"] == "certain"
    assert (row["rank_best"], row["rank_worst"]) == (1, 1)
    assert (row["stop_days_low"], row["stop_days_high"]) == (10, 10)


def test_score_is_the_geometric_mean_of_its_five_parts() -> None:
    tables = chokepoints(table(need("a")), table(link("a", "s")))
    part = tables["chokepoint_part"].set_index("part")["low"]
    # gap 50 x 0.7 - 10 = 25 days; everybody stops; function weight 3 of 5
    by_hand = [100, 100, 100 * 25 / 55, 100 / 1.05, 60]
    assert part.tolist() == pytest.approx(by_hand)
    score = float(np.prod(by_hand)) ** (1 / 5)
    assert tables["chokepoint"]["impact_low"][0] == pytest.approx(score)


def test_leaving_a_part_out_gives_the_mean_of_the_others() -> None:
    tables = chokepoints(table(need("a")), table(link("a", "s")))
    part = tables["chokepoint_part"].set_index("part")
    without = np.prod(part["low"].drop("vital_function")) ** (1 / 4)
    assert part["impact_low_without"]["vital_function"] == pytest.approx(without)


def test_a_stock_that_outlasts_the_break_is_no_chokepoint() -> None:
    stocked = need("a", stock_days_low=70.0, stock_days_high=70.0)
    row = only(table(stocked), table(link("a", "s")))
    assert (row["state"], row["impact_high"]) == ("no", 0)
    assert np.isnan(row["rank_best"])


def test_an_unknown_stock_makes_it_possible() -> None:
    unknown = need("a", **STOCK_UNKNOWN, stock_basis="dont_know")
    row = only(table(unknown), table(link("a", "s")))
    assert row["state"] == "possible"
    assert row["coverage_share"] == 1.0
    assert np.isnan(row["stop_days_high"])


def test_too_few_questions_asked_is_unknown_and_has_no_number() -> None:
    empty = need(
        "a", **STOCK_UNKNOWN, stock_basis="missing", recovery_days_low=None,
        recovery_days_high=None, recovery_basis="missing", alternative_count=None,
    )  # fmt: skip
    row = only(table(empty), table(link("a", "s")))
    assert row["state"] == "unknown"
    assert row["coverage_share"] == pytest.approx(2 / 7)
    assert np.isnan(row["impact_low"])
    assert np.isnan(row["rank_worst"])


def test_an_input_for_which_nobody_was_named_is_unknown() -> None:
    row = only(table(need("a")), table(link("a", "?", share_basis="dont_know")))
    assert row["state"] == "unknown"
    assert row["supplier_id"] is None
    missing = chokepoints(
        table(need("a")), table(link("a", "?", share_basis="dont_know"))
    )["missing_answer"]
    assert missing["field_id"].tolist() == ["toimittaja"]


def test_a_need_that_does_not_stop_the_company_is_no_chokepoint() -> None:
    slowing = need("a", essential="no", input_class_low=1, input_class_high=1)
    assert only(table(slowing), table(link("a", "s")))["state"] == "no"


def test_not_knowing_whether_it_stops_makes_it_possible() -> None:
    unsure = need("a", essential="dont_know", input_class_low=0, input_class_high=2)
    assert only(table(unsure), table(link("a", "s")))["state"] == "possible"


def test_an_alternative_before_the_stock_ends_is_a_way_round() -> None:
    other = need(
        "a", alternative_count=1, switch_days_low=5, switch_days_high=5,
        switch_basis="answered", alternative_capacity_share_low=1,
        alternative_capacity_share_high=1,
    )  # fmt: skip
    tables = chokepoints(table(other), table(link("a", "s")))
    state = tables["chokepoint_gate"].set_index("gate")["state"]
    assert state.tolist() == ["certain", "no", "no"]


def test_suppliers_of_one_owner_are_one_object() -> None:
    links = table(
        link("a", "s", supplier_group_id="g", share_low=0.5, share_high=0.5),
        link("a", "t", supplier_group_id="g", share_low=0.5, share_high=0.5),
    )
    row = only(table(need("a")), links)
    assert row["state"] == "certain"
    assert (row["supplier_count_low"], row["supplier_count_high"]) == (1, 2)


def test_what_a_company_supplies_to_itself_is_never_taken_away() -> None:
    links = table(
        link("a", "a", share_low=0.7, share_high=0.7),
        link("a", "s", share_low=0.3, share_high=0.3),
    )
    tables = chokepoints(table(need("a")), links)
    assert tables["chokepoint"]["supplier_id"].tolist() == ["s"]
    assert tables["chokepoint_need"]["share_high"].tolist() == pytest.approx([0.3])
    assert len(found(table(need("a")), table(link("a", "a")))) == 0


def test_an_interviewed_company_can_be_somebody_elses_chokepoint() -> None:
    needs = table(need("a"), need("b"))
    links = table(link("a", "b"), link("b", "s"))
    rows = found(needs, links).set_index("supplier_id")
    assert rows["state"].to_dict() == {"b": "certain", "s": "certain"}


def test_the_unnamed_remainder_may_be_the_same_supplier() -> None:
    links = table(
        link("a", "s", share_low=0.6, share_high=0.6),
        link("a", "?", share_low=0.4, share_high=0.4, share_basis="missing"),
    )
    tables = chokepoints(table(need("a")), links)
    row = tables["chokepoint_need"].iloc[0]
    assert (row["share_low"], row["share_high"]) == pytest.approx((0.6, 1.0))
    assert tables["chokepoint"]["supplier_count_high"][0] == 2


def test_shares_told_to_140_percent_are_scaled_to_the_whole() -> None:
    links = table(
        link("a", "s", share_low=0.7, share_high=0.7),
        link("a", "t", share_low=0.7, share_high=0.7),
    )
    shares = chokepoints(table(need("a")), links)["chokepoint_need"]
    assert shares["share_high"].tolist() == pytest.approx([0.5, 0.5])


def test_ranks_are_ranges_where_intervals_overlap() -> None:
    sure = need("a", input_id="hose")
    unsure = need("b", input_id="pump", **STOCK_UNKNOWN, stock_basis="dont_know")
    links = table(link("a", "s"), link("b", "t", input_id="pump"))
    rows = found(table(sure, unsure), links).set_index("input_id")
    assert rows["rank_best"].to_dict() == {"hose": 1, "pump": 1}
    assert rows["rank_worst"].to_dict() == {"hose": 2, "pump": 2}


def test_regions_are_ranked_apart() -> None:
    needs = table(need("a"), need("b", region_code="01"))
    rows = found(needs, table(link("a", "s"), link("b", "s")))
    assert rows["chokepoint_id"].nunique() == 2
    assert rows["rank_worst"].tolist() == [1, 1]


def test_a_country_takes_every_input_that_comes_from_it() -> None:
    needs = table(need("a"), need("a", input_id="pump"))
    links = table(link("a", "s"), link("a", "t", input_id="pump"))
    row = only(needs, links, kinds=("country",))
    assert (row["country_code"], row["company_count"]) == ("SE", 1)
    assert row["input_id"] is None


def test_an_input_is_taken_from_everybody_at_once() -> None:
    links = table(
        link("a", "s", share_low=0.0, share_high=1.0),
        link("a", "t", share_low=0.0, share_high=1.0),
    )
    shares = chokepoints(table(need("a")), links, kinds=("input",))["chokepoint_need"]
    assert (shares["share_low"][0], shares["share_high"][0]) == (1.0, 1.0)


def test_a_small_reach_does_not_matter_unless_the_function_is_weighty() -> None:
    needs = table(
        need("a", personnel_count=1), need("b", personnel_count=999, input_id="pump",
                                           vital_function_code="1"),
    )  # fmt: skip
    links = table(link("a", "s"), link("b", "t", input_id="pump"))
    assert found(needs, links).set_index("supplier_id")["state"]["s"] == "no"
    weighty = ChokepointRules(function_weights={"5": 4})
    heavy = found(needs, links, rules=weighty).set_index("supplier_id")
    assert heavy["state"]["s"] == "certain"


def test_a_cascade_can_replace_the_direct_reach() -> None:
    needs, links = table(need("a")), table(link("a", "s"))
    key = found(needs, links)["chokepoint_id"]
    reach = pd.DataFrame(
        {"chokepoint_id": key, "reach_low": [0.0], "reach_high": [0.001]}
    )
    assert only(needs, links, reach=reach)["state"] == "no"


def test_interviewed_personnel_of_the_region_is_the_whole_when_given() -> None:
    needs, links = table(need("a")), table(link("a", "s"))
    gate = chokepoints(needs, links, region_personnel={"11": 40.0})["chokepoint_gate"]
    assert gate.set_index("gate")["low"]["matters"] == pytest.approx(0.25)


def test_no_answers_give_empty_tables_with_all_columns() -> None:
    for name, rows in chokepoints(NO_NEEDS, NO_LINKS).items():
        assert len(rows) == 0
        assert list(rows) == list(COLUMNS[name])


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="`kind` must be one of"):
        chokepoints(NO_NEEDS, NO_LINKS, kinds=("weather",))
