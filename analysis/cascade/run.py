"""Runs of the cascade: one shock in full, or every firm closed once.

The tolerance is the growth of a firm's loss that is no longer passed on. It is an
absolute share: 1e-3 screens, 1e-4 is published, 1e-6 answers one what-if.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.cascade.closures import NOT_KNOWN, close_each
from analysis.cascade.graph import Floats, Ints, SupplyGraph
from analysis.cascade.kernel import Down, Shock, Up, empty_state, run_down, run_up

SCREENING, PUBLISHED, SINGLE = 1e-3, 1e-4, 1e-6
MOST_STEPS = 2_000_000_000
"""Links that one shock may touch; a run that would need more has no answer."""

LANES = 2


class CascadeLimit(ArithmeticError):
    """A run that touched more links than allowed; its losses are not known."""


@dataclass(frozen=True)
class Losses:
    """Loss of each firm, share of its normal production."""

    down: Floats
    up: Floats
    index: float
    """Weighted loss of all firms: the share of the network that stands still."""
    index_down: float
    index_up: float

    @property
    def total(self) -> Floats:
        """The larger of the two: a firm stands still for whichever reason."""
        return np.maximum(self.down, self.up)


def cascade(
    graph: SupplyGraph,
    remaining: npt.ArrayLike,
    *,
    open_share: npt.ArrayLike | None = None,
    tolerance: float = SINGLE,
    most_steps: int = MOST_STEPS,
) -> Losses:
    """Return what a shock leads to.

    Parameters
    ----------
    graph : the network
    remaining : own capacity that each firm has left, 0 to 1 (1 = not shocked)
    open_share : what each link can still carry, 0 to 1, in the order of `Links`;
        all of it when None
    tolerance : growth of a loss that is no longer passed on
    most_steps : links that the run may touch

    Returns
    -------
    losses : of every firm

    Raises
    ------
    CascadeLimit : the run did not end within `most_steps`

    Examples
    --------
    Firm 0 carries three quarters of the only essential input of firm 2:

    >>> from analysis.cascade import Links, supply_graph
    >>> columns = [0, 1], [2, 2], [3.0, 1.0], [7, 7], [2, 2]
    >>> links = Links(*map(np.array, columns))
    >>> cascade(supply_graph(links, firm_count=3), [0, 1, 1]).down.tolist()
    [1.0, 0.0, 0.75]
    """
    lost = 1.0 - np.asarray(remaining, float)
    shocked = np.flatnonzero(lost > 0)
    closed = np.zeros(0) if open_share is None else 1.0 - np.asarray(open_share, float)
    shock = Shock(shocked, lost[shocked], closed)
    down, up = _down(graph), _up(graph)
    below = empty_state(graph.firm_count, down.slot_firm.size, down.market_capacity)
    above = empty_state(graph.firm_count, 0, np.zeros(0))
    is_whole = run_down(down, shock, below, tolerance, most_steps)
    if not (is_whole and run_up(up, shock, above, tolerance, most_steps)):
        msg = f"the run touched more than {most_steps} links"
        raise CascadeLimit(msg)
    parts = (np.maximum(below.loss, above.loss), below.loss, above.loss)
    return Losses(below.loss, above.loss, *(float(graph.weight @ x) for x in parts))


def all_single_closures(
    graph: SupplyGraph,
    *,
    tolerance: float = PUBLISHED,
    firms: Ints | None = None,
    most_steps: int = MOST_STEPS,
) -> tuple[Floats, Floats, Floats]:
    """Return the loss of the network when each firm is closed alone.

    Parameters
    ----------
    graph : the network
    tolerance : growth of a loss that is no longer passed on
    firms : which firms to close; every one when None
    most_steps : links that one closure may touch

    Returns
    -------
    down, up, both : indices, one a firm, weighted by `graph.weight`

    Raises
    ------
    CascadeLimit : a closure did not end within `most_steps`

    Examples
    --------
    >>> from analysis.cascade import Links, supply_graph
    >>> columns = [0, 1], [2, 2], [3.0, 1.0], [7, 7], [2, 2]
    >>> links = Links(*map(np.array, columns))
    >>> all_single_closures(supply_graph(links, firm_count=3))[2].tolist()
    [0.75, 0.25, 1.0]
    """
    chosen = np.arange(graph.firm_count) if firms is None else np.asarray(firms)
    limits = np.array([tolerance, most_steps, LANES], float)
    found = close_each(_down(graph), _up(graph), graph.weight, chosen, limits)
    if (found[:, 2] == NOT_KNOWN).any():
        msg = f"a closure touched more than {most_steps} links"
        raise CascadeLimit(msg)
    return found[:, 0], found[:, 1], found[:, 2]


def _down(graph: SupplyGraph) -> Down:
    return Down(
        graph.down_start,
        graph.down_slot,
        graph.down_share,
        graph.down_link,
        graph.slot_firm,
        graph.capacity,
        graph.market,
        graph.market_capacity,
    )


def _up(graph: SupplyGraph) -> Up:
    return Up(graph.up_start, graph.up_supplier, graph.up_share)
