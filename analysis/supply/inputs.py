"""The inputs of firms as arrays: who may supply each, and in what share.

The shares of one input are intervals whose true values add up to one. A remainder
that nobody named is a supplier of its own, so that it is never taken for nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.cascade.graph import ESSENTIAL, Floats, Ints, Places

UNSURE = -1
"""The class of an input of which nobody knows whether it is essential."""

CLASSES = (UNSURE, 0, 1, ESSENTIAL)
ROUNDING = 1e-9


@dataclass(frozen=True)
class Source:
    """One supplier of one input of a firm, as told.

    `product` names the input within its firm. `low` and `high` are the share of the
    input (0-1); `input_class` 2 essential, 1 slowing, 0 without effect, -1 not known;
    `cost_share` the input's part of all purchases of the firm (0-1).
    """

    firm: int
    product: int
    supplier: int
    low: float
    high: float
    input_class: int = ESSENTIAL
    cost_share: float = 1.0


@dataclass(frozen=True)
class Inputs:
    """Inputs, and below each its suppliers: `supplier[start[g]:start[g + 1]]`."""

    firm_count: int
    firm: Places
    input_class: Ints
    cost_share: Floats
    start: Ints
    supplier: Places
    low: Floats
    high: Floats

    @property
    def count(self) -> int:
        """How many inputs there are."""
        return int(self.firm.size)

    @property
    def of_source(self) -> Ints:
        """Return the input of each row of `supplier`."""
        return np.repeat(np.arange(self.count), np.diff(self.start))


def inputs_of(sources: Sequence[Source], *, firm_count: int) -> Inputs:
    """Group sources by firm and product.

    Parameters
    ----------
    sources : in any order; firms and suppliers are numbered 0 to `firm_count` - 1
    firm_count : nodes of the network, unknown suppliers included

    Returns
    -------
    inputs : by firm, then product; class and cost share are those of the first row

    Raises
    ------
    ValueError : a share outside 0-1, a lower end above the upper one, shares of an
        input that cannot add up to one, or a class that does not exist

    Examples
    --------
    Firm 2 gets one input from firm 0 (60-80 %) and firm 1, another from firm 1:

    >>> rows = [Source(2, 5, 0, 0.6, 0.8), Source(2, 5, 1, 0.2, 0.4),
    ...     Source(2, 9, 1, 1.0, 1.0, input_class=1, cost_share=0.3)]
    >>> inputs_of(rows, firm_count=3).start.tolist()
    [0, 2, 3]
    """
    ordered = sorted(sources, key=lambda one: (one.firm, one.product))
    keys = [(one.firm, one.product) for one in ordered]
    first = [k for k, key in enumerate(keys) if k == 0 or keys[k - 1] != key]
    made = Inputs(
        firm_count=firm_count,
        firm=np.array([ordered[k].firm for k in first], np.int32),
        input_class=np.array([ordered[k].input_class for k in first], np.int64),
        cost_share=np.array([ordered[k].cost_share for k in first], float),
        start=np.array([*first, len(ordered)], np.int64),
        supplier=np.array([one.supplier for one in ordered], np.int32),
        low=np.array([one.low for one in ordered], float),
        high=np.array([one.high for one in ordered], float),
    )
    check(made)
    return made


def check(inputs: Inputs) -> None:
    """Refuse shares that nothing real can have.

    Raises
    ------
    ValueError : says which input and why
    """
    for place, group in enumerate(np.split(np.arange(inputs.low.size), inputs.start)):
        low, high = inputs.low[group], inputs.high[group]
        if (low < -ROUNDING).any() or (high > 1 + ROUNDING).any() or (low > high).any():
            msg = f"input {place - 1}: shares must be 0 to 1, the lower end first"
            raise ValueError(msg)
        if group.size and not low.sum() - ROUNDING <= 1 <= high.sum() + ROUNDING:
            msg = f"input {place - 1}: no shares within the limits add up to one"
            raise ValueError(msg)
    if not np.isin(inputs.input_class, CLASSES).all():
        msg = f"the class of an input must be one of {CLASSES}"
        raise ValueError(msg)
