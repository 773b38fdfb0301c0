"""What must not be here at all is stopped before anything of it is kept."""

import pytest

from etl import journal, landing
from etl.intake.answers import remember
from etl.intake.answers.refusals import Stopped, Unanswered
from etl.intake.batch import accept, propose
from etl.intake.marked import Marked
from etl.intake.writing.template_file import template_workbook
from etl.language import LANGUAGES
from etl.reading import UnreadableFile
from etl.workspace import Workspace
from tests.etl.intake.conftest import RIGHT, write_sheets

CANARY = "Kanariasaari"
MARKED = {
    "CLASSIFIED_MARKING": f"{CANARY} TL IV KÄYTTÖ RAJOITETTU",
    "PERSONAL_IDENTITY_CODE": f"{CANARY} 131052-308T",
}


def with_remark(remark: str) -> bytes:
    first, second = RIGHT["yritykset"]
    sheets = RIGHT | {"yritykset": [first | {"konserni": remark}, second]}
    return write_sheets(sheets)


def everything_on_disk(ws: Workspace) -> bytes:
    return b"".join(p.read_bytes() for p in ws.root.rglob("*") if p.is_file())


@pytest.mark.parametrize("code", sorted(MARKED))
def test_a_marked_file_is_refused_and_nothing_of_it_is_kept(
    ws: Workspace, code: str
) -> None:
    with pytest.raises(Marked) as refusal:
        propose(ws, with_remark(MARKED[code]), name="kysely.xlsx", author="assistant")
    assert refusal.value.stop.code == code
    assert not list(ws.landing.rglob("*")) if ws.landing.exists() else True
    assert CANARY.encode() not in everything_on_disk(ws)
    (event,) = journal.events(ws, "upload_stopped")
    assert event.payload == {"code": code}
    for language in LANGUAGES:
        assert CANARY not in refusal.value.render(language)


def test_everyday_words_ask_and_hold_up_acceptance(ws: Workspace) -> None:
    remark = "Tieto on luottamuksellinen"
    proposal = propose(ws, with_remark(remark), name="kysely.xlsx", author="a")
    (cause,) = [c for c in proposal.causes if c.first.code == "CONFIDENTIAL_WORD"]
    assert (cause.first.severity, cause.first.cell) == ("ask", "I3")
    assert remark in cause.first.message("fi")
    assert not proposal.can_accept
    with pytest.raises(Unanswered, match="May the file be taken into use"):
        accept(ws, proposal, "a")


def test_everyday_words_that_were_allowed_are_not_asked_again(ws: Workspace) -> None:
    content = with_remark("Tieto on luottamuksellinen")
    asked = propose(ws, content, name="kysely.xlsx", author="a").findings[0]
    remember(ws, asked.question, "proposal", "a")
    again = propose(ws, content, name="toinen.xlsx", author="a")
    assert again.can_accept
    assert again.findings[0].severity == "tell"
    other = with_remark("Salainen hanke")
    assert not propose(ws, other, name="kysely.xlsx", author="a").can_accept


def test_a_file_that_somebody_has_said_no_to_stays_out(ws: Workspace) -> None:
    content = with_remark("Salainen hanke")
    asked = propose(ws, content, name="kysely.xlsx", author="a").findings[0]
    remember(ws, asked.question, "leave", "a")
    proposal = propose(ws, content, name="kysely.xlsx", author="a")
    with pytest.raises(Stopped):
        accept(ws, proposal, "a")


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_template_asks_nothing(ws: Workspace, language: str) -> None:
    content = template_workbook(language)
    proposal = propose(ws, content, name="pohja.xlsx", author="a")
    assert "CONFIDENTIAL_WORD" not in {one.code for one in proposal.findings}


def test_a_file_that_cannot_be_read_is_kept_all_the_same(ws: Workspace) -> None:
    with pytest.raises(UnreadableFile):
        propose(ws, b"not a workbook", name="kysely.xlsx", author="assistant")
    (kept,) = ws.landing.rglob("*.xlsx")
    assert kept.read_bytes() == b"not a workbook"
    assert landing.original(ws, kept.stem) is not None
