"""Whatever stands between tags has gone through `escape` or `rich` first.

Text becomes markup in one place, `html.escape`, and in `ui.page.rich`, which calls it
and makes two stars bold. A value that is read, said or put together from data may not
be written between tags by itself.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from etl.settings import PROJECT

BANNED = re.compile(
    r"unsafe_allow_html|unsafe_allow_javascript|components\.(v1\.)?html"
)
TAG = re.compile(r"<[a-z/]")
RAW_CALLS = {"_", "ngettext", "format", "str", "get", "strip", "lower", "title"}
"""Calls whose result is a text that nobody has escaped."""
OURS = {"style", "colours", "text", "row.symbol", "style.template", "one.kind"}
"""Roots and values that are written in the code: colours, widths, names of marks."""


def files() -> list[Path]:
    return [p for room in ("ui", "pages") for p in (PROJECT / room).rglob("*.py")]


def test_no_page_lets_markup_through_unlooked_at() -> None:
    for path in [PROJECT / "app.py", *files()]:
        assert not BANNED.search(path.read_text(encoding="utf-8")), path


def test_nothing_stands_between_tags_that_was_not_escaped() -> None:
    found = [line for path in files() for line in raw_values(path)]
    assert not found, "\n".join(found)


def test_a_value_that_is_not_escaped_would_be_noticed(tmp_path: Path) -> None:
    file = tmp_path / "page.py"
    for value in ("row[0]", "one.name", "words", "_(one)", "str(one)"):
        file.write_text(
            f"def f(row, one):\n    words = one.title.lower()\n"
            f"    return f'<p>{{{value}}}</p>'\n"
        )
        assert len(list(raw_values(file))) == 1, value
    file.write_text("def f(one):\n    return f'<p>{escape(one.name)}</p>'\n")
    assert not list(raw_values(file))


def raw_values(path: Path) -> Iterator[str]:
    """Yield the values between tags of one file that nobody has escaped."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            said = assigned(function)
            for string in ast.walk(function):
                for value in values_between_tags(string):
                    if is_raw(value, said):
                        yield f"{path}:{value.lineno}: {ast.unparse(value)}"


def values_between_tags(node: ast.AST) -> list[ast.expr]:
    if not isinstance(node, ast.JoinedStr):
        return []
    parts = [str(v.value) for v in node.values if isinstance(v, ast.Constant)]
    if not TAG.search("".join(parts)):
        return []
    return [v.value for v in node.values if isinstance(v, ast.FormattedValue)]


def assigned(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    """Return what each name of a function is given in it."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).append(node.value)
    return found


def is_raw(value: ast.expr, said: dict[str, list[ast.expr]]) -> bool:
    """Tell whether a value is data or words as they are."""
    if isinstance(value, ast.Call):
        act = value.func
        name = act.attr if isinstance(act, ast.Attribute) else getattr(act, "id", "")
        is_counted = name == "str" and isinstance(value.args[0], ast.BinOp)
        return name in RAW_CALLS and not is_counted
    if isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Slice):
        return is_raw(value.value, said)
    if isinstance(value, ast.Attribute | ast.Subscript):
        root = ast.unparse(value).partition(".")[0].partition("[")[0]
        return not (root.isupper() or root in OURS or ast.unparse(value) in OURS)
    if isinstance(value, ast.BoolOp):
        return any(is_raw(one, said) for one in value.values)
    if isinstance(value, ast.IfExp):
        return is_raw(value.body, said) or is_raw(value.orelse, said)
    if isinstance(value, ast.Name):
        rest = {name: given for name, given in said.items() if name != value.id}
        return any(is_raw(one, rest) for one in said.get(value.id, ()))
    return False
