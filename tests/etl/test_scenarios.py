"""Named breaks are kept in the journal, each name once."""

import pytest

from etl import scenarios
from etl.errors import Refused
from etl.scenarios import Scenario
from etl.workspace import Workspace


def made(name: str) -> Scenario:
    return Scenario(name, "country", ("DE", "SE"), 30, "11")


def test_a_scenario_comes_back_as_it_was_saved(ws: Workspace) -> None:
    kept = scenarios.save(ws, made("  Itämeri   kiinni "), author="maija")
    assert scenarios.saved(ws) == [kept]
    assert (kept.name, kept.objects, kept.author) == (
        "Itämeri kiinni",
        ("DE", "SE"),
        "maija",
    )


def test_the_newest_comes_first_and_a_deleted_one_not_at_all(ws: Workspace) -> None:
    first, second = (scenarios.save(ws, made(n), author="m") for n in ("a", "b"))
    assert scenarios.saved(ws) == [second, first]
    scenarios.forget(ws, second.scenario_id, author="m")
    scenarios.forget(ws, "S-nothing", author="m")
    assert scenarios.saved(ws) == [first]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "ITÄMERI KIINNI"])
def test_names_are_short_and_each_is_used_once(ws: Workspace, name: str) -> None:
    scenarios.save(ws, made("Itämeri kiinni"), author="m")
    with pytest.raises(Refused):
        scenarios.save(ws, made(name), author="m")
