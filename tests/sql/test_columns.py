"""Every column of the marts is described once, and headed in every language."""

import tomllib
from typing import Any

import pytest
from babel.messages.pofile import read_po

from etl.build.graph import models
from etl.build.inputs import input_names
from etl.settings import LOCALE, SQL
from tests.sql.bench import Bench

ENDINGS = ("_name_fi", "_name_sv", "_name_en")


def described() -> dict[str, dict[str, str]]:
    text = (SQL / "columns.toml").read_text(encoding="utf-8")
    columns: dict[str, dict[str, str]] = tomllib.loads(text)
    return columns


def stem(column: str) -> str:
    return column[:-3] if column.endswith(ENDINGS) else column


def test_columns_of_the_marts_and_their_descriptions_agree(bench: Bench) -> None:
    every = [table for model in models(input_names()) for table in model.tables]
    bench.build(*(name.split(".")[1] for name in every if name.startswith("marts.")))
    found: dict[str, set[Any]] = {}
    for name, kind in bench.rows(
        "select column_name, lower(data_type) from duckdb_columns() "
        "where schema_name = 'marts'"
    ):
        found.setdefault(stem(str(name)), set()).add(kind)
    told = {name: set(facts["type"].split("/")) for name, facts in described().items()}
    assert found == told


def test_a_description_has_a_meaning_and_a_label() -> None:
    for name, facts in described().items():
        assert set(facts) == {"type", "unit", "meaning", "label_en"}, name
        assert facts["meaning"], name
        assert facts["label_en"], name


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_label_is_translated(language: str) -> None:
    known: set[object] = set()
    for path in (LOCALE / language).glob("*.po"):
        with path.open("rb") as file:
            known |= {message.id for message in read_po(file) if message.string}
    labels = {facts["label_en"] for facts in described().values()}
    assert labels <= known | {
        message[0] for message in known if isinstance(message, tuple)
    }
