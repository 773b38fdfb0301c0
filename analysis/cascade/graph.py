"""A supply network as arrays that the cascade runs over.

One slot is one essential input of a firm, or the pool of all its non-essential ones.
An input without short-term effect has no slot; its cost still counts in the pool's
shares, as in the published model.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]

ESSENTIAL, SLOWING, WITHOUT_EFFECT = 2, 1, 0


@dataclass(frozen=True)
class Links:
    """Who supplies what to whom: parallel arrays, firms and inputs by number.

    `value` is money of one period; `input` the product (or the supplier's industry
    where products are not known); `input_class` 2 essential, 1 slowing, 0 no effect.
    """

    supplier: Ints
    customer: Ints
    value: Floats
    input: Ints
    input_class: Ints


@dataclass(frozen=True)
class SupplyGraph:
    """The network, ready to run: links by supplier (down) and by customer (up)."""

    down_start: Ints
    """Where each firm's links to customers begin; one more than firms."""
    down_slot: Places
    down_share: Floats
    """Share of the slot's supply that the link carries."""
    down_link: Places
    """Number of the link in `Links`."""
    slot_firm: Places
    up_start: Ints
    up_supplier: Places
    up_share: Floats
    """Share of the supplier's turnover that the link brings."""
    weight: Floats
    """What a firm counts in the index; sums to one."""
    capacity: Floats
    """Turnover by which a firm can stand in for others of its market."""
    market: Places
    """Market of each firm, -1 where nobody stands in for it."""
    market_capacity: Floats

    @property
    def firm_count(self) -> int:
        """How many firms there are."""
        return int(self.weight.size)


def supply_graph(
    links: Links,
    *,
    firm_count: int,
    weight: Floats | None = None,
    turnover: Floats | None = None,
    capacity: Floats | None = None,
    market: Ints | None = None,
) -> SupplyGraph:
    """Lay the network out.

    Parameters
    ----------
    links : who supplies whom; links of no value carry nothing and are left out
    firm_count : firms are numbered 0 to `firm_count` - 1
    weight : what each firm counts in the index; its sales in the links when None
    turnover : all sales of each firm, also outside the network; its sales in the
        links when None or when smaller than those
    capacity : by which a firm stands in for others; its sales in the links when None
    market : the market of each firm; None (or -1) when nobody stands in for anybody

    Returns
    -------
    graph : shares are of 1

    Examples
    --------
    Firms 0 and 1 supply one essential input to firm 2 at 3 : 1.

    >>> columns = [0, 1], [2, 2], [3.0, 1.0], [7, 7], [2, 2]
    >>> links = Links(*map(np.array, columns))
    >>> supply_graph(links, firm_count=3).down_share.tolist()
    [0.75, 0.25]
    """
    sales = _sum_by(links.supplier, links.value, firm_count)
    weights = sales if weight is None else np.asarray(weight, float)
    whole = np.maximum(
        sales if turnover is None else np.asarray(turnover, float), sales
    )
    able = sales if capacity is None else np.asarray(capacity, float)
    places = np.full(firm_count, -1) if market is None else np.asarray(market)
    slot, share, slot_firm = _slots(links, firm_count)
    down = np.flatnonzero((slot >= 0) & (share > 0))
    down = down[np.argsort(links.supplier[down], kind="stable")]
    up = np.flatnonzero(links.value > 0)
    up = up[np.argsort(links.customer[up], kind="stable")]
    count = int(places.max(initial=-1)) + 1
    there = places >= 0
    return SupplyGraph(
        down_start=_starts(links.supplier[down], firm_count),
        down_slot=slot[down].astype(np.int32),
        down_share=share[down],
        down_link=down.astype(np.int32),
        slot_firm=slot_firm.astype(np.int32),
        up_start=_starts(links.customer[up], firm_count),
        up_supplier=links.supplier[up].astype(np.int32),
        up_share=links.value[up] / whole[links.supplier[up]],
        weight=weights / weights.sum() if weights.sum() > 0 else weights,
        capacity=able,
        market=places.astype(np.int32),
        market_capacity=_sum_by(places[there], able[there], count),
    )


def _slots(links: Links, firm_count: int) -> tuple[Ints, Floats, Ints]:
    """Return each link's slot and its share of it, and the firm of each slot."""
    slot = np.full(links.supplier.size, -1)
    share = np.zeros(links.supplier.size)
    essential = np.flatnonzero(links.input_class == ESSENTIAL)
    width = int(links.input.max(initial=0)) + 1
    key = links.customer[essential] * width + links.input[essential]
    groups, place = np.unique(key, return_inverse=True)
    bought = _sum_by(place, links.value[essential], groups.size)
    slot[essential] = place
    share[essential] = _part(links.value[essential], bought[place])
    slowing = np.flatnonzero(links.input_class == SLOWING)
    firms, pool = np.unique(links.customer[slowing], return_inverse=True)
    purchases = _sum_by(links.customer, links.value, firm_count)
    slot[slowing] = groups.size + pool
    share[slowing] = _part(links.value[slowing], purchases[links.customer[slowing]])
    return slot, share, np.concatenate([groups // width, firms])


def _part(value: Floats, whole: Floats) -> Floats:
    return np.divide(value, whole, out=np.zeros(value.size), where=whole > 0)


def _sum_by(place: Ints, value: Floats, count: int) -> Floats:
    return np.bincount(place, weights=value, minlength=count)[:count].astype(float)


def _starts(firm: Ints, firm_count: int) -> Ints:
    return np.concatenate([[0], np.cumsum(np.bincount(firm, minlength=firm_count))])
