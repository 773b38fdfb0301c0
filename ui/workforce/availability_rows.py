"""The followed occupations as rows, and how their figures are written.

A ratio can be missing in four ways: nothing was published, a small count is secret,
there are no job-seekers to divide by, or the table lacks the occupation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ui import text
from ui.remembered import remembered
from ui.text import N_, _

STATES = {
    "shortage": N_("shortage"),
    "mild_shortage": N_("mild shortage"),
    "balance": N_("balance"),
    "surplus": N_("surplus of job-seekers"),
    "mismatch": N_("mismatch"),
    "no_job_seekers": N_("no job-seekers"),
    "secret": N_("suppressed"),
    "missing": N_("not known"),
}
MARKS = {
    "shortage": "red",
    "mild_shortage": "yellow",
    "balance": "green",
    "surplus": "green",
    "mismatch": "yellow",
    "no_job_seekers": "unknown",
    "secret": "no_data",
    "missing": "no_data",
}
SHORTAGE_LIMIT = 1.0
"""More vacancies than job-seekers: where the field of shortage begins."""


@dataclass(frozen=True)
class Asked:
    """Whether anybody was interviewed, and whether figures of few are hidden."""

    interviewed_count: int
    is_inside: bool

    @property
    def not_told(self) -> str:
        """Say why no company stands behind an occupation."""
        return _("not named") if self.interviewed_count else _("no interviews")


@remembered(48)
def asked(coverage: pd.DataFrame, disclosure: str) -> Asked:
    """Return what is to be said where the companies told nothing."""
    count = None if coverage.empty else coverage["interviewed_count"].iloc[0]
    known = 0 if text.is_missing(count) else int(count)
    return Asked(known, is_inside=disclosure == "internal")


@remembered(48)
def followed(
    occupations: pd.DataFrame,
    periods: pd.DataFrame,
    period: str,
    sector: str = "",
) -> pd.DataFrame:
    """Return one row per critical occupation with its figures of a period.

    The tightest first; those whose ratio is not known last.
    """
    if occupations.empty:
        return occupations
    sectors = occupations.groupby("occupation_code")["supply_sector_name"]
    in_sector = occupations["supply_sector_code"] == sector
    kept = occupations[in_sector] if sector else occupations
    listed = kept.drop_duplicates("occupation_code").drop(columns="supply_sector_name")
    listed = listed.merge(sectors.agg(", ".join).reset_index(), on="occupation_code")
    of_period = periods[periods["window_end"].astype(str).str[:10] == period]
    rows = listed.merge(of_period, on="occupation_code", how="left")
    rows["state"] = rows["state"].fillna("missing")
    rows["mark"] = rows["state"].map(MARKS)
    weight = rows["state"].map({state: at for at, state in enumerate(STATES)})
    return (
        rows.assign(weight=weight)
        .sort_values(
            ["tightness", "weight", "short_name"], ascending=[False, True, True]
        )
        .drop(columns="weight")
        .reset_index(drop=True)
    )


@remembered(48)
def told(rows: pd.DataFrame, ages: pd.DataFrame, needs: pd.DataFrame) -> pd.DataFrame:
    """Add the age structure of the country and what the companies told."""
    if rows.empty:
        return rows
    needs = needs.drop(columns="occupation_name").assign(is_named=True)
    joined = rows.merge(ages, on="occupation_code", how="left")
    joined = joined.merge(needs, on="occupation_code", how="left")
    return joined.assign(is_named=joined["is_named"].notna())


def has_statistics(rows: pd.DataFrame) -> bool:
    """Tell whether anything was published of any of the rows."""
    return bool(len(rows)) and bool((rows["state"] != "missing").any())


@remembered(64)
def with_ratio(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose ratio is known."""
    return rows[rows["tightness"].notna()]


@remembered(96)
def in_state(rows: pd.DataFrame, *states: str) -> pd.DataFrame:
    """Return the rows in one of the states."""
    return rows[rows["state"].isin(states)]


def ratio(row: Mapping[Any, Any], decimals: int = 1) -> str:
    """Write vacancies per job-seeker, or why that cannot be written."""
    if not text.is_missing(row["tightness"]):
        return text.number(row["tightness"], decimals)
    if row["state"] == "no_job_seekers":
        return text.no_job_seekers()
    if row["state"] == "missing":
        return text.unknown()
    return text.suppressed()


def part(row: Mapping[Any, Any], name: str, whole: str, asked: Asked) -> str:
    """Write how many of those who answered, `18/25`, or why it is not written."""
    if not is_told(row, name, whole):
        return _why_not(row, name, asked)
    return text.coverage(row[name], row[whole])


def count(row: Mapping[Any, Any], name: str, asked: Asked) -> str:
    """Write a count that companies told, or why it is not written."""
    if not is_told(row, name):
        return _why_not(row, name, asked)
    return text.number(row[name])


def is_told(row: Mapping[Any, Any], name: str, whole: str = "") -> bool:
    """Tell whether companies told a figure, and `whole` at least one of them."""
    if not row["is_named"] or text.is_missing(row[name]):
        return False
    return not whole or not (text.is_missing(row[whole]) or row[whole] == 0)


def _why_not(row: Mapping[Any, Any], name: str, asked: Asked) -> str:
    if not row["is_named"]:
        return asked.not_told
    is_hidden = not asked.is_inside and text.is_missing(row[name])
    return text.suppressed() if is_hidden else text.unknown()
