"""A need says what was told, and leaves open what was not."""

import pytest

from tests.sql.bench import Bench, company, supply

ID = "9000000-3"


def need(bench: Bench, columns: str, *rows: dict[str, str]) -> tuple[object, ...]:
    bench.land("yritykset", company(ID))
    bench.land("syotteet", *(supply(ID, "teräs", **row) for row in rows))
    bench.build("supply_need")
    return bench.row(f"select {columns} from marts.supply_need")


def test_weeks_become_days_and_one_answer_is_a_point(bench: Bench) -> None:
    columns = "switch_days_low, switch_days_high, recovery_days_low, switch_basis"
    row = {"vaihtoaika_vk": "2", "palautumisaika_vk": "1.5"}
    assert need(bench, columns, row) == (14, 14, 10.5, "answered")


def test_rows_that_tell_different_stocks_give_an_interval(bench: Bench) -> None:
    columns = "stock_days_low, stock_days_high, stock_basis"
    rows = ({"varasto_pv": "5"}, {"varasto_pv": "20", "toimittaja": "Aho"})
    assert need(bench, columns, *rows) == (5, 20, "answered")


@pytest.mark.parametrize(("told", "basis"), [("eos", "dont_know"), (None, "missing")])
def test_dont_know_and_empty_are_unknown_for_different_reasons(
    bench: Bench, told: str, basis: str
) -> None:
    columns = "stock_days_low, stock_days_high, stock_basis"
    assert need(bench, columns, {"varasto_pv": told}) == (None, None, basis)


@pytest.mark.parametrize(
    ("told", "classes"),
    [("k", (2, 2)), ("e", (1, 1)), ("eos", (0, 2)), (None, (0, 2))],
)
def test_an_essential_input_is_of_class_two_and_an_unknown_one_of_any(
    bench: Bench, told: str, classes: tuple[int, int]
) -> None:
    columns = "input_class_low, input_class_high"
    assert need(bench, columns, {"valttamaton": told}) == classes


def test_rows_that_disagree_on_essential_are_not_known(bench: Bench) -> None:
    rows = ({"valttamaton": "k"}, {"valttamaton": "e", "toimittaja": "Aho"})
    assert need(bench, "essential", *rows) == ("dont_know",)


def test_known_and_unknown_share_make_the_whole(bench: Bench) -> None:
    rows = (
        {"osuus_pct": "50", "toimittaja": "Aho"},
        {"osuus_pct": "20"},
        {"osuus_ala": "10", "osuus_yla": "30", "toimittaja": "Bert"},
    )
    columns = "known_share, unknown_share, supplier_count"
    assert need(bench, columns, *rows) == pytest.approx((0.6, 0.4, 2))


def test_a_need_serves_the_function_that_most_capabilities_serve(
    bench: Bench,
) -> None:
    for name, function in (("a", "3"), ("b", "5"), ("c", "5"), ("d", "1")):
        skill = {"ytunnus": ID, "nimike": name, "yts_toiminto": function, "trl": "9"}
        bench.land("kyvykkyydet", skill)
    assert need(bench, "vital_function_code", {}) == ("5",)


def test_flows_add_up_to_one_and_show_what_is_not_known(bench: Bench) -> None:
    bench.land("yritykset", company(ID))
    steel = supply(ID, "teräs", toimittaja="Aho", osuus_pct="50", kriittisyys="4")
    water = supply(ID, "vesi", toimittaja="Bert", osuus_pct="100", kriittisyys="1")
    bench.land("syotteet", steel | {"maa": "SE"}, water)
    bench.build("input_flow")
    found = bench.rows(
        "select input_name, country_name_fi, flow_share, is_unknown "
        "from marts.input_flow order by flow_share, is_unknown"
    )
    assert found == [
        ("vesi", None, 0.2, False),
        ("teräs", "Ruotsi", 0.4, False),
        ("teräs", None, 0.4, True),
    ]


def test_a_supplier_that_is_the_company_itself_is_a_link_to_it(bench: Bench) -> None:
    bench.land("yritykset", company(ID, nimi="Aho Oy"))
    bench.land("syotteet", supply(ID, "vesi", toimittaja="Aho", osuus_pct="100"))
    bench.build("supply_link")
    found = bench.row("select company_id, supplier_id from marts.supply_link")
    assert found == (ID, ID)


def test_an_input_of_which_nobody_named_a_supplier_is_a_flow_of_its_own(
    bench: Bench,
) -> None:
    bench.land("yritykset", company(ID))
    gas = supply(ID, "kaasu", osuus_pct="eos", kriittisyys="1")
    water = supply(ID, "vesi", toimittaja="Bert", osuus_pct="100", kriittisyys="3")
    bench.land("syotteet", gas, water)
    bench.build("input_flow")
    found = bench.rows(
        "select input_name, flow_share, is_unknown from marts.input_flow order by 1"
    )
    assert found == [("kaasu", 0.25, True), ("vesi", 0.75, False)]
