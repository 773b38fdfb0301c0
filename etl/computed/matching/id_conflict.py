"""Mart `id_conflict`: business ids whose company the register calls quite otherwise.

A right check digit is no proof: the id of another company may have been typed.
"""

from collections.abc import Mapping

import pandas as pd

from etl.computed._columns import texts
from etl.matching.engine import similarity

INPUTS = ("marts.id_name_pair",)
LEAST_SIMILAR = 60
KEYS = ["business_id", "local_id"]
TABLES: dict[str, dict[str, str]] = {
    "id_conflict": texts("business_id", "local_id", "company_name")
    | {"score": "double"}
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the pairs whose best name in the register is too unlike."""
    pairs = inputs["marts.id_name_pair"]
    keys = zip(pairs["loose_key"], pairs["register_key"], strict=True)
    scored = pairs.assign(score=[similarity(*one) for one in keys])
    best = scored.sort_values("score").drop_duplicates(KEYS, keep="last")
    unlike = best[best["score"] < LEAST_SIMILAR]
    return {"id_conflict": unlike[list(TABLES["id_conflict"])]}
