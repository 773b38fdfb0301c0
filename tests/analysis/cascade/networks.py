"""Made-up supply networks, and the cascade as plain sweeps over dense matrices."""

import numpy as np
from hypothesis import strategies as st

from analysis.cascade import Links

Network = tuple[int, Links, np.ndarray, np.ndarray]
"""Firms, links, market of each firm, turnover of each firm."""


@st.composite
def networks(draw: st.DrawFn, most: int = 9) -> Network:
    """A random network with every class, loops included, and some final demand."""
    size = draw(st.integers(2, most))
    firm = st.integers(0, size - 1)
    link = st.tuples(firm, firm, st.integers(1, 40), st.integers(0, 2))
    drawn = draw(st.lists(link, min_size=1, max_size=4 * size))
    supplier, customer, value, kind = (
        np.array(part) for part in zip(*drawn, strict=True)
    )
    market = np.array(draw(st.lists(st.integers(0, 2), min_size=size, max_size=size)))
    sales = np.bincount(supplier, weights=value, minlength=size)
    outside = np.array(draw(st.lists(st.integers(5, 60), min_size=size, max_size=size)))
    links = Links(supplier, customer, value.astype(float), market[supplier], kind)
    return size, links, market, sales + outside


def swept(
    network: Network, remaining: np.ndarray, *, by_market: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Losses down and up by sweeping the whole network until nothing moves."""
    size, links, market, turnover = network
    supplier, customer, value = links.supplier, links.customer, links.value
    product, kind = links.input, links.input_class
    sales = np.bincount(supplier, weights=value, minlength=size)
    bought = np.bincount(customer, weights=value, minlength=size)
    down, up = 1.0 - remaining, 1.0 - remaining
    for _ in range(6000):
        felt = down[supplier] * _part_kept(sales, market, down, by_market)[supplier]
        now = 1.0 - remaining
        for firm in range(size):
            mine = customer == firm
            for one in set(product[mine & (kind == 2)]):
                group = mine & (kind == 2) & (product == one)
                lost = (felt[group] * value[group]).sum() / value[group].sum()
                now[firm] = max(now[firm], lost)
            pool = mine & (kind == 1)
            if pool.any():
                lost = (felt[pool] * value[pool]).sum() / bought[firm]
                now[firm] = max(now[firm], lost)
        above = np.maximum(1.0 - remaining, _bought_less(links, up, turnover))
        if np.abs(now - down).max() < 1e-14 and np.abs(above - up).max() < 1e-14:
            break
        down, up = np.minimum(now, 1.0), np.minimum(above, 1.0)
    return down, up


def _part_kept(
    sales: np.ndarray, market: np.ndarray, down: np.ndarray, by_market: bool
) -> np.ndarray:
    if not by_market:
        return np.ones(sales.size)
    left = np.bincount(market, weights=sales * (1 - down), minlength=3)[market]
    full = np.bincount(market, weights=sales, minlength=3)[market]
    there = left > 1e-12 * full
    part = np.divide(sales, left, out=np.ones(sales.size), where=there)
    return np.minimum(part, 1.0)


def _bought_less(links: Links, up: np.ndarray, turnover: np.ndarray) -> np.ndarray:
    lost = links.value * up[links.customer]
    return np.bincount(links.supplier, weights=lost, minlength=up.size) / turnover
