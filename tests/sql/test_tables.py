"""Every table of the marts is named and explained, and so is every source."""

import tomllib

from etl.build.graph import internal_models
from etl.settings import SQL
from etl.sources.catalogue.known import known_sources

MADE = {table for model in internal_models() for table in model.tables}


def told() -> dict[str, dict[str, str]]:
    text = (SQL / "tables.toml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, str]] = tomllib.loads(text)
    return tables


def test_every_mart_has_a_name_and_a_meaning() -> None:
    marts = {name.removeprefix("marts.") for name in MADE if name[:6] == "marts."}
    described = {name for name, facts in told().items() if facts.get("meaning")}
    assert marts - described == set()


def test_no_table_is_described_that_nothing_makes() -> None:
    assert set(told()) <= {name.split(".")[1] for name in MADE}


def test_every_source_says_what_it_is_how_old_it_may_be_and_how_it_was_tried() -> None:
    for source in known_sources():
        assert source.meaning, source.name
        assert source.label != source.name
        assert source.tried in {"real", "shape"}, source.name
        assert 0 < source.late < source.very_late, source.name
