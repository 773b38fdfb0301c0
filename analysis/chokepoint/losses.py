"""What a removal takes: days without supply, work that stops, people who stand still.

Stocks and switching don't lessen the reach; they decide the other two gates.
"""

from dataclasses import dataclass

import numpy as np

from analysis.answers import Interval, recover_interval
from analysis.chokepoint.rows import Rows
from analysis.chokepoint.rules import ChokepointRules
from analysis.columns import Ints, group_max, group_number, group_sum, ratio
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

    Examples
    --------
    >>> from analysis.chokepoint.example import example_rows
    >>> figures = row_figures(example_rows()[1])
    >>> figures.gap.low.tolist(), figures.gap.high.tolist()
    ([17.0, 10.0, 0.0], [35.0, 28.0, 39.0])
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

    Examples
    --------
    >>> from analysis.chokepoint.example import example_rows
    >>> company_losses(example_rows()[1])[2].low.tolist()
    [1.0, 1.0, 1.0]
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

    Examples
    --------
    >>> from analysis.chokepoint.example import example_rows
    >>> reach(example_rows()[1])
    Interval(low=array([1.]), high=array([1.]))
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

    Examples
    --------
    The function of the example weighs 3, which is not weighty.

    >>> from analysis.chokepoint.example import example_rows
    >>> function_loss(example_rows()[1], ChokepointRules()).high.tolist()
    [0.0]
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
