"""Chokepoints: three gates, then a score, every part opening into its answers.

An interval is never replaced by its middle: what is not known makes a chokepoint
possible, not certain, and too few answers make it unknown.
"""

import pandas as pd

from analysis.chokepoint.rules import USUAL_RULES, ChokepointRules

__all__ = ["ChokepointRules", "chokepoints"]


def chokepoints(
    needs: pd.DataFrame,
    links: pd.DataFrame,
    *,
    rules: ChokepointRules = USUAL_RULES,
    reach: pd.DataFrame | None = None,
    kinds: tuple[str, ...] = ("supplier",),
) -> dict[str, pd.DataFrame]:
    """Find the chokepoints of each region and say why.

    Parameters
    ----------
    needs : mart `supply_need`
    links : mart `supply_link`
    rules : weights and limits
    reach : chokepoint_id, reach_low, reach_high (0-1) from a cascade; without it
        the direct reach is used
    kinds : what is taken away: `supplier` (an input from one owner), `input`
        (an input from everybody), `country`

    Returns
    -------
    tables : `chokepoint`, `chokepoint_gate`, `chokepoint_part`,
        `chokepoint_need`, `missing_answer`, columns as in
        `analysis.chokepoint.COLUMNS`
    """
    raise NotImplementedError
