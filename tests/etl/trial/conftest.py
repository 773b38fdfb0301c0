"""The example data to try things on: a copy that each test may change."""

import shutil
from pathlib import Path

import pytest

from etl.settings import settings
from etl.workspace import Workspace, workspace
from tests.browser.workbook import write_faulty


@pytest.fixture
def example(
    demo_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Workspace:
    """Return the built example workspace, a copy."""
    folder = tmp_path / "copy"
    shutil.copytree(demo_data, folder)
    monkeypatch.setenv("VOIMAVARA_DATA", str(folder))
    settings.cache_clear()
    return workspace(demo=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a workbook of two right companies and some faults."""
    return write_faulty(tmp_path / "haastattelut.xlsx")
