"""Roles and the audit trail: everybody sees the roles, the steward the trail."""

import pytest
from streamlit.testing.v1 import AppTest

from etl import audit, contacts
from etl.contacts import Details
from etl.workspace import workspace
from tests.pages.conftest import Visit
from ui.navigation import THEMES
from ui.rights import COMMAND_NAMES, ROLE_NAMES

TRAIL = "settings/audit.py"
ROLES = "settings/roles.py"


def html(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def test_every_role_is_told_of_in_every_language(visit: Visit) -> None:
    for language, analyst in (("fi", "Analyytikko"), ("sv", "Analytiker")):
        app = visit(ROLES, lang=language)
        assert not app.exception
        assert analyst in html(app)
        rows = 2 + len(THEMES) + len(COMMAND_NAMES)
        assert html(app).count("<tr>") == rows
        assert html(app).count('<th scope="col"') == len(ROLE_NAMES) + 1


def test_an_opened_page_is_recorded_once_a_visit_and_public_ones_never(
    visit: Visit,
) -> None:
    ws = workspace(demo=True)
    app = visit("supply/chokepoints.py", role="analyst")
    app.run()
    newest, *_rest = audit.records(ws, act="viewed")
    assert (newest.subject, newest.role) == ("chokepoints", "analyst")
    count = len(audit.records(ws, act="viewed"))
    app.run()
    assert len(audit.records(ws, act="viewed")) == count


def test_the_steward_reads_the_trail_and_nobody_else(visit: Visit) -> None:
    visit("supply/chokepoints.py", role="analyst")
    app = visit(TRAIL, lang="fi", role="data_steward")
    assert not app.exception
    assert "Loki on ehjä" in html(app)
    assert "Avasi sivun" in html(app)
    with pytest.raises(ValueError, match="Could not find"):
        visit(TRAIL, role="project_manager")


def test_only_one_act_is_shown_when_asked(visit: Visit) -> None:
    visit("supply/chokepoints.py", role="analyst")
    app = visit(TRAIL, lang="sv", role="data_steward", act="pruned")
    assert "Öppnade en sida" not in html(app)


def test_contacts_are_for_the_steward_alone_and_a_search_is_recorded(
    visit: Visit,
) -> None:
    ws = workspace(demo=True)
    details = Details("Maija Esimerkki", "maija@example.fi")
    kept = contacts.add(ws, "1234567-8", details, purpose="test", account="t")
    app = visit("settings/contacts.py", lang="sv", role="data_steward")
    assert not app.exception
    assert "Maija Esimerkki" in html(app)
    app.text_input(key="contact-words").input("nobody").run()
    assert "Maija Esimerkki" not in html(app)
    assert audit.records(ws, act="found_contact")[0].facts == {"count": 0}
    for role in ("project_manager", "analyst", "stakeholder"):
        with pytest.raises(ValueError, match="Could not find"):
            visit("settings/contacts.py", role=role)
    contacts.erase(ws, kept.contact_id, reason="test", account="t")
