"""What the chokepoints page says of rows that are easy to check by hand."""

import pandas as pd
import pytest

from ui.supply import chokepoints_answer as words
from ui.supply import chokepoints_choice as choices
from ui.supply import chokepoints_flow as flow
from ui.supply import chokepoints_index as index
from ui.supply import chokepoints_list as listed
from ui.supply.chokepoints_why import title
from ui.tables import Group, Ranked

INDUSTRIES = pd.DataFrame(
    {
        "industry_code": ["TOL2008:28", "TOL2008:10"],
        "short_name": ["Koneet", "Elintarvikkeet"],
    }
)


def needs(*rows: tuple[str, bool | None, float, float]) -> pd.DataFrame:
    columns = ["company_name", "is_essential", "gap_days_low", "gap_days_high"]
    return pd.DataFrame(rows, columns=columns).astype({"is_essential": "boolean"})


def delivery(state: str, **more: object) -> dict[str, object]:
    usual = {"input_name": "Letkut", "input_id": "letkut", "company_count": 3}
    return {**usual, "state": state, "stop_days_high": 9.0, **more}


def test_a_company_stops_for_certain_only_when_every_answer_says_so() -> None:
    told = needs(
        ("essential, gap", True, 5, 9),
        ("essential, perhaps a gap", True, 0, 9),
        ("not told whether essential", None, 5, 9),
        ("not essential", False, 5, 9),
        ("stock lasts", True, 0, 0),
    )
    assert words.stopping(told) == (1, 3)


def test_a_company_with_two_rows_stops_once() -> None:
    assert words.stopping(needs(("a", True, 5, 9), ("a", True, 7, 9))) == (1, 1)


@pytest.mark.parametrize(
    ("rows", "told", "sentence"),
    [
        ([delivery("certain")], needs(("a", True, 5, 9)), "1 yritys pysähtyy viim"),
        (
            [delivery("certain", stop_days_high=None)],
            needs(("a", True, 5, 9), ("b", None, 5, 9)),
            "1–2 yritystä pysähtyy.",
        ),
        (
            [delivery("possible")],
            needs(("a", None, 0, 9), ("b", None, 0, 9)),
            "enintään 2 yritystä pysähtyy.",
        ),
        ([delivery("certain")], needs(), "sitä tarvitsee 3 yritystä."),
        ([delivery("unknown")], needs(), "yhdestä toimituksesta tiedetään liian vähän"),
        ([delivery("no")], needs(), "Yksikään toimitus ei ole pullonkaula"),
    ],
)
def test_the_answer_says_what_is_known_and_no_more(
    rows: list[dict[str, object]], told: pd.DataFrame, sentence: str
) -> None:
    assert sentence in words.answer(pd.DataFrame(rows), told)


def test_no_delivery_at_all_is_not_called_a_safe_region() -> None:
    assert "ei löydy yhtään toimitusta" in words.answer(pd.DataFrame(), needs())


def test_where_chokepoints_are_not_shown_the_largest_country_is_told() -> None:
    flows = pd.DataFrame(
        {
            "country_name": ["Suomi", "Saksa", "Suomi", None],
            "flow_share": [0.2, 0.3, 0.25, 0.25],
        }
    )
    inputs = pd.DataFrame({"single_source_share_low": [0.5, 0.49, 1.0]})
    answer = words.origins(flow.by_country(flows), inputs)
    assert "**Suomi**, 45 % tarpeesta" in answer.replace("\N{NO-BREAK SPACE}", " ")
    assert "Syötteitä on 3, ja niistä ainakin 2" in answer


def test_flows_of_an_input_are_shares_of_it_and_name_the_industry() -> None:
    flows = pd.DataFrame(
        {
            "input_id": ["letkut", "letkut", "muu"],
            "division_code": ["TOL2008:28", "TOL2008:10", "TOL2008:28"],
            "flow_share": [0.03, 0.01, 0.5],
        }
    )
    rows = flow.of_input(flows, "letkut", INDUSTRIES)
    assert rows["flow_share"].tolist() == pytest.approx([0.75, 0.25])
    assert rows["buyer_name"].tolist() == ["Koneet", "Elintarvikkeet"]


def test_an_industry_without_both_indices_is_left_out_in_words() -> None:
    row = {"scope_kind": "division", "company_count": 4, "coverage_share": 0.7}
    told = row | {"value": 0.5, "value_low": 0.4, "value_high": 0.6}
    told |= {"is_published": True, "reason": None}
    hidden = row | {"is_published": False, "reason": "few_companies"}
    rows = index.by_industry(
        pd.DataFrame(
            [
                told | {"index_id": "SCI", "scope_code": "TOL2008:28"},
                told | {"index_id": "RER", "scope_code": "TOL2008:28"},
                told | {"index_id": "SCI", "scope_code": "TOL2008:10"},
                hidden | {"index_id": "RER", "scope_code": "TOL2008:10"},
            ]
        ),
        INDUSTRIES,
    )
    assert rows.set_index("short_name")["is_published"].to_dict() == {
        "Koneet": True,
        "Elintarvikkeet": False,
    }
    assert index.left_out(rows) == [
        "Ei julkaista, koska yrityksiä on alle kolme: Elintarvikkeet."
    ]


def test_ranks_order_inside_a_group_and_never_mix_the_groups() -> None:
    rows = pd.DataFrame(
        {
            "chokepoint_id": list("abcd"),
            "state": ["unknown", "possible", "certain", "certain"],
            "rank_best": [None, 1, 2, 1],
            "rank_worst": [None, 4, 3, 3],
            "impact_high": [None, 90, 60, 70],
            "company_count": [9, 2, 2, 2],
        }
    )
    assert listed.ordered(rows)["chokepoint_id"].tolist() == list("dcba")


@pytest.mark.parametrize(
    ("name", "state", "asked"),
    [
        ("Hydrauliikkaletkut", "certain", "Miksi hydrauliikkaletkut?"),
        ("CNC-koneen osat", "possible", "Miksi CNC-koneen osat?"),
        ("Laakerit", "no", "Miksi ei laakerit?"),
        ("X", "no", "Miksi ei x?"),
    ],
)
def test_the_panel_asks_about_an_input_in_small_letters(
    name: str, state: str, asked: str
) -> None:
    assert title(name, state) == asked


def test_a_criticality_that_nobody_told_is_not_a_high_one() -> None:
    rows = pd.DataFrame({"criticality": [5, None], "company_count": [3, 3]})
    choice = choices.Choice({"criticality": "4"}, {})
    assert choices.narrowed(rows, choice)["criticality"].tolist() == [5]


def test_a_long_group_keeps_the_chosen_delivery_in_sight() -> None:
    rows = [Ranked(row_id=str(at), name=f"Syöte {at}") for at in range(25)]
    groups = [Group(rows, title="Mahdollinen", state="possible")]
    shown, rest = listed.in_sight(groups, "24")
    assert [row.row_id for row in shown.rows] == [*map(str, range(20)), "24"]
    assert (len(rest.rows), rest.closed, rest.title) == (4, True, "Mahdollinen, loput")
    short = [Group(rows[:20], title="Varma", state="certain")]
    assert listed.in_sight(short, "3") == short
