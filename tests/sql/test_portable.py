"""Models keep to the SQL that DuckDB and Spark read the same way."""

import re
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from etl.settings import SQL

MODELS = sorted(
    path for layer in ("staging", "marts") for path in (SQL / layer).rglob("*.sql")
)
# idioms that Spark does not have, or reads in another way without saying so
BANNED = {
    "pivot": r"\bpivot\b",
    "unpivot": r"\bunpivot\b",
    "asof join": r"\basof\b",
    "union by name": r"\bby name\b",
    "* replace": r"\*\s*replace\b",
    "list comprehension": r"\[[^\]]*\bfor\b",
    "quantile_cont": r"\bquantile_cont\b",
    "strip_accents": r"\bstrip_accents\b",
    "jaro_winkler_similarity": r"\bjaro_winkler_similarity\b",
    "date_diff month": r"\bdate_diff\s*\(\s*'month'",
    "round": r"\bround\s*\(",
    "current date": r"\b(current_date|now\(|today\()",
}
BARE_JOIN = re.compile(r"(?<!inner)(?<!left)(?<!cross)(?<!full)\s+join\b")


def text_of(path: Path) -> str:
    return re.sub(r"--[^\n]*", "", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_a_model_keeps_to_the_portable_subset(path: Path) -> None:
    found = [name for name, idiom in BANNED.items() if re.search(idiom, text_of(path))]
    assert not found
    assert sqlglot.transpile(text_of(path), read="duckdb", write="spark")


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_a_model_is_one_select_with_named_columns(path: Path) -> None:
    (tree,) = sqlglot.parse(text_of(path), read="duckdb")
    branches = [tree] if isinstance(tree, exp.Select) else list(_branches(tree))
    for branch in branches:
        assert not any(isinstance(column, exp.Star) for column in branch.expressions)
        assert not branch.is_star


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_a_model_is_written_in_the_style_of_the_house(path: Path) -> None:
    text = text_of(path)
    without_strings = re.sub(r"'[^']*'", "''", text)
    assert without_strings == without_strings.lower()
    assert not BARE_JOIN.search(without_strings), "write `inner join` or `left join`"
    assert path.read_text(encoding="utf-8").startswith("-- one row per ")
    assert not re.search(r"\border by\b(?![^()]*\))", without_strings)


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_an_integer_is_cast_only_from_text(path: Path) -> None:
    (tree,) = sqlglot.parse(text_of(path), read="duckdb")
    for cast in tree.find_all(exp.Cast):
        if cast.to.this in {exp.DataType.Type.INT, exp.DataType.Type.BIGINT}:
            assert isinstance(cast, exp.TryCast), cast.sql()


def _branches(tree: exp.Expr) -> list[exp.Select]:
    if isinstance(tree, exp.SetOperation):
        return [*_branches(tree.left), *_branches(tree.right)]
    return [tree.unnest()] if isinstance(tree.unnest(), exp.Select) else []
