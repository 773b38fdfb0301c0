"""Gates, states and ranks, which stay ranges when the answers leave them open."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.answers import Interval
from analysis.chokepoint.coverage import Coverage
from analysis.chokepoint.losses import RowFigures, function_loss
from analysis.chokepoint.rows import Rows
from analysis.chokepoint.rules import GATES, ChokepointRules
from analysis.columns import Flags, Floats, Ints, Texts, group_max, group_number

# a share this small is a rounding error, not a loss
_ROUNDING = 1e-9
UNITS = {"matters": "share", "no_way_round": "share", "no_time": "days"}


@dataclass(frozen=True)
class Gate:
    """A condition: its figure, and whether it holds at either end."""

    figure: Interval
    holds: tuple[Flags, Flags]

    @property
    def state(self) -> npt.NDArray[np.str_]:
        """Return certain, possible or no for each object."""
        return np.select(list(self.holds), ["certain", "possible"], default="no")


def gates(
    rows: Rows, figures: RowFigures, reached: Interval, rules: ChokepointRules
) -> dict[str, Gate]:
    """Test the three conditions at both ends of every interval.

    matters: enough of the region's personnel is hit, or enough of a weighty vital
    function; no way round: some essential need stays without supply after what
    alternatives give in time; no time: the break of some essential need outlasts
    its stock.

    Parameters
    ----------
    rows : members of objects
    figures : of the rows
    reached : share of the region that stops
    rules : limits

    Returns
    -------
    gates : by name

    Examples
    --------
    >>> from analysis.chokepoint.example import example_rows
    >>> from analysis.chokepoint.losses import reach, row_figures
    >>> rows = example_rows()[1]
    >>> tested = gates(rows, row_figures(rows), reach(rows), ChokepointRules())
    >>> tested["no_time"].figure.low.tolist(), tested["no_time"].state.tolist()
    ([17.0], ['certain'])
    """
    function = function_loss(rows, rules)
    limit, heavy = rules.reach_limit - _ROUNDING, rules.function_loss_limit
    matters = (
        (reached.low >= limit) | (function.low > heavy),
        (reached.high >= limit) | (function.high > heavy),
    )
    result = {"matters": Gate(reached, matters)}
    for name, figure in (
        ("no_way_round", figures.unserved),
        ("no_time", figures.gap),
    ):
        low = group_max(rows.case, figure.low * figures.stops.low, rows.count)
        high = group_max(rows.case, figure.high * figures.stops.high, rows.count)
        holds = (low > _ROUNDING, high > _ROUNDING)
        result[name] = Gate(Interval(low, high), holds)
    return result


def states(
    tested: dict[str, Gate],
    is_known: Flags,
    coverage: Coverage,
    rules: ChokepointRules,
) -> Texts:
    """Class each object: certain, possible, no or unknown.

    An object that fails a gate even in the worst case is no chokepoint, however
    little was answered. Of the others, too few answers or an unnamed supplier make
    it unknown.

    Parameters
    ----------
    tested : the three gates
    is_known : whether a supplier was named
    coverage : of the objects
    rules : the least coverage

    Returns
    -------
    state : one an object

    Examples
    --------
    Three of seven questions were asked; all; all, but nobody named the supplier.

    >>> sure = np.array([True, True, True])
    >>> tested = {name: Gate(Interval(np.zeros(3), np.zeros(3)), (sure, sure))
    ...     for name in GATES}
    >>> asked = Coverage(np.zeros((3, 7)), np.array([3 / 7, 1, 1]), {}, np.ones(3))
    >>> states(tested, np.array([True, True, False]), asked, ChokepointRules())
    array(['unknown', 'certain', 'unknown'], dtype=object)
    """
    every = [tested[name].holds for name in GATES]
    sure = np.logical_and.reduce([low for low, _ in every])
    maybe = np.logical_and.reduce([high for _, high in every])
    thin = ~is_known | (coverage.share < rules.coverage_limit - _ROUNDING)
    names = ["no", "unknown", "certain"]
    named = np.select([~maybe, thin, sure], names, default="possible")
    return named.astype(object)


def rank_range(
    impact: Interval, group: tuple[Texts, ...], ranked: Flags
) -> tuple[Floats, Floats]:
    """Rank objects inside their group, as a range.

    Best rank = 1 + objects whose low end is above the own high end; worst rank =
    objects whose high end reaches the own low end (itself included).

    Parameters
    ----------
    impact : score of each object
    group : keys inside which objects compete
    ranked : objects that take part

    Returns
    -------
    best, worst : ranks, NaN for objects that take no part

    Examples
    --------
    The first is above the third; the second may be anywhere.

    >>> impact = Interval(np.array([60.0, 20.0, 30.0]), np.array([80.0, 90.0, 40.0]))
    >>> same = np.array(["11"] * 3, dtype=object)
    >>> rank_range(impact, (same,), np.array([True] * 3))
    (array([1., 1., 2.]), array([2., 3., 3.]))
    """
    best, worst = (np.full(len(ranked), np.nan) for _ in range(2))
    number, first = group_number(*group)
    for key in range(len(first)):
        rows: Ints = np.flatnonzero((number == key) & ranked)
        low, high = np.sort(impact.low[rows]), np.sort(impact.high[rows])
        above = len(rows) - np.searchsorted(low, impact.high[rows], side="right")
        reaching = len(rows) - np.searchsorted(high, impact.low[rows], side="left")
        best[rows], worst[rows] = 1 + above, reaching
    return best, worst
