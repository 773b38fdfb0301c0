"""How figures are protected is shown to everybody, consents to who keeps them."""

import pytest

from etl.consents import withdrawal
from etl.protection import Limits, limits
from etl.settings import settings
from etl.workspace import workspace
from tests.pages.conftest import Ask, Visit
from tests.pages.reading import html
from ui.rights import roles

PROTECTION, CONSENTS = "settings/protection.py", "settings/consents.py"


@pytest.mark.parametrize("role", ["project_manager", "uploader", "stakeholder"])
def test_everybody_is_told_the_limits_in_force(visit: Visit, role: str) -> None:
    app = visit(PROTECTION, lang="fi", role=role)
    assert not app.exception
    assert "3 yritystä" in html(app)
    assert "alle 75" in html(app)
    assert "621/1999: 24 § 1, 20" in html(app)


def test_the_limits_shown_are_those_that_the_files_were_written_with(
    visit: Visit, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOIMAVARA_DISCLOSURE_COUNT", "7")
    settings.cache_clear()
    app = visit(PROTECTION, lang="sv")
    assert limits() == Limits(7, 0.75, 0.1)
    assert "3 företag" in html(app)
    assert ask("select minimum_count from marts.disclosure_rule", "public") == [(3,)]


def test_who_keeps_consents_sees_who_agreed_to_what(visit: Visit, ask: Ask) -> None:
    app = visit(CONSENTS, lang="fi", role="data_steward")
    assert not app.exception
    [(named, all_of_them)] = ask(
        "select count(*) filter (where consent_named), count(*) "
        "from marts.company where is_interviewed"
    )
    assert f"{named}/{all_of_them} yrityksestä" in html(app)
    name = ask("select min(company_name) from marts.company where is_interviewed")
    assert str(name[0][0]) in html(app)


def test_nobody_else_opens_the_consents(visit: Visit) -> None:
    opened = {name for name, role in roles().items() if role.opens(CONSENTS)}
    assert opened == {"project_manager", "data_steward"}
    assert opened == {n for n, one in roles().items() if one.may("keep_consents")}
    with pytest.raises(ValueError, match="Could not find"):
        visit(CONSENTS, role="stakeholder")


def test_without_a_consent_chosen_nothing_is_taken_back(visit: Visit) -> None:
    app = visit(CONSENTS, lang="en", role="data_steward")
    for key in ("consent-named", "consent-aggregate"):
        app.checkbox(key=key).uncheck()
    app.button[-1].click().run()
    assert "No consent was chosen" in app.warning[0].value
    assert withdrawal.withdrawals(workspace(demo=True)) == []
