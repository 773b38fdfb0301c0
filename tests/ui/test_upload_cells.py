"""Where every cell of a file went: the reasons add up to what is left out."""

from pathlib import Path

from etl.intake.batch import propose
from etl.workspace import Workspace
from tests.browser.workbook import write_faulty
from ui.upload import place


def test_the_reasons_add_up_to_the_cells_that_are_left_out(
    ws: Workspace, tmp_path: Path
) -> None:
    file = write_faulty(tmp_path / "a.xlsx")
    proposal = propose(ws, file, author="t")
    counts = proposal.counts
    assert sum(place.left_out(proposal).values()) == counts["cells_ignored"]
    ended = sum(counts[f"cells_{one}"] for one in ("imported", "parked", "ignored"))
    assert ended == counts["cells_used"]
    assert counts["cells_parked"] > 0
