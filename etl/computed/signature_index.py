"""Marts `signature_index` and `signature_part`: decentralised, re-routable, short.

The intervals are drawn over companies (bootstrap); they say how much the figure
hangs on who was interviewed, not what is unknown in the answers.
"""

from collections.abc import Mapping

import pandas as pd

from etl.computed import _signature

INPUTS = _signature.INPUTS
TABLES: dict[str, dict[str, str]] = {
    "signature_index": _signature.INDEX,
    "signature_part": _signature.PART,
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Compute the three indices of every region, vital function and industry."""
    return _signature.indices(inputs, shared=False)
