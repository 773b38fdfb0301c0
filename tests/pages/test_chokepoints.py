"""The chokepoints page agrees with the marts, in every language, view and filter."""

from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Ask, Visit
from tests.pages.reading import html

OWN = "11"
IN_REGION = f"kind = 'supplier' and region_code = '{OWN}'"
HOSES, BOARDS, GASES = "Hydrauliikkaletkut", "Ohjauskortit", "Sairaalakaasut"


@pytest.fixture
def visit(visit: Visit) -> Visit:
    return partial(visit, "supply/chokepoints.py")


def words(app: AppTest) -> str:
    parts = [html(app), *(button.label for button in app.button)]
    return " ".join([*parts, *(box.label for box in app.expander)])


def chokepoint(ask: Ask, name: str) -> str:
    sql = f"select chokepoint_id from marts.chokepoint where {IN_REGION}"
    return str(ask(f"{sql} and input_name = '{name}' order by impact_high desc")[0][0])


def picks(app: AppTest) -> list[str]:
    keyed = [b for b in app.button if (b.key or "").startswith("pick-chokepoint-")]
    return [button.label for button in keyed]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("fi", "Minkä toimituksen katkeaminen pysäyttää eniten?"),
        ("sv", "Vilken leverans stoppar mest om den bryts?"),
        ("en", "Which delivery stops most if it breaks?"),
    ],
)
def test_the_page_asks_its_question_in_three_languages(
    visit: Visit, language: str, question: str
) -> None:
    app = visit(lang=language)
    assert not app.exception
    assert f"<h1>{question}</h1>" in html(app)
    assert app.session_state["lang"] == language
    assert app.get("menu_button")


def test_answer_and_key_figures_agree_with_the_mart(visit: Visit, ask: Ask) -> None:
    certain, possible, inputs = ask(
        "select count(*) filter (where state = 'certain'), "
        "count(*) filter (where state = 'possible'), count(distinct input_id) "
        f"from marts.chokepoint where {IN_REGION}"
    )[0]
    shown = html(visit())
    assert f"<strong>{certain} pullonkaulaa on varmoja</strong>" in shown
    assert f"ja lisäksi {possible} on mahdollisia." in shown
    assert f"<b>{certain}</b><span>varmaa</span>" in shown
    assert f"<b>{inputs}</b><span>syötettä arvioitu</span>" in shown


def test_the_gravest_is_told_with_companies_and_days(visit: Visit, ask: Ask) -> None:
    surely, maybe, days = ask(
        "select count(*) filter (where is_essential and gap_days_low > 0), "
        "count(*) filter (where is_essential is distinct from false), "
        "max(survive_days_high) from marts.chokepoint_need "
        f"where chokepoint_id = '{chokepoint(ask, HOSES)}'"
    )[0]
    sentence = f"{surely}–{maybe} yritystä pysähtyy viimeistään {days:.0f} päivässä."
    assert f"{HOSES.lower()}: jos toimitus katkeaa, {sentence}" in html(visit())


def test_the_list_goes_from_certain_to_unknown(visit: Visit, ask: Ask) -> None:
    told = ask(
        "select input_name from marts.chokepoint "
        f"where {IN_REGION} and state <> 'no' order by "
        "list_position(['certain', 'possible', 'unknown'], state), rank_best, "
        "rank_worst, impact_high desc"
    )
    assert picks(visit()) == [name for (name,) in told]


def test_what_is_no_chokepoint_is_closed_with_its_count(visit: Visit, ask: Ask) -> None:
    sql = f"from marts.chokepoint where {IN_REGION} and state = 'no'"
    ((count, one),) = ask(f"select count(*), min(chokepoint_id) {sql}")
    assert f"Ei pullonkaulaa ({count} toimitusta)" in words(visit())
    opened = visit(chokepoint=one)
    assert "Miksi ei " in html(opened)
    assert len(picks(opened)) > count


def test_the_address_chooses_what_is_explained(visit: Visit, ask: Ask) -> None:
    key = chokepoint(ask, BOARDS)
    low, high = ask(
        "select round(impact_low), round(impact_high) from marts.chokepoint "
        f"where chokepoint_id = '{key}'"
    )[0]
    shown = html(visit(chokepoint=key))
    assert "Miksi ohjauskortit?" in shown
    assert f"Vaikutus {low:.0f}–{high:.0f} syntyy näistä" in shown
    assert "Varasto voi loppua ennen kuin toimitus palaa" in shown


