"""Pages opened from `app.py` on the example data, and the warehouse to compare with."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from etl.build import build_file, current_build
from etl.settings import PROJECT, settings
from etl.workspace import workspace
from ui.warehouse import connection

Visit = Callable[..., AppTest]
Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def visit(demo_data: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Return an act that opens `pages/<path>` with an address."""
    monkeypatch.setenv("VOIMAVARA_DATA", str(demo_data))
    monkeypatch.setenv("VOIMAVARA_START_WITH", "demo")
    settings.cache_clear()

    def open_page(path: str, **address: str) -> AppTest:
        app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
        if "role" in address:  # the menu has only the pages of the role
            app.query_params["role"] = address["role"]
        app.run()
        app.switch_page(str(PROJECT / "pages" / path))
        for key, value in address.items():
            app.query_params[key] = value
        return app.run()

    return open_page


@pytest.fixture
def ask(visit: Visit) -> Ask:
    """Return an act that asks the warehouse of the example, the internal one."""
    ws = workspace(demo=True)

    def rows(sql: str, audience: str = "internal") -> list[tuple[Any, ...]]:
        file = build_file(ws, current_build(ws, audience) or "", audience)
        return connection(str(file)).cursor().execute(sql).fetchall()

    return rows
