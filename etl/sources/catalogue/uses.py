"""Which tables each page shows, read from the code of the pages.

A page uses the queries that are named in its own file, and in the functions of `ui`
that it or they refer to; a query uses the marts that its SQL names.
"""

import ast
from collections.abc import Iterator, Mapping
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
            waiting += _referred(part)
    return found


@cache
def _module(file: str) -> tuple[ast.Module, Mapping[str, str], Mapping[str, Part]]:
    """Return a file's code, its modules by name, and what it takes from others."""
    tree = ast.parse(Path(file).read_text(encoding="utf-8"))
    modules: dict[str, str] = {}
    taken: dict[str, Part] = {}
    for node in ast.walk(tree):
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
    return tree, modules, taken


@cache
def _file(module: str) -> str:
    path = PROJECT / module.replace(".", "/")
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.is_file():
            return str(file)
    return ""


@cache
def _nodes(part: Part) -> tuple[ast.AST, ...]:
    """Return the statements of a part: all of a file, or those that define a name."""
    tree = _module(part[0])[0]
    if not part[1]:
        return (tree,)
    return tuple(node for node in tree.body if part[1] in _defined(node))


def _defined(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    targets = list(node.targets) if isinstance(node, ast.Assign) else []
    targets += [node.target] if isinstance(node, ast.AnnAssign) else []
    return {one.id for one in targets if isinstance(one, ast.Name)}


@cache
def _referred(part: Part) -> tuple[Part, ...]:
    return tuple(dict.fromkeys(_references(part)))


def _references(part: Part) -> Iterator[Part]:
    _tree, modules, taken = _module(part[0])
    for top in _nodes(part):
        for node in ast.walk(top):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                if node.value.id in modules:
                    yield modules[node.value.id], node.attr
            elif isinstance(node, ast.Name):
                yield taken.get(node.id, (part[0], node.id))


@cache
def _asked(part: Part) -> frozenset[str]:
    return frozenset(
        str(node.args[0].value)
        for top in _nodes(part)
        for node in ast.walk(top)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in ASKING
        and node.args
        and isinstance(node.args[0], ast.Constant)
    )
