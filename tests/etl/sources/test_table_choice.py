"""One version of a table is used, and a part never replaces a whole."""

from typing import Any

import pytest

from etl.sources import Choice, Recognised
from etl.sources.employment import SOURCE
from tests.etl.sources import samples
from tests.etl.sources.samples import areas_by_month

ALL = [f"KU{code:03d}" for code in range(100)]
YEAR_2025 = [f"2025M{month:02d}" for month in range(1, 13)]
YEAR_2026 = [f"2026M{month:02d}" for month in range(1, 11)]


def choose(in_use: list[dict[str, Any]] | None = None, **answers: Any) -> Choice:
    found = [samples.recognised(one, name) for name, one in answers.items()]
    return SOURCE.choose(found, in_use or [])


def loaded(choice: Choice) -> list[str]:
    return sorted(one.file.name for one in choice.loaded)


def entry(found: Recognised) -> dict[str, Any]:
    facts = {"table_name": found.table_name, "file": found.file.name}
    return dict(found.facts) | facts


def test_a_part_never_replaces_a_whole_however_new_it_is() -> None:
    whole = areas_by_month(ALL, updated="2025-01-01")
    part = areas_by_month(ALL[:19], updated="2026-10-01")
    choice = choose(part=part, whole=whole)
    assert loaded(choice) == ["whole"]
    assert choice.skipped[0].render("en") == (
        "Number of areas of table 12ti: 19 here, 100 in “whole”. A part never "
        "replaces a whole."
    )


def test_a_part_never_replaces_the_whole_in_use() -> None:
    whole = entry(samples.recognised(areas_by_month(ALL), "whole"))
    part = areas_by_month(ALL[:19], updated="2026-10-01")
    assert loaded(choose([whole], part=part)) == []


def test_the_newer_of_two_wholes_is_loaded() -> None:
    old = areas_by_month(ALL, YEAR_2025, updated="2026-01-20")
    new = areas_by_month(ALL, YEAR_2025, updated="2026-02-20")
    choice = choose(new=new, old=old)
    assert loaded(choice) == ["new"]
    assert "older version" in choice.skipped[0].render("en")


def test_merged_municipalities_do_not_make_a_newer_whole_a_part() -> None:
    old = areas_by_month(ALL, YEAR_2025, updated="2025-12-20")
    new = areas_by_month(ALL[:98], [*YEAR_2026, "2026M11"], updated="2026-12-20")
    assert loaded(choose(new=new, old=old)) == ["new"]


def test_a_newer_file_with_few_periods_is_a_part() -> None:
    long = areas_by_month(ALL, YEAR_2025 + YEAR_2026, updated="2026-11-20")
    short = areas_by_month(ALL, ["2026M11"], updated="2026-12-20")
    choice = choose(long=long, short=short)
    assert loaded(choice) == ["long"]
    assert "periods of table 12ti: 1 here, 22 in" in choice.skipped[0].render("en")


def test_parts_of_one_update_are_loaded_together() -> None:
    north = areas_by_month(ALL[:50], updated="2026-11-20")
    south = areas_by_month(ALL[50:], updated="2026-11-20")
    older = areas_by_month(ALL, updated="2026-10-20")
    choice = choose(north=north, south=south, older=older)
    assert loaded(choice) == ["north", "south"]


def test_parts_that_overlap_are_not_loaded_together() -> None:
    north = areas_by_month(ALL[:60], updated="2026-11-20")
    south = areas_by_month(ALL[40:], updated="2026-11-20")
    choice = choose(north=north, south=south)
    assert len(choice.loaded) == 1
    assert "one folder" in choice.skipped[0].render("en")


def test_the_same_table_in_two_files_is_loaded_once() -> None:
    table = areas_by_month(ALL)
    choice = choose(one=table, other=table | {"label": "Tabell"})
    assert loaded(choice) == ["one"]
    assert "same figures" in choice.skipped[0].render("en")


def test_two_files_of_one_version_with_other_figures_are_told() -> None:
    table = areas_by_month(ALL)
    other = table | {"value": [1] * len(table["value"])}
    assert "other figures" in choose(one=table, other=other).skipped[0].render("en")


def test_a_correction_replaces_the_version_in_use() -> None:
    table = areas_by_month(ALL)
    in_use = entry(samples.recognised(table, "first"))
    corrected = table | {"value": [1] * len(table["value"])}
    assert loaded(choose([in_use], same=table)) == []
    assert loaded(choose([in_use], corrected=corrected)) == ["corrected"]


def test_an_older_version_does_not_replace_the_one_in_use() -> None:
    in_use = entry(samples.recognised(areas_by_month(ALL, updated="2026-10-20")))
    older = areas_by_month(ALL, updated="2026-09-20")
    assert loaded(choose([in_use], older=older)) == []


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_tables_are_chosen_apart_and_in_any_order(names: tuple[str, str]) -> None:
    tables = {
        names[0]: areas_by_month(ALL, table="12ti"),
        names[1]: areas_by_month(ALL[:5], table="12tf"),
    }
    assert loaded(choose(**tables)) == ["a", "b"]
