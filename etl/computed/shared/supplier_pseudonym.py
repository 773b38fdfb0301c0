"""Mart `supplier_pseudonym`: stand-in names for suppliers outside the council.

The numbers follow the day when a supplier was first named, also in an older round,
so they stay as they are when new interviews come in.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.pseudonym import pseudonyms
from etl.computed._columns import texts

INPUTS = ("marts.supplier_first_named",)
TABLES: dict[str, dict[str, str]] = {
    "supplier_pseudonym": texts("supplier_id", "pseudonym")
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Number the suppliers of all answers."""
    return {"supplier_pseudonym": pseudonyms(inputs["marts.supplier_first_named"])}
