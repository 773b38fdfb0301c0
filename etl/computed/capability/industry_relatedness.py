"""Marts of specialisation: what lies near what a region does, and who completes it.

They are computed only when every region of the country has quotients of the same
table: what is usual cannot be read from a few regions.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.specialisation import (
    complementarity,
    count_quotient_interval,
    lendable,
    proximity,
    relatedness_density,
    specialisation,
    support,
)
from etl.computed._columns import texts

INPUTS = ("marts.location_quotient", "marts.establishment", "reference.region")
SAME = ["table_id", "year", "industry_edition"]
KEYS = texts("region_code", "industry_code", "industry_edition")
TABLES: dict[str, dict[str, str]] = {
    "industry_relatedness": KEYS
    | {"location_quotient": "double", "relatedness_density": "double"},
    "industry_support": KEYS
    | {"support_code": "varchar", "proximity": "double", "support_rank": "bigint"},
    "region_complement": texts("region_code", "other_region_code")
    | {"shared_count": "bigint", "lendable_count": "bigint"}
    | {"complementarity": "double"},
    "region_lending": texts("region_code", "other_region_code")
    | texts("industry_code", "industry_edition"),
    "establishment_quotient": KEYS
    | {"year": "bigint", "establishment_count": "double"}
    | dict.fromkeys(("location_quotient", "quotient_low", "quotient_high"), "double"),
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Compute them from the newest quotients and counts of establishments."""
    made = {name: pd.DataFrame(columns=list(cols)) for name, cols in TABLES.items()}
    made["establishment_quotient"] = _establishments(inputs["marts.establishment"])
    rows = inputs["marts.location_quotient"]
    rows = rows[rows["industry_level"] == "division"]
    everywhere = inputs["reference.region"]["region_code"].nunique()
    for (_table, _year, edition), told in rows.groupby(SAME):
        if told["region_code"].nunique() == everywhere:
            found = _related(told)
            made |= {
                name: table.assign(industry_edition=str(edition))
                for name, table in found.items()
            }
    return made


def _related(quotients: pd.DataFrame) -> dict[str, pd.DataFrame]:
    found = specialisation(quotients)
    phi = proximity(found)
    wide = pd.DataFrame(relatedness_density(found, phi), columns=found.activities)
    long = wide.assign(region_code=found.regions).melt(
        "region_code", var_name="industry_code", value_name="relatedness_density"
    )
    told = quotients[["region_code", "industry_code", "location_quotient"]]
    nearest = support(found, phi).rename(columns={"place": "support_rank"})
    return {
        "industry_relatedness": told.merge(long, on=["region_code", "industry_code"]),
        "industry_support": nearest,
        "region_complement": complementarity(found),
        "region_lending": lendable(found),
    }


def _establishments(rows: pd.DataFrame) -> pd.DataFrame:
    """Return quotients of the newest year's counts in divisions."""
    rows = rows[(rows["area_level"] == "region") & rows["establishment_count"].notna()]
    rows = rows[rows["industry_level"] == "division"]
    newest = rows[rows["year"] == rows["year"].max()]
    counts = newest.rename(
        columns={"area_code": "region_code", "establishment_count": "member_count"}
    )
    told = count_quotient_interval(counts)
    about = counts[["region_code", "industry_code", "industry_edition", "year"]]
    about = about.assign(establishment_count=counts["member_count"])
    merged = told.merge(about, on=["region_code", "industry_code"])
    return merged[list(TABLES["establishment_quotient"])]
