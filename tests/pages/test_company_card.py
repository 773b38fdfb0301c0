"""A card agrees with the marts, leads to the cell, and keeps inside what is inside."""

from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from etl.settings import settings
from tests.pages.conftest import Ask, Visit
from tests.pages.reading import figures, title, words
from ui import documents
from ui.capability.card import register, section
from ui.capability.card.choice import options

PAGE = "capability/company_card.py"
REPAIRER = "9206412-3"


def test_the_card_tells_what_was_told_and_in_which_cell(visit: Visit, ask: Ask) -> None:
    ((company, name, round_),) = ask(
        "select company_id, c.company_name, max(i.interview_round) "
        "from marts.company as c inner join marts.interview as i using (company_id) "
        "group by all having count(*) > 1 order by 1 limit 1"
    )
    ((count,),) = ask(
        f"select count(*) from marts.company_capability where company_id = '{company}'"
    )
    ((file, cell),) = ask(
        "select file_name, column_letter || row_number from marts.interview_value "
        f"where company_id = '{company}' and interview_round = '{round_}' "
        "and field_id = 'henkilosto'"
    )
    app = visit(PAGE, company=company)
    assert not app.exception
    assert title(app).startswith(name)
    assert figures(app)[0][0] == str(count)
    shown = words(app)
    assert file in shown
    assert f"· {cell} ·" in shown


def test_outside_only_what_may_be_named_is_on_a_card(visit: Visit, ask: Ask) -> None:
    ((hidden,),) = ask(
        "select min(company_id) from marts.company "
        "where is_interviewed and not consent_named"
    )
    app = visit(PAGE, role="stakeholder", company=hidden)
    assert not app.exception
    assert hidden not in words(app)
    assert "xlsx" not in words(app)


def test_a_company_is_found_by_its_former_name_and_its_id() -> None:
    companies = pd.DataFrame(
        {"company_id": ["9000000-3", "N-1"], "company_name": ["Uusi Oy", "Nimi"]}
    )
    former = pd.DataFrame({"company_id": ["9000000-3"], "company_name": ["Vanha Oy"]})
    found = options(companies, former)
    assert all(part in found["9000000-3"] for part in ("Uusi", "Vanha", "9000000-3"))
    assert found["N-1"] == "Nimi"


def test_an_open_situation_stands_before_names_and_registers() -> None:
    days = {"valid_from": pd.Timestamp("2026-02-02"), "valid_to": None}
    rows = register.entries(
        pd.DataFrame([{"company_name": "Oy", "name_kind": "name"} | days]),
        pd.DataFrame([{"situation": "KONK"} | days]),
        pd.DataFrame([{"register_code": "1"} | days]),
    )
    assert rows["fact"].tolist()[0] == "Konkurssissa"
    assert rows["period"].iloc[0] == "2.2.2026–"


def test_a_theme_adds_a_section_without_a_change_of_the_card(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    added = section.Section("whole", 1, lambda _company: None)
    find, load = section.importlib.util.find_spec, section.importlib.import_module
    name = "ui.workforce.company_section"
    module = SimpleNamespace(SECTIONS=(added,))
    monkeypatch.setattr(
        section.importlib.util, "find_spec", lambda n: name if n == name else find(n)
    )
    monkeypatch.setattr(
        section.importlib, "import_module", lambda n: module if n == name else load(n)
    )
    section._declared.cache_clear()
    assert section.sections("whole")[0] is added
    section._declared.cache_clear()


def test_the_feedback_sheet_tells_what_was_told_and_not_of_whom_the_peers_are(
    demo_data: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask
) -> None:
    monkeypatch.setenv("VOIMAVARA_LANGUAGE", "en")
    settings.cache_clear()
    ((name, file),) = ask(
        "select company_name, "
        "(select count(*) from marts.company_capability c "
        f"where c.company_id = '{REPAIRER}') "
        f"from marts.company where company_id = '{REPAIRER}'"
    )
    parts = section.written(REPAIRER)
    tables = [part for part in parts if isinstance(part, documents.Table)]
    assert len(tables[0].rows) == file
    assert [one for one in parts if isinstance(one, documents.Checklist)]
    others = {other for (other,) in ask("select company_name from marts.company")}
    assert not [other for other in others - {name} if other in str(parts)]
