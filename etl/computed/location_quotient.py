"""Mart `location_quotient`: which industries a region has more of than the country.

Jobs are counted at the workplace, in the industry edition of the statistic.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.location_quotient import location_quotient
from etl.computed._columns import texts

INPUTS = (
    "marts.industry_job",
    "marts.company",
    "reference.region",
    "reference.industry",
)
NAMES = ("fi", "sv", "en")
COUNTRY = "SSS"
TABLES: dict[str, dict[str, str]] = {
    "location_quotient": texts("region_code", *(f"region_name_{n}" for n in NAMES))
    | texts("industry_level", "industry_code", "industry_edition")
    | texts(*(f"industry_name_{n}" for n in NAMES))
    | {
        "year": "bigint",
        "job_count": "double",
        "location_quotient": "double",
        "company_count": "bigint",
    }
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Compare the newest year's jobs of each region with the whole country's."""
    jobs = inputs["marts.industry_job"]
    jobs = jobs[jobs["is_newest"].astype(bool)]
    groups = jobs.groupby(["industry_level", "industry_edition", "year"])
    parts = [_quotients(rows).assign(**_named(key)) for key, rows in groups]
    columns = ["region_code", "industry_code", *_named(("", "", 0))]
    rows = pd.concat(parts) if parts else pd.DataFrame(columns=columns)
    rows = rows.merge(_names(inputs["reference.region"], "region"), how="left")
    industries = inputs["reference.industry"].drop(columns=["level", "parent_code"])
    rows = rows.merge(_names(industries, "industry"), how="left")
    rows = rows.merge(_companies(inputs["marts.company"]), how="left")
    for name in TABLES["location_quotient"].keys() - set(rows):
        rows[name] = None
    return {"location_quotient": rows}


def _named(key: tuple[object, ...]) -> dict[str, object]:
    return dict(zip(("industry_level", "industry_edition", "year"), key, strict=True))


def _quotients(jobs: pd.DataFrame) -> pd.DataFrame:
    of_regions = jobs[jobs["region_code"] != COUNTRY]
    whole = jobs[jobs["region_code"] == COUNTRY]
    return location_quotient(of_regions, whole if len(whole) else None)


def _names(reference: pd.DataFrame, kind: str) -> pd.DataFrame:
    return reference.rename(columns={f"name_{n}": f"{kind}_name_{n}" for n in NAMES})


def _companies(companies: pd.DataFrame) -> pd.DataFrame:
    """Count the companies of each region and division or section."""
    known = companies[companies["industry_code"].notna()]
    division = known.assign(industry_code=known["industry_code"].str[:2])
    section = known.assign(industry_code=known["industry_section_code"])
    keys = ["region_code", "industry_edition", "industry_code"]
    both = pd.concat([division, section])
    return both.groupby(keys).size().rename("company_count").reset_index()
