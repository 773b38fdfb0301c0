"""Requests for information: what is held of a company, and deciding what is given."""

from etl import publicity
from etl.publicity import Decision, Item
from etl.workspace import Workspace
from ui.access import require_command
from ui.commands.acting import author
from ui.commands.watching import done
from ui.workspace_choice import current_workspace


def held_companies() -> dict[str, str]:
    """Return the companies of which something is held, id -> name."""
    return publicity.companies(_workspace())


def held_material(company_id: str) -> list[Item]:
    """Return what is held of a company, item by item."""
    return publicity.material(_workspace(), company_id)


def harm_decisions(company_id: str, items: list[Item]) -> dict[str, Decision]:
    """Return the decisions on a company's items that hold now."""
    return publicity.decisions(_workspace(), company_id, items)


def decide_harm(company_id: str, item: Item, *, is_given: bool, reason: str) -> None:
    """Keep a decision on one item, in the journal and in the audit trail."""
    ws = _workspace()
    made = publicity.decide(
        ws, company_id, item, is_given=is_given, reason=reason, author=author()
    )
    facts = {"title": item.title, "class": made.disclosure_class, "reason": made.reason}
    done("weighed", company_id, facts | {"given": is_given})


def _workspace() -> Workspace:
    require_command("give_out")
    return current_workspace()
