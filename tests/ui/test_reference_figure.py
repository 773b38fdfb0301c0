"""Dots against a reference: order, sides, words."""

import pandas as pd
import pytest

from ui.figures import from_reference

ROWS = pd.DataFrame(
    {
        "name": ["Maatalous", "<b>Ohjelmistot</b>"],
        "quotient": [1.6, 0.58],
        "jobs": ["(5 489 työpaikkaa)", "(1 933 työpaikkaa)"],
    }
)


def test_a_value_below_the_reference_is_an_open_dot() -> None:
    figure = from_reference(ROWS, name="name", value="quotient", note="jobs")
    dots = [trace for trace in figure.data if trace.mode == "markers"]
    above, below = dots
    assert (list(above.x), list(below.x)) == ([1.6], [0.58])
    assert above.marker.color != below.marker.color
    assert below.marker.line.width > above.marker.line.width


def test_the_value_and_its_note_stand_beside_the_dot() -> None:
    figure = from_reference(ROWS, name="name", value="quotient", note="jobs")
    (words,) = [trace for trace in figure.data if trace.mode == "text"]
    assert words.text[0].strip().startswith("1,6  (5 489 työpaikkaa)")
    assert words.x[1] == pytest.approx(1)


def test_a_name_cannot_become_markup() -> None:
    figure = from_reference(ROWS, name="name", value="quotient")
    assert figure.layout.yaxis.ticktext[1].strip() == "&lt;b&gt;Ohjelmistot&lt;/b&gt;"


def test_no_rows_make_an_empty_figure() -> None:
    figure = from_reference(ROWS.head(0), name="name", value="quotient")
    assert list(figure.layout.yaxis.ticktext) == []
