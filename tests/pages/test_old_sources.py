"""A source that fails or is very old is told on the pages that use it, on no other."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl.build import build, build_file, current_build
from etl.build.engine import open_to_read
from etl.errors import Refused
from etl.settings import settings
from etl.sources.catalogue.failure import note_failure, note_success
from etl.sources.catalogue.whole import Catalogue, Failing, catalogue
from etl.workspace import workspace
from tests.pages.conftest import Visit
from tests.pages.reading import words
from ui.catalogue import facts, warning

WITH = (
    "workforce/availability.py",
    "overview/front.py",
    "capability/capability_map.py",
)
WITHOUT = ("sources/matching.py", "overview/how_to_read.py")
TOLD = "Lataus ei ole onnistunut"


@pytest.fixture
def own_copy(
    demo_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, visit: Visit
) -> Visit:
    """Return the act of opening a page on a copy of the example, free to change."""
    shutil.copytree(demo_data, tmp_path / "own")
    monkeypatch.setenv("VOIMAVARA_DATA", str(tmp_path / "own"))
    settings.cache_clear()
    return visit


def test_a_failing_source_is_told_on_its_pages_until_it_loads_again(
    own_copy: Visit,
) -> None:
    ws = workspace(demo=True)
    before = words(own_copy("workforce/availability.py", lang="fi"))
    reason = Refused("The server answered {status}.", status=503)
    note_failure(ws, "employment", reason, "t")
    build(ws)
    for path in WITH:
        text = words(own_copy(path, lang="fi"))
        assert TOLD in text, path
        assert "503" in text, path
    for path in WITHOUT:
        assert TOLD not in words(own_copy(path, lang="fi")), path
    public = words(own_copy("overview/front.py", lang="fi", role="stakeholder"))
    assert TOLD in public
    assert "503" not in public
    note_success(ws, "employment", "t")
    build(ws, audiences=False)
    assert words(own_copy("workforce/availability.py", lang="fi")).count(TOLD) == 0
    assert TOLD not in before


def catalogue_on(day: dt.date) -> Catalogue:
    """Return the catalogue of the example as if its statistics were real ones."""
    ws = workspace(demo=True)
    file = build_file(ws, current_build(ws) or "", "internal")
    found = catalogue(open_to_read(file).cursor(), day)
    real = [
        replace(one, tables=tuple(replace(t, is_made_up=False) for t in one.tables))
        for one in found.sources
    ]
    return Catalogue(tuple(real), found.tables)


@pytest.mark.parametrize(
    ("day", "paths"),
    [
        (dt.date(2026, 11, 25), set()),
        (dt.date(2028, 2, 1), {"workforce/availability.py", "supply/chokepoints.py"}),
    ],
)
def test_a_very_old_table_is_told_where_it_is_shown(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, day: dt.date, paths: set[str]
) -> None:
    found = catalogue_on(day)
    monkeypatch.setattr(facts, "known", lambda: found)
    told: dict[str, Any] = {}
    for path in ("workforce/availability.py", "supply/chokepoints.py", *WITHOUT):
        told[path] = [source.name for source, _words in warning.told(path)]
    assert {path for path, names in told.items() if "employment" in names} == paths


def test_a_table_that_did_not_come_is_named_where_it_is_shown(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = catalogue_on(dt.date(2026, 11, 25))
    values = '{"status": "503", "failed_parts": "115h"}'
    failing = Failing(dt.datetime(2026, 11, 1), "The server answered {status}.", values)
    gone = [
        replace(one, failure=failing) if one.name == "employment" else one
        for one in found.sources
    ]
    monkeypatch.setattr(facts, "known", lambda: Catalogue(tuple(gone), found.tables))
    ((source, sentence),) = warning.told("capability/capability_map.py")
    assert source.name == "employment"
    assert "115h: " in sentence
    assert "503" in sentence
    assert warning.told("overview/how_to_read.py") == []


def test_the_example_does_not_age(visit: Visit, monkeypatch: Any) -> None:
    ws = workspace(demo=True)
    file = build_file(ws, current_build(ws) or "", "internal")
    found = catalogue(open_to_read(file).cursor(), dt.date(2040, 1, 1))
    made_up = [one for one in found.sources if one.is_made_up]
    monkeypatch.setattr(facts, "known", lambda: Catalogue(tuple(made_up), found.tables))
    assert warning.told("workforce/availability.py") == []
