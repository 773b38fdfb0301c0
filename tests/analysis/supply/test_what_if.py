"""A break is followed at both ends of what nobody told."""

import pandas as pd
import pytest

from analysis.what_if import Break, Model, effects, model_of
from analysis.what_if.example import example_tables


def model(**changed: object) -> Model:
    """Return the example with values changed: `need_n1__stock_days_low=3`."""
    needs, links, companies = example_tables()
    tables = {"need": (needs, "need_id"), "link": (links, "link_id")}
    for name, value in changed.items():
        place, column = name.split("__")
        kind, row = place.split("_", 1)
        table, key = tables[kind]
        table[column] = table[column].astype(object)
        table.loc[table[key] == row.replace("_", ":"), column] = value
    return model_of(needs, links, companies)


def first_days(found: pd.DataFrame) -> dict[str, tuple[object, object]]:
    return {
        row.company_id: (row.first_day_low, row.first_day_high)
        for row in found.itertuples()
    }


def test_stock_that_outlasts_the_break_leaves_the_company_alone() -> None:
    found = effects(model(), Break("supplier", ["s"], 5)).company
    assert found["company_id"].tolist() == ["b"]
    assert not found["is_certain"].any()


def test_a_told_stock_makes_the_day_certain() -> None:
    stock = {"stock_days_low": 3.0, "stock_days_high": 3.0, "stock_basis": "answered"}
    told = model(**{f"need_n2__{column}": value for column, value in stock.items()})
    found = effects(told, Break("supplier", ["s"], 20)).company
    # 60 per cent is missing, so three days last five
    assert first_days(found) == {"a": (7, 7), "b": (7, 7)}
    assert found.set_index("company_id").loc["b", "lost_share_high"] == 0.6


def test_an_alternative_in_time_prevents_the_stop() -> None:
    changed = {
        "alternative_count": 1,
        "switch_days_low": 2.0,
        "switch_days_high": 2.0,
        "switch_basis": "answered",
        "alternative_capacity_share_low": 1.0,
        "alternative_capacity_share_high": 1.0,
    }
    able = model(**{f"need_n1__{column}": value for column, value in changed.items()})
    assert "a" not in first_days(effects(able, Break("supplier", ["s"], 30)).company)
    # where nobody delivers the input, no alternative does
    assert "a" in first_days(effects(able, Break("input", ["hose"], 30)).company)


def test_a_delivery_whose_origin_nobody_told_may_be_hit() -> None:
    certain = effects(model(), Break("country", ["DE"], 30)).company
    possible = effects(model(), Break("country", ["SE"], 30)).company
    assert certain["is_certain"].tolist() == [True, False]
    assert first_days(possible) == {"b": (1, pd.NA)}
    told = effects(model(link_n2_2__country_code="FI"), Break("country", ["SE"], 30))
    assert told.company.empty


def test_the_origin_of_the_link_counts_and_other_goods_still_come() -> None:
    both = model(link_n2_1__country_code="SE", link_n2_2__country_code="FI")
    found = effects(both, Break("country", ["SE"], 30)).company
    assert found["lost_share_high"].tolist() == [0.6]


def test_companies_of_one_owner_stop_together() -> None:
    joined = model(link_n2_2__supplier_group_id="s")
    found = effects(joined, Break("supplier", ["s"], 30)).company
    assert found.set_index("company_id").loc["b", "lost_share_high"] == 1.0


def test_a_break_runs_on_through_a_supplier_that_was_interviewed() -> None:
    chained = model(link_n2_2__supplier_id="a", link_n2_2__supplier_group_id="a")
    found = effects(chained, Break("company", ["a"], 30)).company
    assert first_days(found)["a"] == (1, 1)
    assert found.set_index("company_id").loc["b", "lost_share_high"] == 0.4
    assert pd.isna(found.set_index("company_id").loc["a", "need_id"])


def test_staff_that_nobody_told_is_counted_apart() -> None:
    needs, links, companies = example_tables()
    companies.loc[1, "personnel_count"] = None
    found = effects(model_of(needs, links, companies), Break("input", ["hose"], 30))
    assert (found.personnel, found.untold_count) == (10.0, 1)


def test_days_and_personnel_add_up_and_a_longer_break_is_never_milder() -> None:
    lost = []
    for days in (1, 10, 40):
        found = effects(model(), Break("input", ["hose"], days))
        assert (
            found.day["still_share_low"] <= found.day["still_share_high"] + 1e-12
        ).all()
        company = found.company.set_index("company_id")["lost_days_high"]
        people = pd.Series({"a": 10.0, "b": 20.0})
        total = (company * people.reindex(company.index)).sum()
        assert found.day["still_share_high"].sum() * found.personnel == pytest.approx(
            total
        )
        lost.append(total)
    assert lost == sorted(lost)
