"""The gates' figures and the five parts of the score, each as an interval.

Every figure is monotone in the answers, so each end is reached with all answers at
one end: the lower one with the best case, the upper one with the worst.
"""

from dataclasses import dataclass

import numpy as np

from analysis.answers import Interval, recover_interval
from analysis.chokepoint.rows import MOST_FUNCTION_WEIGHT, Rows
from analysis.chokepoint.rules import ChokepointRules
from analysis.columns import Floats, Ints, group_max, group_number, group_sum, ratio
from analysis.time_gap import gap_interval, survive_days

ESSENTIAL = 2
SLOWING = 1


@dataclass(frozen=True)
class RowFigures:
    """Figures of each member row, before they are added up by case."""

    survive: Interval
    gap: Interval
    unserved: Interval
    stops: Interval


def row_figures(rows: Rows) -> RowFigures:
    """Compute days and shares of each member row.

    `unserved` is the share of the need that stays without supply after what
    alternatives can give before the stock runs out.

    Parameters
    ----------
    rows : members of cases

    Returns
    -------
    figures : intervals, one a row
    """
    answers, lost = rows.facts.answers, rows.lost
    stock = answers.stock_days
    survive = Interval(
        survive_days(stock.low, lost.high), survive_days(stock.high, lost.low)
    )
    recover = recover_interval(answers)
    gap = gap_interval(
        (stock.low, stock.high), (lost.low, lost.high), (recover.low, recover.high)
    )
    switch, capacity = answers.switch_days, answers.capacity_share
    best = np.where(switch.low <= survive.high, capacity.high, 0.0)
    worst = np.where(switch.high <= survive.low, capacity.low, 0.0)
    unserved = Interval(
        np.maximum(0.0, lost.low - best), np.maximum(0.0, lost.high - worst)
    )
    essential = rows.facts.essential
    stops = Interval(
        (essential.low >= ESSENTIAL).astype(np.float64),
        (essential.high >= ESSENTIAL).astype(np.float64),
    )
    return RowFigures(survive, Interval(*gap), unserved, stops)


def company_losses(rows: Rows) -> tuple[Ints, Ints, Interval]:
    """Return the share of each company's work that a case takes away directly.

    An essential input takes its lost share; other inputs add up, each in proportion
    to its criticality. An input that may be essential counts both ways in the upper
    end, since calling it essential alone can lower the loss.

    Parameters
    ----------
    rows : members of cases

    Returns
    -------
    pair : the (case, company) of each row
    first : first row of each pair
    loss : 0-1, one a pair
    """
    pair, first = group_number(
        rows.case.astype(object), rows.facts.company.astype(object)
    )
    essential, part = rows.facts.essential, rows.facts.part_of_company
    ends = []
    for lost, stops, slows in (
        (rows.lost.low, essential.low >= ESSENTIAL, essential.low == SLOWING),
        (rows.lost.high, essential.high >= ESSENTIAL, essential.high >= SLOWING),
    ):
        whole = group_max(pair, np.where(stops, lost, 0.0), len(first))
        linear = group_sum(pair, np.where(slows, lost * part, 0.0), len(first))
        ends.append(np.minimum(1.0, np.maximum(whole, linear)))
    return pair, first, Interval(*ends)


def reach(rows: Rows) -> Interval:
    """Return the share of the region's interviewed personnel that stops directly.

    Parameters
    ----------
    rows : members of cases

    Returns
    -------
    share : 0-1, one a case
    """
    _, first, loss = company_losses(rows)
    personnel = rows.facts.personnel[first]
    whole = group_max(rows.case, rows.facts.region_personnel, rows.count)
    ends = []
    for end in (loss.low, loss.high):
        hit = group_sum(rows.case[first], personnel * end, rows.count)
        share = ratio(hit, whole, nothing=0.0)
        ends.append(np.minimum(1.0, share))
    return Interval(*ends)


def function_loss(rows: Rows, rules: ChokepointRules) -> Interval:
    """Return the largest loss of a weighty vital function, as share of its personnel.

    Parameters
    ----------
    rows : members of cases
    rules : which functions are weighty

    Returns
    -------
    share : 0-1, one a case; 0 where no weighty function is hit
    """
    pair, _, loss = company_losses(rows)
    heavy = rows.facts.function_weight.low >= rules.function_weight_limit
    cell, first = group_number(rows.case.astype(object), rows.facts.function)
    once = group_number(cell.astype(object), pair.astype(object))[1]
    whole = rows.facts.function_personnel[first]
    ends = []
    for end in (loss.low, loss.high):
        weight = rows.facts.personnel[once] * heavy[once] * end[pair[once]]
        hit = group_sum(cell[once], weight, len(first))
        share = ratio(hit, whole, nothing=0.0)
        ends.append(group_max(rows.case[first], share, rows.count))
    return Interval(*ends)


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
