"""Chokepoints: three gates, then a score, every part opening into its answers.

An interval is never replaced by its middle: what is not known makes a chokepoint
possible, not certain, and too few answers make it unknown.
"""

from collections.abc import Mapping

import pandas as pd

from analysis.chokepoint.find import COLUMNS, find, read_answers
from analysis.chokepoint.rules import GATES, PARTS, USUAL_RULES, ChokepointRules

__all__ = ["COLUMNS", "GATES", "PARTS", "ChokepointRules", "chokepoints"]


def chokepoints(
    needs: pd.DataFrame,
    links: pd.DataFrame,
    *,
    rules: ChokepointRules = USUAL_RULES,
    region_personnel: Mapping[str, float] | None = None,
    reach: pd.DataFrame | None = None,
    kinds: tuple[str, ...] = ("supplier",),
) -> dict[str, pd.DataFrame]:
    """Find the chokepoints of each region and say why.

    Parameters
    ----------
    needs : mart `supply_need`
    links : mart `supply_link`
    rules : weights and limits
    region_personnel : interviewed personnel by region_code; without it that of the
        companies in `needs`
    reach : chokepoint_id, reach_low, reach_high (0-1) from a cascade; without it
        the direct reach is used
    kinds : what is taken away: `supplier` (an input from one owner), `input`
        (an input from everybody), `country`

    Returns
    -------
    tables : `chokepoint`, `chokepoint_gate`, `chokepoint_part`,
        `chokepoint_need` and `missing_answer`, columns as in `COLUMNS`

    Examples
    --------
    Three companies buy all their hoses from one firm. Recovery takes 30 days, there
    is no alternative, and the stocks last 4, 11 and an unknown number of days.

    >>> from analysis.chokepoint.example import example_links, example_needs
    >>> found = chokepoints(example_needs(), example_links())["chokepoint"]
    >>> found[["state", "company_count"]].values.tolist()
    [['certain', 3]]
    >>> found[["impact_low", "impact_high"]].round(1).values.tolist()
    [[65.1, 78.7]]
    """
    answers = read_answers(needs, links, rules, region_personnel)
    found = [find(answers, kind, rules, reach) for kind in kinds]
    return {
        name: pd.concat([tables[name] for tables in found], ignore_index=True)
        for name in COLUMNS
    }
