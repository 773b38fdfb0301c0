"""Pages of partners and the public read tables made beforehand, never single companies.

A figure that a page sums over rows of companies could be asked twice with one filter
more, and the difference would be a company's. So outside there are no such rows but
those of companies that may be named, and no query sums figures of which one is hidden.
"""

from functools import cache
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from etl.build.audience import sharing
from etl.build.graph import internal_models, models, table_references
from etl.build.inputs import input_names
from etl.intake.template import landing_columns
from etl.settings import SQL

QUERIES = sorted((SQL / "pages").rglob("*.sql"))
OUTSIDE = {mart for mart, shown in sharing().items() if "public" in shown}
OF_COMPANIES = {"company", "company_capability"}
"""Marts with a row per company that go outside: of companies that may be named."""
PROTECTED = {
    "coverage",
    "municipality_coverage",
    "capability_area",
    "capability_depth",
    "capability_region",
    "function_coverage",
    "occupation_need",
    "input_flow",
    "input_concentration",
    "signature_index",
    "signature_part",
}
"""Marts whose figures are of companies, and hidden where they must be."""
UNTIL_ONE_IS_HIDDEN = {"availability__need", "shared__coverage"}
"""Queries that sum published figures, and tell no sum when a part of it is hidden."""


def marts_of(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    return {name.removeprefix("marts.") for name in table_references(text)}


def test_no_mart_with_a_row_per_company_goes_outside_but_of_the_named() -> None:
    for audience in ("partner", "public"):
        for path in (SQL / "audience" / audience).rglob("*.sql"):
            text = path.read_text(encoding="utf-8")
            if path.stem in OF_COMPANIES:
                assert "consent_named and c.disclosure_class = 'julkinen'" in text
            else:
                assert "company_id" not in text, path


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_page_sums_nothing_of_companies_that_the_public_reads(path: Path) -> None:
    if path.stem in UNTIL_ONE_IS_HIDDEN or not marts_of(path) & OUTSIDE:
        return
    text = path.read_text(encoding="utf-8")
    tree = sqlglot.parse_one(text, read="duckdb")
    for select in tree.find_all(exp.Select):
        read = {table.name for table in select.find_all(exp.Table)}
        if read & (PROTECTED | OF_COMPANIES):
            assert not list(select.find_all(exp.Sum, exp.Avg, exp.Count)), path


@pytest.mark.parametrize("name", sorted(UNTIL_ONE_IS_HIDDEN))
def test_a_sum_of_published_figures_is_none_when_one_of_them_is_hidden(
    name: str,
) -> None:
    [path] = [path for path in QUERIES if path.stem == name]
    sums = path.read_text(encoding="utf-8").lower().split("sum(")[:-1]
    assert sums
    assert all("case when not bool_or(is_suppressed)" in part for part in sums)


ANSWERS = {f"landing.{sheet}" for sheet in landing_columns()}
QUOTIENTS = "quotients of published statistics; how many companies we know is not read"
LOOKED_AT = {
    "company": "companies that may be named",
    "company_capability": "companies that may be named",
    "source_status": "of the interviews only what the coverage outside tells",
    "award_link": "notices; who was named in an interview is left out",
    "award_region": "notices; who was named in an interview is left out",
    "chokepoint": "joined to those that may be shared, under other names",
    "chokepoint_gate": "joined to those that may be shared",
    "chokepoint_part": "joined to those that may be shared",
    "location_quotient": "statistics; companies are counted anew from the register",
    "establishment_quotient": QUOTIENTS,
    "industry_relatedness": QUOTIENTS,
    "industry_support": QUOTIENTS,
    "region_complement": QUOTIENTS,
    "region_lending": QUOTIENTS,
}
"""Marts with answers behind them that go outside without being made anew, and why."""


@cache
def reads() -> dict[str, tuple[str, ...]]:
    """Return what each table of a model is read from."""
    every = models(input_names())
    return {name: model.reads for model in every for name in model.tables}


def behind(table: str) -> set[str]:
    """Return every table that a table is made of, itself among them."""
    found, left = set(), [table]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += reads().get(one, ())
    return found


def test_what_goes_outside_has_answers_behind_it_only_where_somebody_looked() -> None:
    inside = {t for model in internal_models() for t in model.tables}
    found: set[str] = set()
    for audience in ("partner", "public"):
        for path in (SQL / "audience" / audience).rglob("*.sql"):
            for table in table_references(path.read_text(encoding="utf-8")):
                if table in inside and behind(table) & ANSWERS:
                    found.add(table.removeprefix("marts."))
    assert found == set(LOOKED_AT)