def test_missing_answers_name_their_cell_and_what_they_would_change(
    visit: Visit, ask: Ask
) -> None:
    key = chokepoint(ask, BOARDS)
    company, cell, low, high = ask(
        "select company_name, cell, round(impact_low_if_known), "
        "round(impact_high_if_known) from marts.missing_answer "
        f"where chokepoint_id = '{key}' "
        "order by impact_high_if_known - impact_low_if_known, company_name"
    )[0]
    shown = html(visit(chokepoint=key))
    assert f"{company}: varasto päivinä" in shown
    assert f"D Syötteet, solu {cell} → {low:.0f}–{high:.0f}" in shown


def test_the_rows_behind_open_and_close(visit: Visit, ask: Ask) -> None:
    names = ask(
        "select company_name from marts.chokepoint_need "
        f"where chokepoint_id = '{chokepoint(ask, HOSES)}'"
    )
    app = visit()
    assert "Yritykset, jotka tarvitsevat sitä" not in html(app)
    app.button(key="show-rows").click().run()
    shown = html(app).split("Yritykset, jotka tarvitsevat sitä", 1)[1]
    assert all(name in shown for (name,) in names)
    app.button(key="show-rows").click().run()
    assert "Yritykset, jotka tarvitsevat sitä" not in html(app)


def test_what_nobody_told_is_unknown_and_has_no_number(visit: Visit, ask: Ask) -> None:
    shown = html(visit(chokepoint=chokepoint(ask, GASES), rows="1"))
    assert "Luku vaatii toimittajan nimen" in shown
    assert "syntyy näistä" not in shown
    assert "toimittajaa ei kerrottu" in shown
    assert '<td class="vv-right">ei tiedetä</td>' in shown


@pytest.mark.parametrize(
    ("choice", "sql"),
    [
        ({"country": "DE"}, "country_code = 'DE'"),
        ({"vital_function": "6"}, "vital_function_code = '6'"),
        ({"industry": "TOL2008:E"}, "industry_code like '%TOL2008:E%'"),
        ({"criticality": "5"}, "criticality >= 5"),
        ({"companies": "10"}, "company_count >= 10"),
    ],
)
def test_a_filter_narrows_as_the_mart_does(
    visit: Visit, ask: Ask, choice: dict[str, str], sql: str
) -> None:
    count = "select count(*) filter (where state <> 'no'), count(distinct input_id)"
    named, inputs = ask(f"{count} from marts.chokepoint where {IN_REGION} and {sql}")[0]
    app = visit(**choice)
    assert not app.exception
    assert f"<b>{inputs}</b><span>syöte" in html(app)
    assert len(picks(app)) == named > 0


def test_choices_that_leave_nothing_are_named(visit: Visit) -> None:
    app = visit(vital_function="6", country="DE")
    assert not app.exception
    assert "Näillä valinnoilla ei löydy yhtään toimitusta." in html(app)
    assert "Saksa" in html(app).split("Poista jokin")[1]


def test_a_region_without_chokepoints_is_told_in_words(visit: Visit) -> None:
    app = visit(region="12")
    assert not app.exception
    assert "Yksikään toimitus ei ole pullonkaula" in html(app)
    assert "Miltään toimialalta ei ole tarpeeksi haastatteluja" in html(app)


def test_partners_see_chokepoints_without_anybodys_answers(
    visit: Visit, ask: Ask
) -> None:
    buyers = ask(
        "select distinct n.company_name from marts.chokepoint_need as n "
        "inner join marts.company as c using (company_id) where not c.consent_named"
    )
    supplier = ask(
        f"select supplier_name from marts.chokepoint where {IN_REGION} "
        "and input_name = 'Klooripitoinen desinfiointiaine'"
    )[0][0]
    app = visit(role="partner_council", rows="1")
    shown = words(app)
    assert not app.exception
    assert "Kaukolämmön pumput" in shown
    assert "Yksittäisten yritysten vastaukset kuuluvat sisäiseen näkymään." in shown
    assert supplier not in shown
    assert not [name for (name,) in buyers if name in shown]


def test_the_public_is_told_what_is_not_shown_and_sees_the_rest(
    visit: Visit, ask: Ask
) -> None:
    suppliers = ask("select distinct supplier_name from marts.supply_link")
    app = visit(role="stakeholder")
    shown = words(app)
    assert not app.exception
    assert "Itse pullonkauloja ei julkaista." in shown
    assert "Suurin lähtömaa on <strong>Suomi</strong>" in shown
    assert "Kuinka keskittyneitä syötteet ovat" in shown
    assert not picks(app)
    assert not [name for (name,) in suppliers if name and name in shown]
