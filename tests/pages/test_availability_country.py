"""The whole country as an area: where the statistics have nothing finer, and beside."""

from pathlib import Path

import pytest

from etl.build import build
from etl.settings import settings
from etl.sources.refresh import refresh
from etl.workspace import workspace
from tests.pages.conftest import Ask, Visit
from tests.pages.reading import figures, words

PATH = "workforce/availability.py"


def test_the_whole_country_is_an_area_of_its_own(visit: Visit, ask: Ask) -> None:
    ((short,),) = ask(
        "select count(*) filter (where state = 'shortage') from marts.occupation_period"
        " where area_level = 'country' and window_end = "
        "(select max(window_end) from marts.occupation_period)"
    )
    ((interviewed,),) = ask("select sum(interviewed_count) from marts.coverage")
    shown = visit(PATH, lang="fi", region="SSS")
    assert not shown.exception
    numbers = [number for number, _words in figures(shown)]
    assert (numbers[0], numbers[-1]) == (str(short), str(interviewed))
    levels = next(box for box in shown.selectbox if box.key == "filter-level")
    assert levels.options == ["Maakunnat"]


def test_the_country_is_the_last_choice_and_never_the_first_view(visit: Visit) -> None:
    shown = visit(PATH, lang="sv")
    areas = next(box for box in shown.selectbox if box.key == "filter-region")
    assert areas.options[-1] == "Hela landet"
    assert "SSS" not in shown.query_params.get("region", "")


@pytest.mark.parametrize("role", ["partner_council", "stakeholder"])
def test_sums_of_the_country_hide_what_a_part_hides(visit: Visit, role: str) -> None:
    shown = visit(PATH, lang="fi", region="SSS", role=role)
    assert not shown.exception
    assert "haastateltu" in figures(shown)[-1][1]


@pytest.mark.realdata
def test_without_regional_figures_the_country_is_one_click_away(
    realdata: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VOIMAVARA_DATA", str(tmp_path / "own"))
    settings.cache_clear()
    ws = workspace()
    refresh(ws, "employment", realdata / "statfin", author="t")
    build(ws, audiences=False)
    shown = visit(PATH, lang="fi", data="real")
    button = next(one for one in shown.button if one.key == "show-country")
    told = words(button.click().run())
    assert not shown.exception
    assert "Sovellussuunnittelijat" in told
    assert "Yhdestäkään alueesta ei ole lukua." in told
