"""The cascade over national networks and regional what-ifs, beside scipy's sweeps."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from analysis.cascade import SCREENING, all_single_closures, cascade
from tests.bench.network_made import Made, national_network
from tests.bench.result import Result
from tests.bench.sweeps import Sweeps

SAMPLE = 150
HUBS = 20


def networks(_folder: Path) -> list[Result]:
    """Measure the all-firm index at two sizes and one hub's what-if."""
    warm = national_network(2_000)
    all_single_closures(warm.graph, tolerance=SCREENING)
    cascade(warm.graph, np.ones(2_000), tolerance=SCREENING)
    small = national_network(100_000)
    losses: list[float] = []
    index = _cpu(lambda: losses.extend(_index(small)))
    swept = _swept(small, SAMPLE) * small.graph.firm_count / SAMPLE
    large = national_network(500_000)
    whole = _cpu(lambda: _index(large))
    return [
        Result(
            f"all-firm systemic-risk index, {_size(small)}, tolerance 1e-3",
            f"{index:.1f} CPU-s; the gravest closure stops {max(losses):.0%}",
            f"whole-network scipy sweeps, {SAMPLE} random firms extrapolated: "
            f"{swept:,.0f} CPU-s, {swept / index:.0f} × more",
            "≥ 80 × less CPU",
            swept >= 80 * index,
        ),
        Result(
            f"the same, {_size(large)}",
            f"{whole:.1f} CPU-s",
            f"the row above, {whole / index:.1f} ×",
            "≤ 5 ×",
            whole <= 5 * index,
        ),
        _hubs(large),
    ]


def _hubs(made: Made) -> Result:
    """Measure what-ifs of the firms with most customers."""
    customers = np.diff(made.graph.down_start)
    hubs = np.argsort(-customers)[:HUBS]
    times = []
    for hub in hubs:
        remaining = np.ones(made.graph.firm_count)
        remaining[hub] = 0.0
        times.append(
            _cpu(lambda left=remaining: cascade(made.graph, left, tolerance=SCREENING))
        )
    sweeps = Sweeps(made)
    others = [
        _cpu(lambda one=int(hub): sweeps.closure(one, SCREENING)) for hub in hubs[:5]
    ]
    median, p95 = float(np.median(times)), float(np.quantile(times, 0.95))
    ratio = float(np.median(others)) / median
    return Result(
        f"one hub's what-if, {_size(made)}, p95 of {HUBS} hubs",
        f"{p95 * 1000:.0f} CPU-ms",
        f"median {median * 1000:.0f} ms; scipy {np.median(others) * 1000:.0f} ms, "
        f"{ratio:.0f} × more",
        "≥ 20 × less, ≤ 100 ms",
        ratio >= 20 and p95 <= 0.1,
    )


def _swept(made: Made, sample: int) -> float:
    chosen = np.random.default_rng(3).choice(made.graph.firm_count, sample, False)
    sweeps = Sweeps(made)
    return _cpu(lambda: [sweeps.closure(int(firm), SCREENING) for firm in chosen])


def _index(made: Made) -> list[float]:
    both = all_single_closures(made.graph, tolerance=SCREENING)[2]
    return [float(loss) for loss in both]


def _size(made: Made) -> str:
    return (
        f"{made.graph.firm_count:,} firms / {made.links.value.size / 1e6:.2f} M links"
    )


def _cpu(act: Callable[[], object]) -> float:
    before = time.process_time()
    act()
    return time.process_time() - before
