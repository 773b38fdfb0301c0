"""The page of workforce agrees with the marts, in every language, view and filter."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from etl.build import build, build_file, current_build
from etl.settings import PROJECT, settings
from etl.workspace import workspace
from ui.warehouse import connection

OWN = "11"
NEWEST = (
    f"from marts.occupation_period where area_level = 'region' and area_code = '{OWN}'"
    " and window_end = (select max(window_end) from marts.occupation_period)"
)
Visit = Callable[..., AppTest]
Ask = Callable[..., tuple[Any, ...]]


def open_page(**address: str) -> AppTest:
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    app.run()
    app.switch_page(str(PROJECT / "pages/workforce/availability.py"))
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


@pytest.fixture
def visit(demo_data: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    monkeypatch.setenv("VOIMAVARA_DATA", str(demo_data))
    monkeypatch.setenv("VOIMAVARA_START_WITH", "demo")
    settings.cache_clear()
    return open_page


@pytest.fixture
def ask(visit: Visit) -> Ask:
    ws = workspace(demo=True)

    def first_row(sql: str, audience: str = "internal") -> tuple[Any, ...]:
        file = build_file(ws, current_build(ws) or "", audience)
        return connection(str(file)).cursor().execute(sql).fetchone() or ()

    return first_row


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def row_of(app: AppTest, code: str) -> str:
    """Return the cells of one occupation's row."""
    names = [button for button in app.button if button.key == f"pick-occupation-{code}"]
    assert names
    rows = [e.proto.body for e in app.get("html") if 'class="vv-row"' in e.proto.body]
    place = [b.key for b in app.button if "pick-occupation" in str(b.key)]
    return str(rows[place.index(f"pick-occupation-{code}")])


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("fi", "Mistä ammateista kriittisillä yrityksillä on pulaa?"),
        ("sv", "I vilka yrken har de kritiska företagen brist på folk?"),
        ("en", "Which occupations are critical companies short of?"),
    ],
)
def test_the_page_asks_its_question_in_three_languages(
    visit: Visit, language: str, question: str
) -> None:
    app = visit(lang=language)
    assert not app.exception
    assert question in html(app)
    assert app.session_state["lang"] == language
    assert app.get("menu_button")


def test_key_figures_and_answer_agree_with_the_mart(visit: Visit, ask: Ask) -> None:
    short, mild = ask(
        "select count(*) filter (where state = 'shortage'), "
        f"count(*) filter (where state = 'mild_shortage') {NEWEST}"
    )
    (followed,) = ask(
        "select count(distinct occupation_code) from marts.critical_occupation"
    )
    shown = html(visit())
    for number, words in (
        (short, "pula-ammattia"),
        (mild, "lievää pulaa"),
        (followed, "ammattia seurannassa"),
    ):
        assert f"<b>{number}</b><span>{words}</span>" in shown
    assert "<strong>hitsaajat ja sairaanhoitajat</strong>" in shown


def test_a_row_says_what_the_statistics_and_the_companies_tell(
    visit: Visit, ask: Ask
) -> None:
    (tight,) = ask(f"select tightness {NEWEST} and occupation_code = '7212'")
    counts = ask(
        "select difficulty_count, answered_count, key_person_count, "
        "key_person_answered_count from marts.occupation_need "
        f"where region_code = '{OWN}' and occupation_code = '7212'"
    )
    (older,) = ask(
        "select older_share from marts.occupation_age where occupation_code = '7212' "
        "order by year desc limit 1"
    )
    row = row_of(visit(), "7212")
    assert f"{tight:.1f}".replace(".", ",") in row
    assert f"{counts[0]:.0f}/{counts[1]:.0f}" in row
    assert f"{counts[2]:.0f}/{counts[3]:.0f}" in row
    assert f"{older:.0%}".replace("%", "\N{NO-BREAK SPACE}%") in row
    assert "pula" in row


def test_figures_of_few_companies_are_hidden_outside(visit: Visit, ask: Ask) -> None:
    hidden = ask(
        "select answered_count from marts.occupation_need "
        f"where region_code = '{OWN}' and occupation_code = '5321'",
        "public",
    )
    assert hidden == (None,)
    assert ">2/2<" in row_of(visit(), "5321")
    outside = row_of(visit(role="stakeholder"), "5321")
    assert ">..<" in outside
    assert ">2/2<" not in outside


def test_a_sector_narrows_the_occupations(visit: Visit, ask: Ask) -> None:
    (count,) = ask(
        "select count(distinct occupation_code) from marts.critical_occupation "
        "where supply_sector_code = 'TEO'"
    )
    app = visit(sector="TEO")
    assert f"<b>{count}</b><span>ammattia seurannassa" in html(app)
    names = [button.label for button in app.button if "pick-" in str(button.key)]
    assert "Sairaanhoitajat" not in names
    assert len(names) == count


def test_an_earlier_year_has_the_figures_of_that_year(visit: Visit, ask: Ask) -> None:
    (tight,) = ask(
        "select tightness from marts.occupation_period where area_level = 'region' "
        f"and area_code = '{OWN}' and occupation_code = '7212' "
        "and cast(window_end as varchar) = '2024-09-01'"
    )
    app = visit(period="2024-09-01")
    assert f"{tight:.1f}".replace(".", ",") in row_of(app, "7212")
    assert "avoimet paikat 10/2023–9/2024" in html(app)


def test_an_occupation_without_statistics_is_said_to_be_unknown(visit: Visit) -> None:
    app = visit(occupation="7413")
    assert "ei tiedetä" in row_of(app, "7413")
    assert "ei mainittu" in row_of(app, "7413")
    assert "Linja-asentajat: missä pula on pahin" in html(app)
    assert "Yhdestäkään alueesta ei ole lukua." in html(app)


def test_a_workspace_without_statistics_says_how_they_get_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VOIMAVARA_START_WITH", "real")
    build(workspace())
    app = open_page()
    assert not app.exception
    assert "joten pulaa ei voi arvioida" in html(app)
    assert "refresh employment" in html(app)


@pytest.mark.parametrize("level", ["municipality", "sub_region", "employment_area"])
def test_every_area_of_the_division_is_a_row_under_the_map(
    visit: Visit, ask: Ask, level: str
) -> None:
    (count,) = ask(
        f"select count(distinct {level}_code) from marts.municipality "
        f"where region_code = '{OWN}'"
    )
    tables = [e.proto.body for e in visit(level=level).get("html")]
    (table,) = [table for table in tables if "<caption>Kartan alueet" in table]
    assert table.count('<th scope="row">') == count
