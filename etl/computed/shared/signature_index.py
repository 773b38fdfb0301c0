"""Marts `shared_signature_index` and `_part`: the indices as they may leave the house.

They are computed anew over the companies that allow summaries: leaving figures out
of the others' would still have their answers in it. How many companies stand behind
one is told where that count is told elsewhere, too.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from etl.computed import _signature

INPUTS = (*_signature.INPUTS, "marts.disclosure_rule", "marts.hidden_figure")
TABLES: dict[str, dict[str, str]] = {
    "shared_signature_index": _signature.INDEX,
    "shared_signature_part": _signature.PART,
}
FIGURES = ["value", "value_low", "value_high", "company_count", "coverage_share"]


SAME_COUNT = {
    "region": ("interviewed", "", ""),
    "industry": ("interviewed", "scope_code", ""),
    "vital_function": ("makes", "", "scope_code"),
}
"""The figure that an index's count of companies is, by the kind of its scope."""


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Compute the indices, and tell no figure and no part of an unpublished one."""
    found = _signature.indices(inputs, shared=True)
    index = found["signature_index"]
    least = inputs["marts.disclosure_rule"]["minimum_count"].iloc[0]
    is_told = index["is_published"].astype(bool) & (index["company_count"] >= least)
    told_keys = index.loc[is_told, list(_signature.KEYS)]
    shown = index.assign(
        is_published=is_told,
        reason=index["reason"].where(
            is_told | index["reason"].notna(), "few_companies"
        ),
        **{name: index[name].where(is_told) for name in FIGURES},
    )
    is_hidden = _is_hidden(shown, inputs["marts.hidden_figure"])
    shown["company_count"] = shown["company_count"].mask(is_hidden)
    # an industry that is named here has companies: too few to be told of
    is_kept = is_told | (shown["scope_kind"] != "industry")
    return {
        "shared_signature_index": shown[is_kept],
        "shared_signature_part": found["signature_part"].merge(told_keys),
    }


def _is_hidden(index: pd.DataFrame, hidden: pd.DataFrame) -> pd.Series:
    whole = hidden[hidden["municipality_code"] == ""]
    names = ["measure", "subject_code", "vital_function_code", "region_code"]
    keys = set(whole[names].itertuples(index=False, name=None))
    return pd.Series(
        [_key(row) in keys for row in index.to_dict("records")], index=index.index
    )


def _key(row: Mapping[Any, Any]) -> tuple[str, str, str, str]:
    measure, subject, function = SAME_COUNT[row["scope_kind"]]
    told = {"scope_code": row["scope_code"], "": ""}
    return measure, told[subject], told[function], row["region_code"]
