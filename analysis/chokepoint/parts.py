"""The five parts of the score, each as an interval.

Every part is monotone in the answers, so each end is reached with all answers at one
end: the lower one with the best case, the upper one with the worst.
"""

import numpy as np

from analysis.answers import Interval
from analysis.chokepoint.losses import RowFigures
from analysis.chokepoint.rows import MOST_FUNCTION_WEIGHT, Rows
from analysis.chokepoint.rules import ChokepointRules
from analysis.columns import Floats, group_max, group_number, group_sum, ratio


def parts(
    rows: Rows, figures: RowFigures, reached: Interval, rules: ChokepointRules
) -> Interval:
    """Compute the five parts of the score.

    dependence: criticality-weighted share of the input's need; non-replaceability:
    share that alternatives can't give in time; time gap: gap / (gap + 30 d); reach:
    L / (L + 0.05); vital function: the highest weight hit / 5.

    Parameters
    ----------
    rows : members of cases
    figures : of the rows
    reached : share of the region that stops
    rules : half-way points

    Returns
    -------
    parts : five x cases, in the order of `PARTS`, 0-1, higher is worse

    Examples
    --------
    >>> from analysis.chokepoint.example import example_rows
    >>> from analysis.chokepoint.losses import reach, row_figures
    >>> rows = example_rows()[1]
    >>> found = parts(rows, row_figures(rows), reach(rows), ChokepointRules())
    >>> found.low[:, 0].round(3).tolist()
    [1.0, 1.0, 0.204, 0.952, 0.6]
    """
    facts, scale = rows.facts, rules.gap_scale_days
    ends = []
    for side in ("low", "high"):
        lost, gap = getattr(rows.lost, side), getattr(figures.gap, side)
        unserved, share = getattr(figures.unserved, side), getattr(reached, side)
        bare = ratio(unserved, lost, nothing=0.0)
        function = getattr(facts.function_weight, side) / MOST_FUNCTION_WEIGHT
        ends.append(
            np.stack(
                [
                    _over_input(rows, lost),
                    _mean(rows, bare),
                    _mean(rows, gap / (gap + scale)),
                    share / (share + rules.reach_scale),
                    group_max(rows.case, function, rows.count),
                ]
            )
        )
    return Interval(ends[0], np.maximum(ends[0], ends[1]))


def _over_input(rows: Rows, lost: Floats) -> Floats:
    """Weigh by criticality over every need of the inputs that the case touches."""
    whole = _touched_criticality(rows)
    hit = group_sum(rows.case, rows.facts.criticality * lost, rows.count)
    return np.minimum(1.0, ratio(hit, whole, nothing=0.0))


def _touched_criticality(rows: Rows) -> Floats:
    input_key = rows.facts.input_number.astype(object)
    _, first = group_number(rows.case.astype(object), input_key)
    each = rows.facts.input_criticality[first]
    return group_sum(rows.case[first], each, rows.count)


def _mean(rows: Rows, values: Floats) -> Floats:
    """Average by criticality over the needs of each case."""
    weight = group_sum(rows.case, rows.facts.criticality, rows.count)
    total = group_sum(rows.case, rows.facts.criticality * values, rows.count)
    return ratio(total, weight, nothing=0.0)


def score(part: Interval, weights: tuple[float, ...]) -> Interval:
    """Join parts into a score by their weighted geometric mean.

    One part of zero gives zero: a stock that outlasts the break is no chokepoint.

    Parameters
    ----------
    part : parts x cases, 0-1
    weights : one a part

    Returns
    -------
    score : 0-100, one a case

    Examples
    --------
    >>> values = np.array([[0.25, 0.0], [1.0, 1.0]])
    >>> score(Interval(values, values), (1.0, 1.0)).low.tolist()
    [50.0, 0.0]
    """
    weight = np.asarray(weights, dtype=np.float64)[:, None]
    ends = []
    for end in (part.low, part.high):
        logs = np.log(np.maximum(end, 1e-300))
        mean = np.exp((logs * weight).sum(axis=0) / weight.sum())
        # a part of weight 0 is left out altogether
        nothing = ((end <= 0) & (weight > 0)).any(axis=0)
        ends.append(np.where(nothing, 0.0, 100 * mean))
    return Interval(*ends)
