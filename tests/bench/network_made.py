"""A made-up national supply network, of the shape that published ones have.

Few firms have thousands of customers, most a handful; the largest sit in concentrated
industries; part of every turnover is sold outside the network. Without hubs all looks
cheap to compute, and without outside sales nothing can be ranked. Seeds are fixed.
"""

from dataclasses import dataclass

import numpy as np

from analysis.cascade import Links, SupplyGraph, supply_graph
from analysis.cascade.graph import Floats, Ints

INDUSTRIES, CONCENTRATED = 616, 40
MEAN_CUSTOMERS = 9.5
CUSTOMER_TAIL, SUPPLIER_TAIL = 1.6, 2.3
LARGEST_SHARE = 0.0008
INDUSTRY_TAIL = 1.5
CLASSES = np.array([[0.35, 0.35, 0.30], [0.20, 0.40, 0.40]])
"""Chance of classes 0, 1 and 2: of inputs from usual and concentrated industries."""
OUTSIDE = (0.2, 0.7)


@dataclass(frozen=True)
class Made:
    """The network as links and as a graph that is ready to run."""

    links: Links
    industry: Ints
    turnover: Floats
    graph: SupplyGraph


def national_network(firms: int, *, seed: int = 1) -> Made:
    """Make a network of so many firms and about 9.5 links a firm."""
    rng = np.random.default_rng(seed)
    pull = rng.pareto(CUSTOMER_TAIL, firms) + 1
    push = rng.pareto(SUPPLIER_TAIL, firms) + 1
    count = int(MEAN_CUSTOMERS * firms)
    supplier = rng.choice(firms, count, p=pull / pull.sum())
    customer = rng.choice(firms, count, p=push / push.sum())
    pairs = np.unique(
        np.column_stack([supplier, customer])[supplier != customer], axis=0
    )
    supplier, customer = pairs[:, 0], pairs[:, 1]
    industry = _industries(rng, pull)
    value = rng.lognormal(0.0, 1.0, len(pairs))
    links = Links(
        supplier, customer, value, industry[supplier], _classes(rng, industry)[
            industry[supplier], industry[customer]
        ],
    )  # fmt: skip
    sales = np.bincount(supplier, weights=value, minlength=firms)
    turnover = sales / (1 - rng.uniform(*OUTSIDE, firms)) + 1e-9
    graph = supply_graph(links, firm_count=firms, turnover=turnover, market=industry)
    return Made(links, industry, turnover, graph)


def _industries(rng: np.random.Generator, pull: Floats) -> Ints:
    """Give each firm an industry; the largest firms get the concentrated ones."""
    size = np.arange(1.0, INDUSTRIES - CONCENTRATED + 1) ** -INDUSTRY_TAIL
    usual = rng.choice(size.size, pull.size, p=size / size.sum())
    industry = CONCENTRATED + usual
    largest = np.argsort(-pull)[: max(CONCENTRATED, int(LARGEST_SHARE * pull.size))]
    industry[largest] = rng.integers(0, CONCENTRATED, largest.size)
    return industry


def _classes(rng: np.random.Generator, industry: Ints) -> Ints:
    """Draw the class of every pair of industries, supplier's first."""
    usual, concentrated = (
        rng.choice(3, (INDUSTRIES, INDUSTRIES), p=chances) for chances in CLASSES
    )
    is_concentrated = np.arange(INDUSTRIES)[:, None] < CONCENTRATED
    return np.where(is_concentrated, concentrated, usual)
