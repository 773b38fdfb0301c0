"""The pointer to the current build is swapped also where a reader is just at it."""

import os

import pytest

from etl.build import publish
from etl.build.publish import build_file, current_build, point_to
from etl.workspace import Workspace


def test_a_pointer_that_is_being_read_is_swapped_a_moment_later(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = build_file(ws, "one", "internal")
    file.parent.mkdir(parents=True)
    file.write_bytes(b"")
    swap, refusals = os.replace, [PermissionError(), PermissionError()]

    def busy(*places: str) -> None:
        if refusals:
            raise refusals.pop()
        swap(*places)

    monkeypatch.setattr(publish.os, "replace", busy)
    point_to(ws, "internal", "one")
    assert current_build(ws) == "one"


def test_a_pointer_that_nobody_may_write_is_told_after_a_moment(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws.warehouse.mkdir(parents=True)

    def closed(*_places: str) -> None:
        raise PermissionError("closed")

    monkeypatch.setattr(publish.os, "replace", closed)
    with pytest.raises(PermissionError, match="closed"):
        point_to(ws, "internal", "one")
