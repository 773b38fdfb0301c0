"""Mart `occupation_tightness`: vacancies per job-seeker over the newest year.

Only vacancies reported to the public employment service are in the table, and a
secret count is a small one, not none.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.tightness import tightness
from etl.computed._columns import texts

INPUTS = ("marts.occupation_month", "marts.area_name", "reference.occupation")
TABLES: dict[str, dict[str, str]] = {
    "occupation_tightness": texts(
        "area_level", "area_code", "area_name_fi", "area_name_sv", "area_name_en"
    )
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
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Label every occupation of every area, and give both their names."""
    rows = tightness(inputs["marts.occupation_month"])
    rows = rows.merge(
        inputs["marts.area_name"], on=["area_level", "area_code"], how="left"
    )
    occupations = inputs["reference.occupation"].rename(
        columns=lambda name: name.replace("name_", "occupation_name_")
    )
    return {
        "occupation_tightness": rows.merge(
            occupations, on="occupation_code", how="left"
        )
    }
