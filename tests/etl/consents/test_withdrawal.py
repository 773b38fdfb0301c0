"""Taking a consent back and undoing that, as events that are only ever added."""

import pytest

from etl.consents import withdrawal
from etl.errors import Refused
from etl.workspace import Workspace

COMPANY = "9000001-1"


def test_a_withdrawal_is_a_row_for_each_consent_until_it_is_undone(
    ws: Workspace,
) -> None:
    made = withdrawal.withdraw(
        ws, COMPANY, {"aggregate", "named"}, author="a", reason="by telephone"
    )
    assert made.consents == ("named", "aggregate")
    assert [(row["company_id"], row["consent"]) for row in withdrawal.rows(ws)] == [
        (COMPANY, "named"),
        (COMPANY, "aggregate"),
    ]
    withdrawal.undo(ws, made.number, "a")
    assert withdrawal.rows(ws) == []
    [kept] = withdrawal.withdrawals(ws)
    assert (kept.is_undone, kept.reason) == (True, "by telephone")
    assert withdrawal.newest(ws) == made.number


def test_a_withdrawal_is_undone_once(ws: Workspace) -> None:
    made = withdrawal.withdraw(ws, COMPANY, ["named"], author="a")
    withdrawal.undo(ws, made.number, "a")
    with pytest.raises(Refused, match="no withdrawal"):
        withdrawal.undo(ws, made.number, "a")


def test_no_consent_or_an_unknown_one_changes_nothing(ws: Workspace) -> None:
    with pytest.raises(Refused, match="No consent was chosen"):
        withdrawal.withdraw(ws, COMPANY, [], author="a")
    with pytest.raises(ValueError, match="photograph"):
        withdrawal.withdraw(ws, COMPANY, ["photograph"], author="a")
    assert withdrawal.withdrawals(ws) == []
