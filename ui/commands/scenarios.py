"""Acts on named breaks: keep one, delete one; figures do not change by them."""

from etl import scenarios
from etl.scenarios import MOST_LETTERS, Scenario
from ui.access import current_reader
from ui.commands.acting import author, deciding_workspace
from ui.workspace_choice import current_workspace

__all__ = [
    "MOST_LETTERS",
    "RIGHT",
    "Scenario",
    "forget_scenario",
    "save_scenario",
    "saved_scenarios",
]

RIGHT = "keep_scenarios"


def saved_scenarios() -> list[Scenario]:
    """Return the scenarios of the reader's workspace, for internal readers only."""
    if current_reader().audience != "internal":
        return []
    return scenarios.saved(current_workspace())


def save_scenario(scenario: Scenario) -> Scenario:
    """Keep a scenario under its name."""
    return scenarios.save(deciding_workspace(RIGHT), scenario, author=author())


def forget_scenario(scenario_id: str) -> None:
    """Delete a scenario."""
    scenarios.forget(deciding_workspace(RIGHT), scenario_id, author=author())
