"""Consents of interviewed companies: who agreed to what, and taking a consent back."""

from collections.abc import Collection
from dataclasses import dataclass

from etl.build import BuildFailed, build
from etl.consents import withdrawal
from etl.consents.standing import Standing, company_of, standings
from etl.consents.withdrawal import Withdrawal
from etl.errors import Refused, UserMessage
from etl.workspace import Workspace
from ui.access import require_command
from ui.commands.acting import author
from ui.commands.watching import done
from ui.workspace_choice import current_workspace


@dataclass(frozen=True)
class Consented:
    """What became of an act on a consent, and why pages do not show it, if so."""

    withdrawal: Withdrawal
    failure: UserMessage | None = None


def company_consents() -> list[Standing]:
    """Return every interviewed company with its consents, by name."""
    return standings(_workspace())


def withdraw_consent(
    company_id: str, consents: Collection[str], reason: str
) -> Consented:
    """Take consents of a company back, and build so that it holds at once."""
    ws = _workspace()
    company = company_of(ws, company_id).company_id
    made = withdrawal.withdraw(ws, company, consents, author=author(), reason=reason)
    return _built(ws, "withdrew_consent", made)


def undo_withdrawal(number: int) -> Consented:
    """Say that a withdrawal was a mistake, and build."""
    ws = _workspace()
    return _built(ws, "undid_withdrawal", withdrawal.undo(ws, number, author()))


def _built(ws: Workspace, act: str, made: Withdrawal) -> Consented:
    facts = {"number": made.number, "consents": list(made.consents)}
    done(act, made.company_id, facts)
    try:
        build(ws)
    except (BuildFailed, Refused) as failure:
        return Consented(made, failure)
    return Consented(made)


def _workspace() -> Workspace:
    require_command("keep_consents")
    return current_workspace()
