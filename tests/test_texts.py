"""Every text of the product is there in every language, with the same places."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from etl.settings import LOCALE, PROJECT

KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "Refused": (1,),
    "NeedsChoice": (1,),
}
TOLD_IN = (
    "sql/columns.toml",
    "sql/tables.toml",
    "etl/mappings/registers/rhythm.toml",
)
"""Where columns, tables and sources are called and explained."""
PLACE = re.compile(r"\{[a-z_0-9]*[^{}]*\}")


def texts_in_code() -> set[str | tuple[str, ...]]:
    found: set[str | tuple[str, ...]] = set()
    for room in ("etl", "ui", "pages"):
        for _, _, message, _, _ in extract_from_dir(
            PROJECT / room, [("**.py", "python")], keywords=KEYWORDS
        ):
            found.add(message)
    for _, _, message, _, _ in extract_from_dir(
        PROJECT,
        [("app.py", "python"), ("server.py", "python")],
        keywords=KEYWORDS,
        directory_filter=lambda _path: False,
    ):
        found.add(message)
    return {message for message in found if message} | check_meanings()


def check_meanings() -> set[str]:
    first_lines = [
        path.read_text(encoding="utf-8").splitlines()[0]
        for path in (PROJECT / "sql" / "checks").rglob("*.sql")
    ]
    return {line.partition(":")[2].strip() for line in first_lines}


def catalogue(language: str) -> dict[str, tuple[Path, object]]:
    found: dict[str, tuple[Path, object]] = {}
    for path in sorted((LOCALE / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if not message.id:
                    continue
                key = message.id if isinstance(message.id, str) else message.id[0]
                assert key not in found, f"{path} and {found[key][0]}: {key!r}"
                assert not message.fuzzy, f"{path}: {key!r} is marked as unsure"
                found[key] = (path, message)
    return found


def test_no_text_hides_inside_an_f_string_where_translators_cannot_see_it() -> None:
    for path in [PROJECT / "app.py", PROJECT / "server.py", *python_files()]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                hidden = [call for call in ast.walk(node) if _is_marked(call)]
                assert not hidden, f"{path}:{node.lineno}"


def python_files() -> list[Path]:
    return [
        p for room in ("etl", "ui", "pages") for p in (PROJECT / room).rglob("*.py")
    ]


def _is_marked(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in KEYWORDS
        and bool(node.args)
        and isinstance(node.args[0], ast.Constant)
    )


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_text_in_the_code_is_translated(language: str) -> None:
    known = catalogue(language)
    keys = {text if isinstance(text, str) else text[0] for text in texts_in_code()}
    missing = sorted(key for key in keys if key not in known)
    assert not missing, f"{len(missing)} texts without {language}: {missing[:10]}"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_column_is_headed_and_explained(language: str) -> None:
    missing = sorted(column_labels() - set(catalogue(language)))
    assert not missing, f"{len(missing)} column texts: {missing[:10]}"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_translation_is_empty_or_has_other_places(language: str) -> None:
    for key, (path, message) in catalogue(language).items():
        strings = (
            message.string if isinstance(message.string, tuple) else (message.string,)
        )
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted = set(PLACE.findall(ids[-1]))
        for string in strings:
            assert string, f"{path}: {key!r} is empty"
            assert set(PLACE.findall(string)) <= wanted, f"{path}: {key!r}"
        assert set(PLACE.findall(strings[-1])) == wanted, f"{path}: {key!r}"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_what_counts_in_a_catalogue_counts_in_the_code(language: str) -> None:
    counted = {text for text in texts_in_code() if isinstance(text, tuple)}
    for path, message in catalogue(language).values():
        if isinstance(message.id, tuple):
            assert message.id in counted, f"{path}: {message.id}"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_translation_is_left_over(language: str) -> None:
    used = {text if isinstance(text, str) else text[0] for text in texts_in_code()}
    used |= column_labels()
    left = sorted(set(catalogue(language)) - used)
    assert not left, f"{len(left)} texts that nothing shows: {left[:10]}"


def column_labels() -> set[str]:
    found: set[str] = set()

    def walk(node: object) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                if isinstance(value, str) and key in {"label_en", "meaning"}:
                    found.add(value)
                walk(value)

    for file in TOLD_IN:
        walk(tomllib.loads((PROJECT / file).read_text(encoding="utf-8")))
    return found
