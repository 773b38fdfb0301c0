"""The catalogue agrees with the warehouse and with `status`, for every audience."""

import json

import pytest

from etl.__main__ import main
from etl.language import LANGUAGES, number
from etl.sources.refresh import MODULES
from tests.pages.conftest import Ask, Visit
from tests.pages.reading import figures, html, title, words

PATH = "sources/catalogue.py"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["sources", "tables"])
def test_the_catalogue_opens_in_every_language(
    visit: Visit, language: str, kind: str
) -> None:
    app = visit(PATH, lang=language, kind=kind)
    assert not app.exception
    assert title(app).endswith("?")


def test_every_source_that_there_is_code_for_is_listed(visit: Visit) -> None:
    shown = {button.key for button in visit(PATH, lang="fi").button}
    assert {f"pick-source-{name}" for name in ("interviews", *MODULES)} <= shown


def test_the_figures_are_those_of_the_warehouse(visit: Visit, ask: Ask) -> None:
    shown = [number for number, _ in figures(visit(PATH, lang="fi"))]
    tables = "select count(*) from duckdb_tables() where schema_name = 'marts'"
    used = ask("select count(distinct source) from marts.source_status")
    assert shown[0] == str(ask(tables)[0][0])
    assert shown[2].split("/")[0] == str(used[0][0])


def test_a_source_not_tried_on_the_real_interface_says_so(visit: Visit) -> None:
    text = words(visit(PATH, lang="fi", source="transport"))
    assert "ei vielä kokeiltu oikealla rajapinnalla" in text
    assert "python -m etl refresh transport --from" in text


def test_the_card_of_a_source_shows_what_it_tells_of_the_own_region(
    visit: Visit, ask: Ask
) -> None:
    app = visit(PATH, lang="fi", source="population")
    assert "Mitä se kertoo maakunnasta: Pohjois-Savo" in html(app)
    (row,) = [one for one in html(app).split("<tr>") if ">kaikki<" in one]
    told = "select person_count from marts.population_group where area_code = '11' "
    told += "and area_level = 'region' and age_group = 'SSS' and year = 2025"
    (people,) = ask(told)[0]
    assert number(people, "fi") in row
    assert "Mitä se kertoo" not in html(visit(PATH, lang="fi", source="procurement"))


def test_a_column_leads_to_the_cell_column_of_the_workbook(visit: Visit) -> None:
    app = visit(PATH, lang="fi", kind="tables", table="company_capability")
    (row,) = [one for one in html(app).split("<tr>") if "personnel_count" in one]
    assert "A Yritykset.henkilosto" in row
    assert "Haastattelut yrityksittäin" in row
    (row,) = [one for one in html(app).split("<tr>") if "utilisation_share" in one]
    assert "B Kyvykkyydet.kayttoaste_pct" in row


def test_a_search_finds_a_table_by_a_column_of_the_workbook(visit: Visit) -> None:
    app = visit(PATH, lang="fi", kind="tables", words="varasto_pv")
    found = {button.key for button in app.button}
    assert "pick-table-supply_need" in found
    assert "pick-table-occupation_age" not in found


def test_a_search_without_a_hit_names_the_words(visit: Visit) -> None:
    text = words(visit(PATH, lang="fi", words="sammakko"))
    assert "Luettelosta ei löydy mitään: Etsi “sammakko”" in text


def test_a_stakeholder_sees_only_the_tables_of_their_file(visit: Visit) -> None:
    app = visit(PATH, lang="fi", kind="tables", role="stakeholder")
    found = {button.key for button in app.button}
    assert "pick-table-capability_area" in found
    assert not {"pick-table-supply_need", "pick-table-interview"} & found
    assert "Kumppanit näkevät" not in words(app)


def test_outside_no_more_interviews_are_told_than_the_coverage_shows(
    visit: Visit, ask: Ask
) -> None:
    inside = words(visit(PATH, lang="fi", source="interviews"))
    outside = words(visit(PATH, lang="fi", source="interviews", role="stakeholder"))
    (every,) = ask("select count(*) from marts.interview")[0]
    told = "select sum(interviewed_count) from marts.coverage"
    (public,) = ask(told, "public")[0]
    assert f"Rivit {every} " in inside
    assert f"Rivit {int(public)} " in outside
    assert public < every
    assert "python -m etl" not in outside


def test_status_says_the_same_as_the_page(
    visit: Visit, capsys: pytest.CaptureFixture[str]
) -> None:
    app = visit(PATH, lang="fi", source="employment")
    assert main(["status", "--demo", "--json", "--lang", "fi"]) == 0
    told = json.loads(capsys.readouterr().out)["catalogue"]
    (source,) = [one for one in told["sources"] if one["source"] == "employment"]
    text = words(app).replace("\N{NO-BREAK SPACE}", " ")
    assert f"Rivit {source['row_count']:,}".replace(",", " ") in text
    assert f"Näytä {len(source['used_by'])} " in str([b.label for b in app.button])
    assert figures(app)[0][0] == str(len(told["tables"]))
    assert main(["status", "--demo", "--lang", "fi"]) == 0
    printed = capsys.readouterr().out
    assert "115h: 31.12.2023 asti" in printed
    assert "python -m etl refresh transport" in printed


def test_a_number_of_the_page_is_that_of_the_mart(visit: Visit, ask: Ask) -> None:
    app = visit(PATH, lang="fi", kind="tables", table="supply_need")
    (count,) = ask("select count(*) from marts.supply_need")[0]
    assert f"Rivit {count} " in words(app)
