"""The combination guard as pages and exports use it: words, or nothing to say."""

import pandas as pd

from etl.protection.combination import LAYERS, sensitivity, weigh
from ui import text
from ui.access import current_reader

__all__ = ["LAYERS", "refusal", "sensitivity"]


def refusal(rows: pd.DataFrame) -> str:
    """Say why the present reader may not have rows side by side; "" if they may."""
    filled = [str(name) for name in rows.columns if rows[name].notna().any()]
    precisions = (
        [str(one) for one in rows["location_precision"].dropna().unique()]
        if "location_precision" in filled
        else []
    )
    verdict = weigh(filled, current_reader().audience, precisions)
    return "" if verdict.is_allowed else verdict.told(text.language())
