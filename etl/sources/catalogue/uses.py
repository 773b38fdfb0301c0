"""Which tables each page shows, read from the code of the pages.

A page uses the queries that are named in its own file, and in the functions of `ui`
that it or they refer to; a query uses the marts that its SQL names.
"""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.build.graph import table_references
from etl.settings import PROJECT, SQL

ASKING = {"query", "is_shown"}
Part = tuple[str, str]
"""A file and a name at its top, "" for the whole file."""


@cache
def marts_by_page() -> Mapping[str, frozenset[str]]:
    """Return the marts that each page shows, by its path below `pages/`."""
    texts = _queries()
    found = {}
    for file in sorted((PROJECT / "pages").rglob("*.py")):
        path = file.relative_to(PROJECT / "pages").as_posix()
        asked = {name for part in _reached(str(file)) for name in _asked(part)}
        marts = {mart for name in asked for mart in texts.get(name, ())}
        found[path] = frozenset(marts)
    return found


def _queries() -> dict[str, tuple[str, ...]]:
    return {
        path.stem: tuple(
            name.removeprefix("marts.")
            for name in table_references(path.read_text(encoding="utf-8"))
        )
        for path in (SQL / "pages").rglob("*.sql")
    }


def _reached(page: str) -> set[Part]:
    """Return every part of the code that a page refers to, through others too."""
    found: set[Part] = set()
    waiting: list[Part] = [(page, "")]
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            waiting += _code(part).refers
    return found


def _asked(part: Part) -> frozenset[str]:
    return _code(part).asks


def _code(part: Part) -> "_Code":
    return _module(part[0]).get(part[1], NO_CODE)


@dataclass(frozen=True)
class _Code:
    """What one part of the code refers to, and the queries that it names."""

    refers: frozenset[Part] = frozenset()
    asks: frozenset[str] = frozenset()


NO_CODE = _Code()


@cache
def _module(file: str) -> Mapping[str, _Code]:
    """Return the parts of a file by name; each statement is walked once."""
    tree = ast.parse(Path(file).read_text(encoding="utf-8"))
    modules, taken = _imports(tree)
    own = {name for node in tree.body for name in _defined(node)}
    parts: dict[str, list[_Code]] = {}
    for node in tree.body:
        code = _of_statement(node, modules, taken, {name: (file, name) for name in own})
        for name in ("", *_defined(node)):
            parts.setdefault(name, []).append(code)
    return {name: _joined(codes) for name, codes in parts.items()}


def _joined(codes: Sequence[_Code]) -> _Code:
    refers = frozenset[Part]().union(*(one.refers for one in codes))
    return _Code(refers, frozenset[str]().union(*(one.asks for one in codes)))


def _imports(tree: ast.Module) -> tuple[dict[str, str], dict[str, Part]]:
    """Return a file's modules of `ui` by name, and what it takes from others."""
    modules: dict[str, str] = {}
    taken: dict[str, Part] = {}
    for node in tree.body:
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith(
            "ui"
        ):
            continue
        for one in node.names:
            name = one.asname or one.name
            if other := _file(f"{node.module}.{one.name}"):
                modules[name] = other
            elif other := _file(str(node.module)):
                taken[name] = (other, one.name)
    return modules, taken


@cache
def _file(module: str) -> str:
    path = PROJECT / module.replace(".", "/")
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.is_file():
            return str(file)
    return ""


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = list(node.targets) if isinstance(node, ast.Assign) else []
    targets += [node.target] if isinstance(node, ast.AnnAssign) else []
    return [one.id for one in targets if isinstance(one, ast.Name)]


def _of_statement(
    statement: ast.stmt,
    modules: Mapping[str, str],
    taken: Mapping[str, Part],
    own: Mapping[str, Part],
) -> _Code:
    refers: set[Part] = set()
    asks: set[str] = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.value.id in modules:
                refers.add((modules[node.value.id], node.attr))
        elif isinstance(node, ast.Name):
            if part := taken.get(node.id) or own.get(node.id):
                refers.add(part)
        elif isinstance(node, ast.Call):
            asks |= _named_query(node)
    return _Code(frozenset(refers), frozenset(asks))


def _named_query(call: ast.Call) -> set[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    first = call.args[0] if call.args else None
    if name in ASKING and isinstance(first, ast.Constant):
        return {str(first.value)}
    return set()
