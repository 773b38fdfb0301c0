"""When a cell is sensitive, and how wide an interval must hide it.

Sources: fewer than three contributors or one with 75 % of the value (the rule of
Finnish Customs for foreign trade statistics); p %-rule: Hundepool et al., Statistical
Disclosure Control (Wiley 2012), section 4.2.2. The limits are settings of the council.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class DisclosureRules:
    """The limits: contributors, share of the largest, closeness of the second."""

    minimum_count: int = 3
    largest_share: float = 0.75
    closeness: float = 0.10


def is_sensitive(
    value: npt.ArrayLike,
    count: npt.ArrayLike,
    largest: npt.ArrayLike,
    second: npt.ArrayLike,
    rules: DisclosureRules | None = None,
) -> Flags:
    """Return which cells would show too much of one contributor.

    A cell without contributors shows nobody and is never sensitive.

    Parameters
    ----------
    value : cell totals, in any unit that adds up
    count : contributors of each cell
    largest, second : contributions of the two largest, in the unit of `value`

    Returns
    -------
    flags : one a cell

    Examples
    --------
    Two contributors; one with 80 of 100; a second that knows the first to 5 %; fine:

    >>> largest, second = [30, 80, 60, 40], [20, 9, 37, 30]
    >>> is_sensitive([50, 100, 100, 100], [2, 5, 5, 5], largest, second)
    array([ True,  True,  True, False])
    """
    limits = rules or DisclosureRules()
    total, top = np.asarray(value, float), np.asarray(largest, float)
    there = np.asarray(count) > 0
    few = np.asarray(count) < limits.minimum_count
    dominated = (total > 0) & (top >= limits.largest_share * total)
    rest = total - top - np.asarray(second, float)
    close = (total > 0) & (rest < limits.closeness * top)
    return np.asarray(there & (few | dominated | close), bool)


def protection_width(
    value: npt.ArrayLike, largest: npt.ArrayLike, rules: DisclosureRules | None = None
) -> Floats:
    """Return how wide the interval of a hidden cell must at least be.

    Twice the closeness times the largest contribution, so that the largest cannot be
    estimated better than the p %-rule allows in either direction; for counts of
    companies (`largest` = 1) the minimum count, so that the interval reaches from
    none to a number that may be shown.

    Parameters
    ----------
    value : cell totals
    largest : the largest contribution of each cell

    Returns
    -------
    width : in the unit of `value`

    Examples
    --------
    >>> protection_width([2, 100, 0], [1, 80, 0])
    array([ 3., 16.,  0.])
    """
    limits = rules or DisclosureRules()
    top = np.asarray(largest, float)
    is_count = (top == 1) & (np.asarray(value, float) < limits.minimum_count)
    wide = 2 * limits.closeness * top
    return np.where(is_count, float(limits.minimum_count), wide)
