"""What stops for certain when something stops, without any share being known.

A firm stops when every supplier of one of its essential inputs has stopped: all
inputs are needed, any supplier of an input will do. This is Horn propagation
(Dowling and Gallier, Journal of Logic Programming 1:267, 1984), linear in the sources.
"""

import numpy as np
import numpy.typing as npt

from analysis.cascade.graph import ESSENTIAL, Ints
from analysis.supply.closure_kernel import (
    Horn,
    close,
    empty_horn_state,
    pairs_of,
    rows_of,
)
from analysis.supply.inputs import UNSURE, Inputs

Flags = npt.NDArray[np.bool_]


def stopped(
    inputs: Inputs, failed: npt.ArrayLike, *, unsure_stops: bool = False
) -> Flags:
    """Return which firms stop when those of `failed` do.

    Parameters
    ----------
    inputs : who supplies what; shares are not used
    failed : numbers of the firms that stop first
    unsure_stops : an input that may be essential counts as essential

    Returns
    -------
    stopped : one flag a firm, those of `failed` included

    Examples
    --------
    Firm 2 needs one of firms 0 and 1, firm 3 needs firm 2:

    >>> from analysis.supply.inputs import Source, inputs_of
    >>> rows = [Source(2, 0, 0, 0, 1), Source(2, 0, 1, 0, 1), Source(3, 0, 2, 1, 1)]
    >>> made = inputs_of(rows, firm_count=4)
    >>> stopped(made, [0]).tolist(), stopped(made, [0, 1]).tolist()
    ([True, False, False, False], [True, True, True, True])
    """
    horn = _horn(inputs, unsure_stops)
    state = empty_horn_state(horn)
    close(horn, state, np.asarray(failed, np.int64))
    return state.is_stopped.copy()


def single_points(
    inputs: Inputs, *, unsure_stops: bool = False, firms: npt.ArrayLike | None = None
) -> tuple[Ints, Ints]:
    """Return every firm that another one stops alone.

    Parameters
    ----------
    inputs : who supplies what
    unsure_stops : an input that may be essential counts as essential
    firms : whose failures to try; everybody's when None

    Returns
    -------
    failing, stopping : pairs, by failing firm and then by the one it stops

    Examples
    --------
    >>> from analysis.supply.inputs import Source, inputs_of
    >>> rows = [Source(2, 0, 0, 0, 1), Source(2, 0, 1, 0, 1), Source(3, 0, 2, 1, 1)]
    >>> [a.tolist() for a in single_points(inputs_of(rows, firm_count=4))]
    [[2], [3]]
    """
    horn = _horn(inputs, unsure_stops)
    tried = np.arange(inputs.firm_count) if firms is None else np.asarray(firms)
    found = rows_of(horn, tried.astype(np.int64))
    return found[:, 0], found[:, 1]


def failing_pairs(
    inputs: Inputs, firm: int, *, unsure_stops: bool = False
) -> list[tuple[int, int]]:
    """Return the pairs of firms that stop a firm together and neither alone.

    Parameters
    ----------
    inputs : who supplies what
    firm : the one that stops
    unsure_stops : an input that may be essential counts as essential

    Returns
    -------
    pairs : smaller number first, in order

    Examples
    --------
    >>> from analysis.supply.inputs import Source, inputs_of
    >>> rows = [Source(2, 0, 0, 0, 1), Source(2, 0, 1, 0, 1), Source(3, 0, 2, 1, 1)]
    >>> failing_pairs(inputs_of(rows, firm_count=4), 3)
    [(0, 1)]
    """
    horn = _horn(inputs, unsure_stops)
    alone, stopping = single_points(inputs, unsure_stops=unsure_stops)
    out = {firm, *alone[stopping == firm].tolist()}
    tried = np.array(sorted(_above(inputs, firm) - out), np.int64)
    found = pairs_of(horn, tried, firm)
    return [(int(a), int(b)) for a, b in found]


def _horn(inputs: Inputs, unsure_stops: bool) -> Horn:
    """Keep the inputs that stop a firm, and turn them: suppliers to inputs."""
    kinds = (ESSENTIAL, UNSURE) if unsure_stops else (ESSENTIAL,)
    counts = np.isin(inputs.input_class, kinds)
    of_source = inputs.of_source
    kept = np.flatnonzero(counts[of_source])
    # a supplier that is listed twice for an input is still one supplier
    pairs = np.unique(
        np.column_stack([inputs.supplier[kept], of_source[kept]]).astype(np.int64),
        axis=0,
    )
    size = np.bincount(pairs[:, 1], minlength=inputs.count)
    start = np.bincount(pairs[:, 0], minlength=inputs.firm_count)
    return Horn(
        start=np.concatenate([[0], np.cumsum(start)]),
        supplied=pairs[:, 1],
        size=size.astype(np.int64),
        firm=inputs.firm.astype(np.int64),
    )


def _above(inputs: Inputs, firm: int) -> set[int]:
    """Return every firm from which something reaches this one."""
    of_source = inputs.of_source
    suppliers: dict[int, set[int]] = {}
    for customer, supplier in zip(
        inputs.firm[of_source].tolist(), inputs.supplier.tolist(), strict=True
    ):
        suppliers.setdefault(customer, set()).add(supplier)
    found: set[int] = set()
    waiting = [firm]
    while waiting:
        new = suppliers.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
