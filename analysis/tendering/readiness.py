"""Which conditions of a defence tender a company meets, as far as it has told.

A condition that was not answered is unknown and stays outside the quotient; what it
could still change is told by the ends.
"""

import pandas as pd

from analysis.columns import ratio

CONDITIONS = (
    "quality_system",
    "security_clearance",
    "defence_reference",
    "spare_capacity",
    "export_control",
)
"""In the order of a checklist: what takes longest to get stands first."""
MET, MISSING, UNKNOWN = "met", "missing", "unknown"


def conditions(rows: pd.DataFrame) -> pd.DataFrame:
    """Tell of each company and condition whether it is met.

    Met when any product of the company meets it; missing when every answer denies
    it; else unknown (Kleene's "or" of three values).

    Parameters
    ----------
    rows : company_id and the columns `CONDITIONS`, true, false or null; one row per
        company and product

    Returns
    -------
    states : company_id, condition, state (met, missing or unknown)

    Examples
    --------
    >>> rows = pd.DataFrame({"company_id": ["a", "a", "b"]}
    ...     | {name: [None, True, False] for name in CONDITIONS[:1]}
    ...     | {name: [None, False, False] for name in CONDITIONS[1:]})
    >>> states = conditions(rows).set_index(["company_id", "condition"])["state"]
    >>> states["a"].tolist()[:2], states["b"].tolist()[:2]
    (['met', 'unknown'], ['missing', 'missing'])
    """
    long = rows.melt("company_id", list(CONDITIONS), "condition", "answer")
    answer = long["answer"].astype("boolean")
    keys = [long["company_id"], long["condition"]]
    met = answer.fillna(False).groupby(keys, sort=False).any()
    unknown = answer.isna().groupby(keys, sort=False).any()
    state = pd.Series(MISSING, index=met.index, name="state")
    state = state.mask(unknown, UNKNOWN).mask(met, MET)
    found = state.reset_index()
    order = {name: place for place, name in enumerate(CONDITIONS)}
    found = found.assign(place=found["condition"].map(order))
    found = found.sort_values(["company_id", "place"], ignore_index=True)
    return found[["company_id", "condition", "state"]]


def tender_readiness(states: pd.DataFrame) -> pd.DataFrame:
    """Count the conditions that a company meets of those that are known.

    met / known; the ends count every unknown condition as missing, or as met.

    Parameters
    ----------
    states : company_id, condition, state, as `conditions` gives

    Returns
    -------
    readiness : company_id, met_count, known_count, asked_count, readiness_share (NaN
        where nothing is known), readiness_low, readiness_high; shares 0-1

    Examples
    --------
    Two met, one missing, one unknown.

    >>> states = pd.DataFrame({"company_id": ["a"] * 4, "condition": list("pqrs"),
    ...     "state": ["met", "met", "missing", "unknown"]})
    >>> tender_readiness(states).round(2).values.tolist()
    [['a', 2, 3, 4, 0.67, 0.5, 0.75]]
    """
    counted = states.assign(
        met_count=states["state"] == MET, known_count=states["state"] != UNKNOWN
    )
    rows = counted.groupby("company_id", as_index=False).agg(
        met_count=("met_count", "sum"),
        known_count=("known_count", "sum"),
        asked_count=("state", "size"),
    )
    met, known, asked = (rows[name] for name in list(rows)[1:])
    return rows.assign(
        readiness_share=ratio(met, known),
        readiness_low=ratio(met, asked),
        readiness_high=ratio(met + asked - known, asked),
    )
