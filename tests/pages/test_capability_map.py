"""The capability map agrees with the marts, in every language, view and filter."""

from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.build import build
from etl.settings import PROJECT, settings
from etl.workspace import workspace
from tests.pages.conftest import Ask, Visit
from tests.pages.reading import html

REPAIR = "raskaan-kaluston-korjaus"
OWN = "11"


@pytest.fixture
def visit(visit: Visit) -> Visit:
    return partial(visit, "capability/capability_map.py")


@pytest.fixture
def ask(ask: Ask) -> Ask:
    return lambda sql: next(iter(ask(sql)), ())


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("fi", "mitä yrityksissä osataan ja missä kunnissa?"),
        ("sv", "vad kan företagen och i vilka kommuner?"),
        ("en", "what can companies do, and where?"),
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


def test_answer_and_key_figures_agree_with_the_mart(visit: Visit, ask: Ask) -> None:
    companies, places, ones = ask(
        f"""
        with c as (
            select municipality_code, count(distinct company_id) as n
            from marts.company_capability
            where capability_id = '{REPAIR}' and provision is not null
                and (region_code = '{OWN}' or region_code is null)
            group by all
        )
        select sum(n), count(municipality_code),
            count(*) filter (where n = 1 and municipality_code is not null)
        from c"""
    )
    shown = html(visit(capability=REPAIR))
    assert f"<b>{companies}</b>" in shown
    assert f"<b>{places}/19</b>" in shown
    assert f"{places} kunnassa alueen 19 kunnasta" in shown
    assert f"mutta {ones} kunnassa on vain yksi yritys" in shown


def test_all_capabilities_are_counted_as_the_depth_table_counts_them(
    visit: Visit, ask: Ask
) -> None:
    known, thin = ask(
        "select count(*) filter (where depth <> 'none'), "
        "count(*) filter (where depth = 'thin') "
        f"from marts.capability_region where region_code = '{OWN}'"
    )
    shown = html(visit())
    assert f"{known} kyvykkyydestä" in shown
    assert f"Niistä {thin} on yhden yrityksen varassa." in shown
    assert "Osaajaa ei löytynyt elintärkeään toimintoon" in shown


def test_unlocated_companies_are_named_beside_the_map(visit: Visit, ask: Ask) -> None:
    (name,) = ask(
        "select min(company_name) from marts.company_capability "
        f"where capability_id = '{REPAIR}' and latitude is null"
    )
    assert name in html(visit(capability=REPAIR)).split("ei ole kartalla")[1]


def test_a_filter_narrows_and_is_told_in_the_answer(visit: Visit) -> None:
    app = visit(capability=REPAIR, provision="could_make", municipality="915")
    shown = html(app)
    assert not app.exception
    assert "<b>1/1</b>" in shown
    assert "Rajaukset: Tekeekö jo voisi tehdä, Kunta Varkaus." in shown


def test_filters_that_leave_nothing_are_named(visit: Visit) -> None:
    app = visit(capability=REPAIR, vital_function="7")
    shown = html(app)
    assert not app.exception
    assert "Näillä rajauksilla tältä alueelta ei löydy osaajaa." in shown
    assert "Raskaan kaluston korjaus" in shown.split("Poista jokin")[1]


def test_a_stack_in_the_address_opens_as_a_list(visit: Visit, ask: Ask) -> None:
    ids, count = ask(
        "select string_agg(company_id, ','), count(*) from marts.company_capability "
        f"where capability_id = '{REPAIR}' and provision is not null "
        f"and region_code = '{OWN}' group by longitude, latitude "
        "order by count(*) desc limit 1"
    )
    app = visit(capability=REPAIR, place=ids)
    assert f"{count} yritystä</h2>" in html(app)
    rows = [button for button in app.button if "pick-company-" in (button.key or "")]
    assert len(rows) == count
    app.button(key="close-place").click().run()
    assert "Muut yritykset" in " ".join(e.label for e in app.expander)


@pytest.mark.parametrize("role", ["partner_council", "stakeholder"])
def test_outside_the_house_names_need_consent_and_small_counts_are_hidden(
    visit: Visit, ask: Ask, role: str
) -> None:
    (secret,) = ask(
        "select min(company_name) from marts.company_capability "
        f"where capability_id = '{REPAIR}' and not consent_named"
    )
    app = visit(capability=REPAIR, role=role)
    words = html(app) + " ".join(button.label for button in app.button)
    assert not app.exception
    assert secret not in words
    assert "luku on salattu" in words
    assert "kuuluvat sisäiseen näkymään" in words


def test_a_region_with_one_interview_is_told_in_words(visit: Visit) -> None:
    app = visit(region="09")
    assert not app.exception
    assert "Jokainen niistä on yhden yrityksen varassa." in html(app)


def test_a_region_code_that_is_not_offered_is_ignored(visit: Visit) -> None:
    assert "Pohjois-Savo: mitä" in html(visit(region="99", capability="no such"))


def test_a_workspace_without_interviews_alarms_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOIMAVARA_DATA", str(tmp_path))
    settings.cache_clear()
    build(workspace())
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
    app.query_params["data"] = "real"
    app.run()
    app.switch_page(str(PROJECT / "pages/capability/capability_map.py")).run()
    assert not app.exception
    assert "Tältä alueelta ei ole vielä haastatteluja." in html(app)
    assert "ei löydetty" not in html(app)
