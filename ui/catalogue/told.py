"""What a source tells of the own region: a few rows of the tables made of it.

Tables that other pages show have their place there; here stand those that are for
looking things up, so that nothing is loaded that nobody can read.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from etl.sources.catalogue.whole import SourceFacts
from ui import page, provenance, text
from ui.tables import Column, table
from ui.text import N_, _
from ui.warehouse import query

FEW = 12
STATES = {
    "shortage": N_("shortage of workers"),
    "mismatch": N_("jobs and workers do not meet"),
    "surplus": N_("more workers than jobs"),
    "balance": N_("in balance"),
}
MODES = {"rautatie": N_("railway"), "maantie": N_("road")}


@dataclass(frozen=True)
class _Told:
    """Rows of one region of a table, and the columns that they are shown in."""

    table: str
    ask: Callable[[str], pd.DataFrame]
    columns: Callable[[pd.DataFrame], list[Column]]


def show(source: SourceFacts) -> None:
    """Show what the source tells of the own region, if it tells anything."""
    told = TOLD.get(source.name)
    regions = query("shared__region")
    region = provenance.own_region(regions)
    if told is None or not region or not source.tables:
        return
    rows = told.ask(region)
    if rows.empty:
        return
    names = regions.loc[regions["region_code"] == region, "region_name"]
    title = _("What it tells of one region: {region}").format(region=names.iloc[0])
    page.section(title)
    table(rows, told.columns(rows), caption=title, first=FEW)
    if len(rows) > FEW:
        words = _("{shown} of {all} rows; the tables made of the source have them all.")
        page.note(words.format(shown=text.number(FEW), all=text.number(len(rows))))


def source_of(table_name: str) -> str:
    """Return the source whose card shows rows of a table; empty when none does."""
    return next((s for s, told in TOLD.items() if told.table == table_name), "")


def _population(rows: pd.DataFrame) -> list[Column]:
    told, last = rows["told_year"].iloc[0], rows["last_year"].iloc[0]
    columns = [Column("age_group", words={"SSS": _("all")})]
    if not text.is_missing(told):
        columns.append(Column("person_count", str(int(told))))
    if not text.is_missing(last):
        label = _("{year}, projected").format(year=int(last))
        columns.append(Column("projected_count", label))
    return columns


def _education(rows: pd.DataFrame) -> list[Column]:
    year = str(rows["year"].iloc[0])
    return [
        Column("education_field"),
        Column("student_count", _("Students {year}").format(year=year)),
        Column("completed_count", _("Completed {year}").format(year=year)),
    ]


def _barometer(rows: pd.DataFrame) -> list[Column]:
    month = pd.Timestamp(rows["month"].iloc[0])
    label = _("State {month}").format(month=f"{month.month}/{month.year}")
    words = {state: _(word) for state, word in STATES.items()}
    return [Column("occupation_name"), Column("barometer_state", label, words=words)]


def _establishments(rows: pd.DataFrame) -> list[Column]:
    year = str(rows["year"].iloc[0])
    return [
        Column("industry_name"),
        Column("establishment_count", _("Establishments {year}").format(year=year)),
        Column("personnel_count"),
    ]


def _labour(_rows: pd.DataFrame) -> list[Column]:
    return [
        Column("content_label"),
        Column("period_start", kind="date"),
        Column("amount", kind="number", decimals=1),
    ]


def _transport(_rows: pd.DataFrame) -> list[Column]:
    return [
        Column("from_name", _("Between")),
        Column("to_name", _("and")),
        Column("transport_mode", words={one: _(word) for one, word in MODES.items()}),
        Column(
            "detour_km", _("Way round, km"), kind="number", missing=_("no way round")
        ),
        Column("cut_off_node_count", _("Nodes cut off without it")),
    ]


def _materials(_rows: pd.DataFrame) -> list[Column]:
    return [Column("input_name"), Column("material_name"), Column("company_count")]


def _split(_rows: pd.DataFrame) -> list[Column]:
    return [
        Column("industry_code_2008"),
        Column("candidate_count", _("Possible classes of TOL 2025")),
        Column("company_count"),
    ]


TOLD = {
    "employment": _Told(
        "labour_figure",
        lambda one: query("catalogue__labour", region=one),
        _labour,
    ),
    "population": _Told(
        "population_group",
        lambda one: query("catalogue__population", region=one),
        _population,
    ),
    "education": _Told(
        "education_count",
        lambda one: query("catalogue__education", region=one),
        _education,
    ),
    "establishments": _Told(
        "establishment",
        lambda one: query("catalogue__establishment", region=one),
        _establishments,
    ),
    "barometer": _Told(
        "barometer_state",
        lambda one: query("catalogue__barometer", region=one),
        _barometer,
    ),
    "transport": _Told(
        "transport_link",
        lambda one: query("catalogue__transport", region=one),
        _transport,
    ),
    "interviews": _Told(
        "input_material",
        lambda one: query("catalogue__input_material", region=one),
        _materials,
    ),
    "areas": _Told(
        "company_industry_2025",
        lambda one: query("catalogue__industry_split", region=one),
        _split,
    ),
}
