"""A request for information: nothing of itself, and no name of who was not asked."""

from pathlib import Path

import pytest

from etl import publicity
from etl.errors import Refused
from etl.settings import settings
from etl.workspace import Workspace, workspace


@pytest.fixture
def demo(demo_data: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("VOIMAVARA_DATA", str(demo_data))
    settings.cache_clear()
    return workspace(demo=True)


def held(ws: Workspace) -> tuple[str, dict[str, publicity.Item]]:
    """Return the first company that told of its suppliers, and what is held of it."""
    for company in publicity.companies(ws):
        items = {one.key: one for one in publicity.material(ws, company)}
        if {"supply", "preparedness", "identity"} <= set(items):
            return company, items
    raise AssertionError


def test_registers_are_public_and_preparedness_is_secret_with_its_own_point(
    demo: Workspace,
) -> None:
    _company, items = held(demo)
    assert items["identity"].disclosure_class == "julkinen"
    assert items["preparedness"].disclosure_class == "salassa"
    assert items["preparedness"].ground == "621/1999: 24 § 1, 8"


def test_suppliers_that_were_not_asked_have_no_names(demo: Workspace) -> None:
    _company, items = held(demo)
    at = items["supply"].columns.index("supplier_name")
    names = {row[at] for row in items["supply"].rows} - {None}
    allowed = set(publicity.companies(demo).values())
    assert names
    assert all(str(name).startswith("T0") or name in allowed for name in names)


def test_a_decision_needs_a_reason_and_ends_with_another_class(ws: Workspace) -> None:
    item = publicity.Item("supply", "x", "sisainen", "621/1999: 24 § 1, 20", (), ())
    with pytest.raises(Refused):
        publicity.decide(ws, "1", item, is_given=True, reason=" ", author="a")
    publicity.decide(ws, "1", item, is_given=False, reason="haitta", author="a")
    publicity.decide(ws, "1", item, is_given=True, reason="ei haittaa", author="b")
    newest = publicity.decisions(ws, "1", [item])["supply"]
    assert (newest.is_given, newest.reason, newest.author) == (True, "ei haittaa", "b")
    secret = publicity.Item("supply", "x", "salassa", "", (), ())
    assert publicity.decisions(ws, "1", [secret]) == {}
    assert publicity.decisions(ws, "2", [item]) == {}
