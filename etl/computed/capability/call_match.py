"""Mart `call_match`: which open calls suit which capabilities, and why."""

from collections.abc import Mapping

import pandas as pd

from analysis.tendering import match_calls
from etl.computed._columns import texts

INPUTS = ("marts.open_call", "marts.company_capability")
TABLES: dict[str, dict[str, str]] = {
    "call_match": texts("notice_key", "company_id", "capability_id")
    | {"cpv_digits": "bigint", "shared_words": "varchar"}
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Match calls with what companies make or could make."""
    skills = inputs["marts.company_capability"]
    skills = skills[skills["provision"].notna()]
    return {"call_match": match_calls(inputs["marts.open_call"], skills)}
