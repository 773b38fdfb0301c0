"""Marts `shared_signature_index` and `_part`: the indices as they may leave the house.

They are computed anew over the companies that allow summaries: leaving figures out
of the others' would still have their answers in it.
"""

from collections.abc import Mapping

import pandas as pd

from etl.computed import _signature

INPUTS = _signature.INPUTS
TABLES: dict[str, dict[str, str]] = {
    "shared_signature_index": _signature.INDEX,
    "shared_signature_part": _signature.PART,
}
FIGURES = ["value", "value_low", "value_high", "company_count", "coverage_share"]


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Compute the indices, and tell no figure and no part of an unpublished one."""
    found = _signature.indices(inputs, shared=True)
    index = found["signature_index"]
    is_told = index["is_published"].astype(bool)
    told_keys = index.loc[is_told, list(_signature.KEYS)]
    return {
        "shared_signature_index": index.assign(
            **{name: index[name].where(is_told) for name in FIGURES}
        ),
        "shared_signature_part": found["signature_part"].merge(told_keys),
    }
