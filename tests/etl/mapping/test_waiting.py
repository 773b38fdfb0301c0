"""Which batch a row waits in, when a form is exported again."""

import datetime as dt

from etl.intake.batch import accept, undo
from etl.intake.mending import accept_mended
from etl.intake.revision import waiting
from etl.workspace import Workspace
from tests.etl.mapping.test_again import B, brought
from tests.etl.mapping.test_respondents import FORM, ONE, TWO, D, answered

WRONG = answered(2, "B Oy", "9000060-4", 20, "Maalaus;")
THIRD = answered(3, "D Oy", D, 5, "Sorvaus;")
WAITS = {("yritykset", 3), ("kyvykkyydet", 3)}


def test_a_row_waits_in_the_newest_export_that_tells_it(ws: Workspace) -> None:
    first = accept(ws, brought(ws, ONE, WRONG, head=FORM), "a")
    assert waiting(ws) == {first.batch_id: WAITS}
    again = accept(ws, brought(ws, ONE, WRONG, THIRD, head=FORM), "a")
    assert waiting(ws) == {again.batch_id: WAITS}
    last = accept(ws, brought(ws, ONE, TWO, THIRD, head=FORM), "a")
    assert waiting(ws) == {}
    undo(ws, last.batch_id, "a")
    undo(ws, again.batch_id, "a")
    assert waiting(ws) == {first.batch_id: WAITS}


def test_a_mended_row_does_not_wait_again_in_an_export_that_repeats_it(
    ws: Workspace,
) -> None:
    first = accept(ws, brought(ws, ONE, WRONG, head=FORM), "a")
    mend = {place: {"ytunnus": B} for place in WAITS}
    accept_mended(ws, first, mend, language="fi", author="a")
    accept(ws, brought(ws, ONE, WRONG, THIRD, head=FORM), "a")
    assert waiting(ws) == {}
    later = answered(2, "B Oy", "9000060-4", 25, "Maalaus;", at=dt.timedelta(hours=1))
    newest = accept(ws, brought(ws, ONE, later, THIRD, head=FORM), "a")
    assert waiting(ws) == {newest.batch_id: WAITS}
