"""Mart `location_quotient`: which industries a region has more of than the country.

Jobs are counted at the workplace, in the industry edition of the statistic; a region
is compared with the country of its own table and year.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.location_quotient import location_quotient
from etl.computed._columns import texts

INPUTS = (
    "marts.industry_job",
    "marts.company_industry",
    "reference.region",
    "reference.industry",
)
NAMES = ("fi", "sv", "en")
SAME_STATISTIC = ["table_id", "year", "industry_edition"]
COUNTRY, TOTAL, REST = "SSS", "total", "rest"
QUOTIENT = (
    "region_code",
    "industry_code",
    "job_count",
    "location_quotient",
    "industry_level",
    "industry_edition",
    "table_id",
    "year",
)
TABLES: dict[str, dict[str, str]] = {
    "location_quotient": texts("region_code", *(f"region_name_{n}" for n in NAMES))
    | texts("industry_level", "industry_code", "industry_edition", "table_id")
    | texts(*(f"industry_name_{n}" for n in NAMES))
    | {
        "year": "bigint",
        "job_count": "double",
        "location_quotient": "double",
        "company_count": "bigint",
        "is_suppressed": "boolean",
    }
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Compare the newest year's jobs of each region with the whole country's."""
    jobs = inputs["marts.industry_job"]
    jobs = jobs[jobs["is_newest"].astype(bool)]
    found = []
    for (table, _, edition), told in jobs.groupby(SAME_STATISTIC):
        total = told[told["industry_level"] == TOTAL]
        for level, rows in told.groupby("industry_level"):
            if level != TOTAL and (rows["region_code"] != COUNTRY).any():
                compared = _quotients(rows, total).assign(
                    industry_level=str(level),
                    industry_edition=str(edition),
                    table_id=str(table),
                    year=rows["year"].iloc[0],
                )
                found.append(compared)
    rows = pd.concat(found) if found else pd.DataFrame(columns=list(QUOTIENT))
    keys = ["region_code", "industry_edition", "industry_level", "industry_code"]
    companies = inputs["marts.company_industry"].groupby(keys).size()
    rows = rows.merge(companies.rename("company_count").reset_index(), how="left")
    return {"location_quotient": _with_names(rows, inputs).assign(is_suppressed=False)}


def _quotients(jobs: pd.DataFrame, total: pd.DataFrame) -> pd.DataFrame:
    """Return quotients; what the table leaves out counts as one industry of its own."""
    told = jobs.groupby("region_code")["job_count"].sum()
    whole = total.set_index("region_code")["job_count"]
    rest = (whole - told).dropna().clip(lower=0).rename("job_count").reset_index()
    every = pd.concat([jobs, rest.assign(industry_code=REST)])
    in_country = every["region_code"] == COUNTRY
    country = every[in_country] if in_country.any() else None
    rows = location_quotient(every[~in_country], country)
    return rows[rows["industry_code"] != REST]


def _with_names(rows: pd.DataFrame, inputs: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    regions = inputs["reference.region"].add_prefix("region_")
    regions = regions.rename(columns={"region_region_code": "region_code"})
    industries = inputs["reference.industry"].add_prefix("industry_")
    industries = industries.rename(
        columns=lambda name: name.replace("industry_industry_", "industry_")
    )
    rows = rows.merge(regions, on="region_code", how="left")
    keys = ["industry_edition", "industry_level", "industry_code"]
    return rows.merge(industries, on=keys, how="left")
