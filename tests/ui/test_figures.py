"""Figures draw what is known, name what is not, and never more than can be read."""

import pandas as pd
import pytest

from ui import figures
from ui.figures import names, style, swarm
from ui.figures.example import recovery_days


def texts(figure: object) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def rates() -> pd.DataFrame:
    columns = ["name", "value", "low", "high"]
    rows = [("Hitsaajat", 2.1, 1.8, 3.0), ("<b>X</b>", 0.5, 0.4, 0.7)]
    return pd.DataFrame([*rows, ("Ei vastauksia", None, None, None)], columns=columns)


def test_a_rate_over_the_limit_is_a_diamond_and_an_unknown_one_is_words() -> None:
    figure = figures.dot_range(
        rates(), name="name", value="value", low="low", high="high", limit=1.0
    )
    symbols = [x.marker.symbol for x in figure.data if x.mode == "markers"]
    assert symbols == ["diamond", "circle"]
    assert "ei tiedetä" in texts(figure)
    assert figure.layout.yaxis.ticktext[1].startswith("&lt;b&gt;")


def test_rows_stay_in_their_order_with_the_first_on_top() -> None:
    figure = figures.dot_range(
        rates(), name="name", value="value", low="low", high="high"
    )
    low, high = figure.layout.yaxis.range
    assert low > high
    assert figure.layout.yaxis.tickvals == (0, 1, 2)


def test_figures_of_empty_rows_are_empty_and_no_error() -> None:
    none = rates().iloc[:0]
    assert not figures.dot_range(
        none, name="name", value="value", low="low", high="high"
    ).data
    assert not figures.small_multiples(
        none, name="name", period="low", value="value"
    ).data
    assert not figures.beeswarm(none, group="name", value="value").data


def test_fewer_companies_than_the_threshold_are_named_but_not_drawn() -> None:
    rows = pd.DataFrame({"g": ["A"] * 4 + ["B"] * 2, "v": [1, 2, 3, 4, 5, 6]})
    figure = figures.beeswarm(rows, group="g", value="v", least=3)
    drawn = [x for x in figure.data if x.mode == "markers"]
    assert len(drawn) == 1
    assert len(drawn[0].x) == 4
    assert figure.layout.yaxis.ticktext[1].startswith("B")


def test_equal_values_stand_beside_each_other() -> None:
    spots = swarm.places([2.0, 2.0, 2.0, 9.0], bin_width=1.0)
    assert len(set(spots)) == 4


def test_a_flow_of_unknown_origin_is_grey_and_small_ones_are_lumped() -> None:
    rows = pd.DataFrame(
        {
            "country": [None, *[f"Maa {n}" for n in range(9)]],
            "supplier": ["S"] * 10,
            "share": [5.0, *range(9, 0, -1)],
            "is_unknown": [True] + [False] * 9,
        }
    )
    figure = figures.flow(rows, steps=("country", "supplier"), weight="share")
    labels = list(figure.data[0].node.label)
    assert len(labels) <= 12
    assert {"ei tiedetä", "muut"} <= set(labels)
    colours = dict(zip(labels, figure.data[0].node.color, strict=True))
    assert colours["ei tiedetä"] == "#6A757C"
    assert sum(figure.data[0].link.value) == pytest.approx(rows["share"].sum())


def test_every_figure_speaks_finnish_numbers_and_has_no_ground_of_its_own() -> None:
    for theme in ("light", "dark"):
        layout = style.template(theme).layout
        assert layout.separators == ",\N{NO-BREAK SPACE}"
        assert layout.paper_bgcolor == "rgba(0,0,0,0)"


def test_a_name_moves_off_the_dot_of_another() -> None:
    crosses = [(0.2, 0.4, 0.1, 0.3, 0.3, 0.5), (0.3, 0.43, 0.2, 0.4, 0.4, 0.5)]
    first, second = names.beside(crosses, [12, 12])
    assert first != second


def test_the_example_on_the_reading_page_is_made_of_whole_days() -> None:
    rows = recovery_days()
    assert list(rows.columns) == ["industry", "days"]
    assert rows.groupby("industry").size().to_dict()["Metsä"] == 14
