"""Marts `occupation_tightness`, `occupation_period`: vacancies per job-seeker.

Only vacancies reported to the public employment service are in the table, and a
secret count is a small one, not none. The newest year is told of every occupation,
the years before it of the critical ones.
"""

from collections.abc import Iterator, Mapping

import pandas as pd

from analysis.tightness import tightness
from etl.computed._columns import texts

INPUTS = (
    "marts.occupation_month",
    "marts.area_name",
    "marts.critical_occupation",
    "marts.occupation_class",
)
COLUMNS = (
    texts("area_level", "area_code", "area_name_fi", "area_name_sv", "area_name_en")
    | {"region_code": "varchar"}
    | texts(
        "occupation_code",
        "occupation_name_fi",
        "occupation_name_sv",
        "occupation_name_en",
    )
    | {"period_start": "date", "period_end": "date", "month_count": "bigint"}
    | dict.fromkeys(
        (
            "tightness",
            "tightness_low",
            "tightness_high",
            "vacancy_mean",
            "job_seeker_mean",
        ),
        "double",
    )
    | {"state": "varchar"}
)
TABLES: dict[str, dict[str, str]] = {
    "occupation_tightness": COLUMNS,
    "occupation_period": {"window_end": "date"} | COLUMNS,
}
WINDOW_MONTHS = 12
MOST_WINDOWS = 5


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Label every occupation of every area, and give both their names."""
    months = inputs["marts.occupation_month"]
    critical = inputs["marts.critical_occupation"]["occupation_code"]
    of_critical = months[months["occupation_code"].isin(critical)]
    windows = [
        _named(tightness(until), inputs).assign(window_end=until["month"].max())
        for until in _windows(of_critical)
    ]
    empty = pd.DataFrame(columns=list(TABLES["occupation_period"]))
    return {
        "occupation_tightness": _named(tightness(months), inputs),
        "occupation_period": pd.concat(windows) if windows else empty,
    }


def _windows(months: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield the months up to the end of each whole year, the newest year first."""
    listed = sorted(months["month"].unique())
    for back in range(0, MOST_WINDOWS * WINDOW_MONTHS, WINDOW_MONTHS):
        if len(listed) - back < WINDOW_MONTHS:
            return
        yield months[months["month"] <= listed[-1 - back]]


def _named(rows: pd.DataFrame, inputs: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    areas = inputs["marts.area_name"]
    occupations = inputs["marts.occupation_class"]
    named = rows.merge(areas, on=["area_level", "area_code"], how="left")
    return named.merge(occupations, on="occupation_code", how="left")
