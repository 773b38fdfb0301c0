"""What is remembered between readers never hides a new build or another audience."""

import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from etl.build import build
from etl.intake.batch import accept, propose, undo
from etl.settings import settings
from etl.workspace import workspace
from tests.browser.workbook import write_faulty
from tests.pages.conftest import Visit
from tests.pages.reading import figures, html
from ui import warehouse
from ui.navigation import PAGES
from ui.rights import roles

SHOWING = [entry.path for entry in PAGES if entry.needs_build]
READERS = ("analyst", "partner_council", "stakeholder")
OPENED = [(p, r) for p in SHOWING for r in READERS if roles()[r].opens(p)]


@pytest.fixture
def own_copy(
    demo_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, visit: Visit
) -> Visit:
    """Return the act of opening a page on a copy of the example, free to change."""
    shutil.copytree(demo_data, tmp_path / "own")
    monkeypatch.setenv("VOIMAVARA_DATA", str(tmp_path / "own"))
    settings.cache_clear()
    return visit


def test_an_open_page_shows_a_new_build_and_its_undoing_at_once(
    own_copy: Visit, tmp_path: Path
) -> None:
    ws = workspace(demo=True)
    paths = ("capability/capability_map.py", "supply/chokepoints.py")
    pages = [own_copy(path, lang="fi") for path in paths]
    before = [figures(page) for page in pages]
    batch = accept(ws, propose(ws, write_faulty(tmp_path / "w.xlsx"), author="t"), "t")
    build(ws, audiences=False)
    after = [figures(page.run()) for page in pages]
    assert after[0] != before[0]
    undo(ws, batch.batch_id, "t")
    build(ws, audiences=False)
    assert [figures(page.run()) for page in pages] == before


@pytest.mark.parametrize(("path", "role"), OPENED)
def test_no_page_changes_the_rows_that_others_read_too(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, path: str, role: str
) -> None:
    read: list[tuple[pd.DataFrame, pd.DataFrame]] = []
    fetch = warehouse._rows

    def watched(*key: Any) -> pd.DataFrame:
        rows = fetch(*key)
        read.append((rows, rows.copy(deep=True)))
        return rows

    monkeypatch.setattr(warehouse, "_rows", watched)
    page = visit(path, lang="sv", role=role)
    first = html(page)
    assert html(page.run()) == first
    assert read
    for rows, untouched in read:
        assert_frame_equal(rows, untouched)


def test_what_one_view_remembers_is_not_shown_in_another(visit: Visit) -> None:
    path = "capability/capability_map.py"
    inside = html(visit(path, lang="fi", role="project_manager"))
    outside = html(visit(path, lang="fi", role="stakeholder"))
    assert html(visit(path, lang="fi", role="project_manager")) == inside
    assert inside != outside
