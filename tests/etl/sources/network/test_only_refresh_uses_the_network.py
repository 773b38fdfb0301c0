"""The network is used by `refresh` alone: never by a page, a build or an import."""

import ast
import subprocess
import sys
from pathlib import Path

from etl.settings import PROJECT

NETWORK = PROJECT / "etl" / "sources" / "network"
USERS = {
    PROJECT / "etl" / "sources" / "refresh.py",
    PROJECT / "etl" / "sources" / "command.py",
    PROJECT / "etl" / "sources" / "catalogue" / "rounds.py",
}


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{a.name}" for a in node.names}
    return found


def test_nothing_but_refresh_and_its_command_reaches_the_network() -> None:
    rooms = [PROJECT / room for room in ("analysis", "etl", "ui", "pages")]
    files = [path for room in rooms for path in room.rglob("*.py")]
    for path in [PROJECT / "app.py", PROJECT / "server.py", *files]:
        if NETWORK in path.parents or path in USERS:
            continue
        names = imported(path)
        assert not any(one.startswith("etl.sources.network") for one in names), path
        assert "httpx" not in names, path
        assert not {"requests", "urllib.request"} & names, path


def test_loading_from_files_does_not_even_load_the_http_library() -> None:
    code = "import sys, etl.sources.refresh; sys.exit('httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=False)
    assert done.returncode == 0
