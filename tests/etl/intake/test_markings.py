"""What must not be here at all is stopped before anything of it is kept."""

import pytest

from etl import journal, landing
from etl.intake.batch import propose
from etl.intake.marked import Marked
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


def test_everyday_words_only_ask(ws: Workspace) -> None:
    remark = "Tieto on luottamuksellinen"
    proposal = propose(ws, with_remark(remark), name="kysely.xlsx", author="a")
    assert "CONFIDENTIAL_WORD" in {one.code for one in proposal.file_findings}
    assert proposal.can_accept


def test_a_file_that_cannot_be_read_is_kept_all_the_same(ws: Workspace) -> None:
    with pytest.raises(UnreadableFile):
        propose(ws, b"not a workbook", name="kysely.xlsx", author="assistant")
    (kept,) = ws.landing.rglob("*.xlsx")
    assert kept.read_bytes() == b"not a workbook"
    assert landing.original(ws, kept.stem) is not None
