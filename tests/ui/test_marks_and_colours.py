"""Colour never speaks alone: every state has its own shape, and words are readable."""

import re
import tomllib

import pytest

from etl.settings import PROJECT
from ui.drawing import bars, colours, legend, marks

TEXTS = {
    "ink": colours.INK,
    "muted": colours.MUTED,
    "link": colours.LINK,
    "accent": colours.ACCENT,
}


def contrast(one: str, other: str) -> float:
    light, dark = sorted(map(colours.luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def shape(svg: str) -> str:
    return re.sub(r"#[0-9A-Fa-f]{6}", "colour", svg)


def test_every_state_has_a_mark_a_word_and_a_colour() -> None:
    assert set(marks.WORDS) == set(colours.STATES)
    for state in marks.WORDS:
        assert marks.state_svg(state).startswith("<svg")


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_no_two_states_have_the_same_shape(ground: str) -> None:
    shapes = [shape(marks.state_svg(state, ground=ground)) for state in marks.WORDS]
    assert len(set(shapes)) == len(shapes)


def test_no_two_symbols_of_the_map_have_the_same_shape() -> None:
    drawn = [
        shape(marks.symbol_svg(form, fill))
        for form in ("disc", "diamond")
        for fill in ("full", "ring", "dashed")
    ]
    assert len(set(drawn)) == len(drawn)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("ground", [colours.GROUND, colours.PANEL])
def test_texts_are_readable_on_ground_and_panel(
    name: str, ground: colours.Tone
) -> None:
    for theme in ("light", "dark"):
        assert contrast(TEXTS[name].on(theme), ground.on(theme)) >= 4.5


@pytest.mark.parametrize("state", colours.STATES)
def test_marks_stand_out_from_the_ground(state: str) -> None:
    tone = colours.STATES[state]
    for theme in ("light", "dark"):
        assert contrast(tone.on(theme), colours.GROUND.on(theme)) >= 4.0


@pytest.mark.parametrize("scale", colours.SCALES)
def test_a_label_on_a_class_is_readable(scale: str) -> None:
    for fill in colours.SCALES[scale]:
        assert contrast(colours.text_on(fill), fill) >= 4.5


def test_hatch_and_dots_differ_from_each_other_without_colour() -> None:
    assert shape(legend.hatch_svg()) != shape(legend.dots_svg())


def test_an_unknown_bar_is_dashed_and_an_exact_one_has_no_stripes_showing() -> None:
    assert "stroke-dasharray" in bars.interval_svg(None, None)
    exact = bars.interval_svg(55, 55, width=100)
    assert '<rect width="55.0"' in exact
    assert 'x="55.0" width="0.0"' in exact


def test_streamlit_gets_the_colours_of_the_product() -> None:
    config = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text())
    for theme in ("light", "dark"):
        given = config["theme"][theme]
        assert given["textColor"] == colours.INK.on(theme)
        assert given["backgroundColor"] == colours.GROUND.on(theme)
        assert given["secondaryBackgroundColor"] == colours.PANEL.on(theme)
        wanted = [tone.on(theme) for tone in (*colours.CATEGORIES, colours.OTHERS)]
        assert given["chartCategoricalColors"] == wanted


def test_the_style_sheet_stays_short_and_names_only_our_variables() -> None:
    from ui.frame import style  # noqa: PLC0415  (reads a file at import)

    sheet = style.STYLE.read_text(encoding="utf-8")
    assert len(sheet.splitlines()) <= 120
    # the browser's cleaner drops a whole sheet that has a tag, even in a comment
    assert "<" not in style.sheet("light")
    used = set(re.findall(r"var\(--vv-([a-z-]+)\)", sheet))
    assert used <= set(style.VARIABLES)
