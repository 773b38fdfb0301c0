"""Exact losses from answers that are intervals: a lower and an upper end, no middle.

The lower end is always attained by some shares within the answers; the upper end is
always safe, and attained when the losses have one solution only. Nothing is drawn by
chance. An input that may be essential counts both ways in the upper end (as essential
and in the pool), since calling it essential alone can lower the loss.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.cascade.graph import ESSENTIAL, SLOWING, Floats
from analysis.cascade.run import MOST_STEPS, PUBLISHED, SINGLE, CascadeLimit
from analysis.supply.inputs import ROUNDING, UNSURE, Inputs, Source, inputs_of
from analysis.supply.intervals_kernel import (
    Blow,
    Market,
    Needs,
    close_each_range,
    no_progress,
    run_range,
)


@dataclass(frozen=True)
class LossRange:
    """Least and greatest loss of each firm, share of its normal production."""

    low: Floats
    high: Floats


def loss_range(
    inputs: Inputs,
    remaining: npt.ArrayLike,
    *,
    open_share: npt.ArrayLike | None = None,
    market: npt.ArrayLike | None = None,
    capacity: npt.ArrayLike | None = None,
    tolerance: float = SINGLE,
    most_steps: int = MOST_STEPS,
) -> LossRange:
    """Return between what each firm loses when something stops.

    Parameters
    ----------
    inputs : who supplies what in which shares
    remaining : own capacity that each firm has left, 0 to 1
    open_share : what each source can still carry, 0 to 1, in the order of
        `inputs.supplier`; all of it when None
    market : the market of each firm, -1 where nobody stands in for it; nobody stands
        in for anybody when None
    capacity : by which a firm stands in for others of its market
    tolerance : growth of a loss that is no longer passed on
    most_steps : sources that each of the two runs may touch

    Returns
    -------
    losses : of every firm; equal ends where all that matters is known

    Raises
    ------
    CascadeLimit : a run did not end within `most_steps`

    Examples
    --------
    Firm 0 carries between 60 and 80 per cent of the only input of firm 2:

    >>> rows = [Source(2, 0, 0, 0.6, 0.8), Source(2, 0, 1, 0.2, 0.4)]
    >>> found = loss_range(inputs_of(rows, firm_count=3), [0, 1, 1])
    >>> found.low.round(9).tolist(), found.high.round(9).tolist()
    ([1.0, 0.0, 0.6], [1.0, 0.0, 0.8])
    """
    lost = 1.0 - np.asarray(remaining, float)
    closed = np.zeros(0) if open_share is None else 1.0 - np.asarray(open_share, float)
    limits = np.array([tolerance, most_steps], float)
    places = _market(inputs, market, capacity)
    ends = []
    for is_upper in (False, True):
        needs = _needs(inputs, is_upper)
        state = no_progress(needs, places)
        if not run_range(needs, places, state, Blow(lost, closed), limits):
            msg = f"the run touched more than {most_steps} sources"
            raise CascadeLimit(msg)
        ends.append(state.loss)
    return LossRange(*ends)


def single_closure_range(
    inputs: Inputs,
    weight: npt.ArrayLike,
    *,
    firms: npt.ArrayLike | None = None,
    market: npt.ArrayLike | None = None,
    capacity: npt.ArrayLike | None = None,
    tolerance: float = PUBLISHED,
    most_steps: int = MOST_STEPS,
) -> LossRange:
    """Return between what the network loses when each firm is closed alone.

    Parameters
    ----------
    inputs : who supplies what in which shares
    weight : what each firm counts; made to sum to one
    firms : which firms to close; every one when None
    market, capacity : who can stand in for whom, as in `loss_range`
    tolerance : growth of a loss that is no longer passed on
    most_steps : sources that one run may touch

    Returns
    -------
    losses : weighted, one a closed firm

    Raises
    ------
    CascadeLimit : a closure did not end within `most_steps`

    Examples
    --------
    >>> rows = [Source(2, 0, 0, 0.6, 0.8), Source(2, 0, 1, 0.2, 0.4)]
    >>> found = single_closure_range(inputs_of(rows, firm_count=3), [0, 0, 1])
    >>> found.low.round(9).tolist(), found.high.round(9).tolist()
    ([0.6, 0.2, 1.0], [0.8, 0.4, 1.0])
    """
    weights = np.asarray(weight, float)
    weights = weights / weights.sum() if weights.sum() > 0 else weights
    chosen = np.arange(inputs.firm_count) if firms is None else np.asarray(firms)
    limits = np.array([tolerance, most_steps], float)
    places = _market(inputs, market, capacity)
    ends = []
    for is_upper in (False, True):
        needs = _needs(inputs, is_upper)
        found = close_each_range(needs, places, weights, chosen, limits)
        if (found < 0).any():
            msg = f"a closure touched more than {most_steps} sources"
            raise CascadeLimit(msg)
        ends.append(found)
    return LossRange(*ends)


def sales_inputs(sales: Sequence[Source], *, firm_count: int) -> Inputs:
    """Turn sales round, so that losses run from customers up to their suppliers.

    What is sold outside the network goes to one more node, which never stops.

    Parameters
    ----------
    sales : `firm` sells to `supplier` (here: the customer) between `low` and `high`
        of its turnover; `product` is not used
    firm_count : firms of the network

    Returns
    -------
    inputs : of `firm_count` + 1 nodes, one "input" a seller

    Examples
    --------
    Firm 0 sells a quarter to firm 1 and the rest elsewhere:

    >>> made = sales_inputs([Source(0, 0, 1, 0.25, 0.25)], firm_count=2)
    >>> made.supplier.tolist(), made.high.tolist()
    ([1, 2], [0.25, 0.75])
    """
    told: dict[int, tuple[float, float]] = {}
    rows = []
    for one in sales:
        low, high = told.get(one.firm, (0.0, 0.0))
        told[one.firm] = (low + one.low, high + one.high)
        rows.append(Source(one.firm, 0, one.supplier, one.low, one.high))
    rows += [
        Source(firm, 0, firm_count, max(0.0, 1.0 - high), max(0.0, 1.0 - low))
        for firm, (low, high) in told.items()
    ]
    return inputs_of(rows, firm_count=firm_count + 1)


def _needs(inputs: Inputs, is_upper: bool) -> Needs:
    """Lay the inputs out for one end; what may be essential is left out below."""
    kind, of_source = inputs.input_class, inputs.of_source
    unsure = (kind == UNSURE) & is_upper
    stops = (kind == ESSENTIAL) | unsure
    slows = np.where((kind == SLOWING) | unsure, inputs.cost_share, 0.0)
    counts = (stops | (slows > 0))[of_source]
    kept = np.flatnonzero(counts)
    kept = kept[np.argsort(inputs.supplier[kept], kind="stable")]
    size = np.bincount(inputs.supplier[kept], minlength=inputs.firm_count)
    open_width = np.zeros(inputs.count)
    np.maximum.at(open_width, of_source, inputs.high - inputs.low)
    return Needs(
        by_supplier=np.concatenate([[0], np.cumsum(size)]),
        source=kept.astype(np.int64),
        of_source=of_source,
        start=inputs.start,
        low=inputs.low,
        high=inputs.high,
        firm=inputs.firm,
        stops=stops,
        slows=slows,
        is_exact=open_width <= ROUNDING,
        is_upper=is_upper,
    )


def _market(
    inputs: Inputs, market: npt.ArrayLike | None, capacity: npt.ArrayLike | None
) -> Market:
    places = (
        np.full(inputs.firm_count, -1, np.int32)
        if market is None
        else np.asarray(market, np.int32)
    )
    able = np.zeros(inputs.firm_count) if capacity is None else np.asarray(capacity)
    there = places >= 0
    count = int(places.max(initial=-1)) + 1
    whole = np.bincount(places[there], weights=able[there], minlength=count)
    return Market(places, able.astype(float), whole[:count].astype(float))
