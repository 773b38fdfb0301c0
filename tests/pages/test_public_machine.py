"""The public view runs on a machine where nothing but the public's file is."""

import shutil
from pathlib import Path

import pytest

from etl.build import current_build
from etl.settings import settings
from etl.workspace import workspace
from tests.pages.conftest import Visit
from tests.pages.reading import html
from ui.navigation import PAGES
from ui.rights import roles

OPENED = [one.path for one in PAGES if roles()["stakeholder"].opens(one.path)]


@pytest.fixture
def alone(
    demo_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, visit: Visit
) -> Visit:
    """Return the act of opening a page where only the public's file was copied to."""
    build_id = str(current_build(workspace(demo=True), "public"))
    there = Path("demo_workspace") / "warehouse"
    folder = tmp_path / "public" / there
    (folder / build_id).mkdir(parents=True)
    for name in ("CURRENT.public", f"{build_id}/public.duckdb"):
        shutil.copyfile(demo_data / there / name, folder / name)
    monkeypatch.setenv("VOIMAVARA_DATA", str(tmp_path / "public"))
    monkeypatch.setenv("VOIMAVARA_AUDIENCE", "public")
    settings.cache_clear()
    return visit


@pytest.mark.parametrize("path", OPENED)
def test_each_page_opens_with_the_publics_file_alone(alone: Visit, path: str) -> None:
    app = alone(path, lang="fi")
    assert not app.exception
    assert "<h1>" in html(app)


def test_a_wider_role_in_the_address_opens_nothing_more(alone: Visit) -> None:
    app = alone("supply/chokepoints.py", lang="fi", role="project_manager")
    assert not app.exception
    assert "Julkinen" in html(app)
