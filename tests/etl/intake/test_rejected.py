"""A file that cannot be read is kept for a while, and its reason for ever."""

from datetime import UTC, datetime, timedelta

import pytest

from etl import journal, landing
from etl.intake.batch import accept, propose
from etl.intake.rejected import clear_rejected
from etl.reading import UnreadableFile
from etl.workspace import Workspace
from tests.etl.intake.conftest import RIGHT, write_sheets

LATER = datetime.now(UTC) + timedelta(days=31)
SOON = datetime.now(UTC) + timedelta(days=29)


def rejected(ws: Workspace) -> str:
    """Bring a file that is no workbook; return its hash."""
    with pytest.raises(UnreadableFile):
        propose(ws, b"not a workbook", name="kysely.xlsx", author="assistant")
    (event,) = journal.events(ws, "upload_rejected")
    return event.subject


def test_the_reason_and_the_sender_are_written_down(ws: Workspace) -> None:
    sha256 = rejected(ws)
    (event,) = journal.events(ws, "upload_rejected")
    assert event.author == "assistant"
    assert event.payload["code"]
    assert landing.original(ws, sha256) is not None


def test_the_bytes_go_after_thirty_days_and_the_reason_stays(ws: Workspace) -> None:
    sha256 = rejected(ws)
    assert clear_rejected(ws, now=SOON) == []
    assert clear_rejected(ws, now=LATER) == [sha256]
    assert landing.original(ws, sha256) is None
    assert journal.events(ws, "upload_rejected")[0].subject == sha256
    assert clear_rejected(ws, now=LATER) == []


def test_a_file_that_came_into_use_is_never_cleared(ws: Workspace) -> None:
    proposal = propose(ws, write_sheets(RIGHT), name="oikea.xlsx", author="a")
    accept(ws, proposal, "a")
    sha256 = proposal.original.sha256
    journal.append(ws, "upload_rejected", subject=sha256, author="a", payload={})
    assert clear_rejected(ws, now=LATER) == []
    assert landing.original(ws, sha256) is not None


def test_the_same_file_brought_again_is_kept_anew(ws: Workspace) -> None:
    sha256 = rejected(ws)
    clear_rejected(ws, now=LATER)
    with pytest.raises(UnreadableFile):
        propose(ws, b"not a workbook", name="kysely.xlsx", author="assistant")
    assert landing.original(ws, sha256) is not None
