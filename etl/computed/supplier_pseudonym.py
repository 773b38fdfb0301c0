"""Mart `supplier_pseudonym`: stand-in names for suppliers outside the council.

The numbers follow the day when a supplier was first named, so they stay as they are
when new interviews come in.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.pseudonym import pseudonyms
from etl.computed._columns import texts

INPUTS = ("staging.supply_answer", "staging.batch", "marts.supplier_spelling")
TABLES: dict[str, dict[str, str]] = {
    "supplier_pseudonym": texts("supplier_id", "pseudonym")
}
SPELLING = ["supplier_name", "supplier_business_id"]


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Number the suppliers of all answers, also of older rounds."""
    answers = inputs["staging.supply_answer"]
    answers = answers.assign(**{name: answers[name].fillna("") for name in SPELLING})
    named = answers.merge(inputs["marts.supplier_spelling"], on=SPELLING)
    named = named.merge(inputs["staging.batch"], on="batch_id", how="left")
    first = named.rename(columns={"accepted_at": "first_named"})
    return {"supplier_pseudonym": pseudonyms(first[["supplier_id", "first_named"]])}
