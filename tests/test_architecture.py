"""The rules of layout, dependency and size that keep the code readable."""

import ast
import re
from pathlib import Path

import pytest

from etl.build.graph import table_references
from etl.settings import PROJECT, SQL

LAYERS = ["analysis", "etl", "ui", "pages", "app"]
FORBIDDEN = {
    "analysis": {"duckdb", "streamlit", "plotly", "pydeck", "sqlalchemy"},
    "etl": {"streamlit", "plotly", "pydeck"},
    "pages": {"duckdb", "pandas", "sqlalchemy", "plotly", "pydeck"},
}
ROOMS = ("analysis", "etl", "ui", "pages", "tests")


def python_files(*rooms: str) -> list[Path]:
    found = [path for room in rooms for path in (PROJECT / room).rglob("*.py")]
    return sorted(found)


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("room", ["analysis", "etl", "ui", "pages"])
def test_a_room_imports_only_what_stands_to_its_right(room: str) -> None:
    later = set(LAYERS[LAYERS.index(room) + 1 :])
    if room == "analysis":
        later |= {"etl"}
    for path in python_files(room):
        tops = {name.split(".")[0] for name in imports(path)}
        assert not tops & (later | FORBIDDEN.get(room, set())), path


def test_pages_use_only_ui_and_never_each_other() -> None:
    for path in python_files("pages"):
        tops = {name.split(".")[0] for name in imports(path)}
        assert not tops & {"etl", "analysis", "pages"}, path


def test_no_page_lies_directly_in_pages() -> None:
    assert not list((PROJECT / "pages").glob("*.py"))


def test_every_page_answers_a_question_within_80_lines() -> None:
    for path in python_files("pages"):
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 80, path
        assert (ast.get_docstring(ast.parse(text)) or "").split("\n")[0], path


def test_pages_hold_no_sql() -> None:
    for path in python_files("pages"):
        assert not re.search(r"\bselect\b.+\bfrom\b", path.read_text(), re.I | re.S), (
            path
        )


def test_python_files_stay_within_250_lines() -> None:
    for path in python_files(*ROOMS):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 250, path


def test_functions_stay_within_40_lines() -> None:
    for path in python_files("analysis", "etl", "ui"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert _net_length(node) <= 40, f"{path}:{node.lineno} {node.name}"


def _net_length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    start = (first.end_lineno or 0) + 1 if documented else node.lineno
    return (node.end_lineno or 0) - start + 1


def test_tests_stay_within_25_lines_and_journeys_within_120() -> None:
    for path in python_files("tests"):
        limit = 120 if "browser" in path.parts else 25
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                assert _net_length(node) <= limit, f"{path}:{node.lineno} {node.name}"


def test_folders_hold_at_most_12_files() -> None:
    roomy = {SQL / "marts", SQL / "checks", SQL / "pages", SQL / "staging"}
    for room in ("analysis", "etl", "ui", "pages", "sql"):
        for folder in [PROJECT / room, *(PROJECT / room).rglob("*/")]:
            if folder.name == "__pycache__":
                continue
            limit = 30 if folder in roomy else 12
            files = [p for p in folder.glob("*") if p.is_file()]
            counted = [p for p in files if p.name != "__init__.py"]
            assert len(counted) <= limit, f"{folder}: {len(counted)} files"


def test_sql_stays_within_its_limits() -> None:
    for path in SQL.rglob("*.sql"):
        lines = path.read_text(encoding="utf-8").splitlines()
        limit = 30 if path.parent.name == "pages" else 80
        assert len(lines) <= limit, path
        assert all(len(line) <= 80 for line in lines), path
        assert lines[0].startswith("--"), f"{path}: the first line says the grain"


def test_page_queries_read_only_marts() -> None:
    for path in (SQL / "pages").rglob("*.sql"):
        for table in table_references(path.read_text(encoding="utf-8")):
            assert table.startswith("marts."), f"{path}: {table}"


def test_nothing_writes_unsafe_html_or_unguarded_downloads() -> None:
    for path in python_files("ui", "pages"):
        text = path.read_text(encoding="utf-8")
        assert "unsafe_allow_html" not in text, path
        assert "st.download_button" not in text, path


WAYS_OUT = re.compile(
    r"outbox\.deposit|\.to_(csv|excel|json|html|parquet|clipboard|markdown)\(|"
    r"write_(image|html)\(|to_image\(|st\.(dataframe|data_editor)\(|"
    r"displayModeBar\W+True"
)
HELD = {
    "ui/export.py": "outbox.deposit",
    # cells that the reader brought and mends: nobody else's
    "ui/upload/grid.py": "st.data_editor(",
}


def test_nothing_leaves_but_through_the_one_way_out() -> None:
    for path in python_files("ui", "pages"):
        found = {hit[0] for hit in WAYS_OUT.finditer(path.read_text(encoding="utf-8"))}
        allowed = HELD.get(path.relative_to(PROJECT).as_posix())
        assert found <= {allowed}, f"{path}: {found}"


def test_the_project_names_no_place_of_the_machine_it_was_made_on() -> None:
    tracked = [*PROJECT.glob("*.*"), *PROJECT.glob("docs/**/*.md")]
    for path in [*python_files(*ROOMS), *(p for p in tracked if p.is_file())]:
        if path.suffix in {".py", ".md", ".txt", ".toml"} and path != Path(__file__):
            assert "/work/" not in path.read_text(encoding="utf-8"), path
