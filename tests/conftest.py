"""What every test may ask for: a workspace of its own, real files, the example data."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import is_hypothesis_test
from hypothesis import settings as hypothesis_settings

from etl.reading.kept import forget_all
from etl.settings import settings
from etl.workspace import Workspace, workspace


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Try fewer examples in the usual run; leave out what needs files not here."""
    if "not full" in config.option.markexpr:
        for item in items:
            _try_fewer_examples(item)
    if os.environ.get("VOIMAVARA_REALDATA"):
        return
    reason = pytest.mark.skip(reason="VOIMAVARA_REALDATA names no folder")
    for item in items:
        if item.get_closest_marker("realdata"):
            item.add_marker(reason)


def _try_fewer_examples(item: pytest.Item) -> None:
    """Try a quarter of a property's examples, the same ones each time."""
    test = getattr(item, "obj", None)
    if is_hypothesis_test(test):
        own = test._hypothesis_internal_use_settings
        fewer = max(own.max_examples // 4, min(own.max_examples, 10))
        test._hypothesis_internal_use_settings = hypothesis_settings(
            own, max_examples=fewer, derandomize=True, database=None
        )


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give each test a data folder of its own, so no test meets another's."""
    monkeypatch.setenv("VOIMAVARA_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("etl.reading.rate._brought", {})
    forget_all()
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def ws() -> Workspace:
    """Return an empty real workspace."""
    return workspace()


@pytest.fixture(scope="session")
def realdata() -> Path:
    """Return the folder of real register files and workbooks."""
    return Path(os.environ["VOIMAVARA_REALDATA"])


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder whose example workspace is built; do not change it."""
    return _made_once(tmp_path_factory, "demo_data", _build_demo)


@pytest.fixture(scope="session")
def empty_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder built before anything is in it; do not change it."""
    return _made_once(tmp_path_factory, "empty_data", _build_empty)


@pytest.fixture
def built(ws: Workspace, empty_data: Path) -> None:
    """Give the empty workspace a build, so that the next one runs what changed."""
    shutil.copytree(empty_data, ws.root)


def _made_once(
    factory: pytest.TempPathFactory, name: str, make: Callable[[], object]
) -> Path:
    """Make a data folder that the workers of one run share: the first makes it."""
    own = factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder, ready = shared / name, shared / f"{name}.ready"
    with FileLock(shared / f"{name}.lock"):
        if not ready.exists():
            shutil.rmtree(folder, ignore_errors=True)
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("VOIMAVARA_DATA", str(folder))
                settings.cache_clear()
                make()
            settings.cache_clear()
            ready.touch()
    return folder


def _build_demo() -> None:
    from etl import demo  # noqa: PLC0415  (most tests need neither)
    from etl.build import build  # noqa: PLC0415

    ws = workspace(demo=True)
    demo.fill(ws)
    build(ws)


def _build_empty() -> None:
    from etl.build import build  # noqa: PLC0415  (slow to load)

    build(workspace())
