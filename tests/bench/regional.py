"""What-ifs of a region of 200 firms, and interval runs beside runs of known shares."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.cascade import PUBLISHED, Links, all_single_closures
from analysis.supply import Inputs
from analysis.supply.intervals import single_closure_range
from analysis.what_if import Break, Model, effects, model_of
from tests.bench.network_made import national_network
from tests.bench.result import Result

FIRMS, NEEDS, SUPPLIERS = 200, 1_000, 300


def regional(_folder: Path) -> list[Result]:
    """Measure a what-if with its day curve, the whole ranking, and intervals."""
    model = regional_model()
    effects(model, Break("input", ["0"], 30))
    kinds = [("supplier", f"S{k}") for k in range(20)]
    kinds += [("input", str(k)) for k in range(10)]
    kinds += [("country", country) for country in ("DE", "SE", "CN")]
    times = sorted(
        _cpu(lambda one=one: effects(model, Break(one[0], [one[1]], 60)))
        for one in kinds
    )
    weight = np.ones(model.inputs.firm_count)
    single_closure_range(model.inputs, weight)
    ranking = _cpu(lambda: single_closure_range(model.inputs, weight))
    return [
        Result(
            f"a what-if with intervals and day curve, {FIRMS} firms, {NEEDS} needs",
            f"{times[-1] * 1000:.0f} CPU-ms at most",
            f"median {np.median(times) * 1000:.0f} ms of {len(times)} breaks",
            "≤ 50 ms",
            times[-1] <= 0.05,
        ),
        Result(
            "every node of the same closed once, lower and upper losses",
            f"{ranking:.2f} CPU-s",
            f"{model.inputs.firm_count} nodes",
            "≤ 1 s",
            ranking <= 1,
        ),
        _intervals(),
    ]


def regional_model(seed: int = 5) -> Model:
    """Make the answers of a region: needs with one to three suppliers, some untold."""
    rng = np.random.default_rng(seed)
    needs = pd.DataFrame(
        {
            "need_id": [f"n{k:04d}" for k in range(NEEDS)],
            "company_id": [f"C{k}" for k in rng.integers(0, FIRMS, NEEDS)],
            "input_id": rng.integers(0, 60, NEEDS).astype(str),
            "input_name": "x",
            "criticality": rng.integers(1, 6, NEEDS),
            "input_class_low": rng.choice([0, 1, 2], NEEDS),
            "input_class_high": 2,
            "alternative_count": rng.choice([0, 1, np.nan], NEEDS),
        }
    )
    for name, most in (("stock", 40), ("switch", 90), ("recovery", 60)):
        days = rng.integers(0, most, NEEDS).astype(float)
        days[rng.random(NEEDS) < 0.3] = np.nan
        needs[f"{name}_days_low"] = needs[f"{name}_days_high"] = days
        needs[f"{name}_basis"] = np.where(np.isnan(days), "missing", "answered")
    needs["alternative_capacity_share_low"] = np.nan
    needs["alternative_capacity_share_high"] = np.nan
    return model_of(needs, _links(rng, needs), _companies(rng))


def _links(rng: np.random.Generator, needs: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for need, item in zip(needs["need_id"], needs["input_id"], strict=True):
        count = int(rng.integers(1, 4))
        share, width = 1 / count, float(rng.choice([0.0, 0.2]))
        for k in range(count):
            inside = rng.random() < 0.2
            name = (
                f"C{rng.integers(FIRMS)}" if inside else f"S{rng.integers(SUPPLIERS)}"
            )
            rows.append(
                {
                    "link_id": f"{need}:{k}",
                    "need_id": need,
                    "input_id": item,
                    "supplier_id": name,
                    "supplier_group_id": name,
                    "is_known_supplier": True,
                    "country_code": str(rng.choice(["FI", "DE", "SE", "CN"])),
                    "share_low": max(0.0, share - width) if count > 1 else 1.0,
                    "share_high": min(1.0, share + width) if count > 1 else 1.0,
                }
            )
    return pd.DataFrame(rows)


def _companies(rng: np.random.Generator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "company_id": [f"C{k}" for k in range(FIRMS)],
            "group_id": None,
            "personnel_count": rng.integers(5, 400, FIRMS).astype(float),
        }
    )


def _intervals(firms: int = 10_000) -> Result:
    """Compare both ends of every closure with the closures of known shares."""
    made = national_network(firms)
    known, inputs = made.graph, _grouped(made.links, firms)
    others = {"market": made.industry, "capacity": known.capacity}
    weight = known.weight
    all_single_closures(known, tolerance=PUBLISHED, firms=np.arange(50))
    single_closure_range(inputs, weight, firms=np.arange(50), **others)
    chosen = np.random.default_rng(7).choice(firms, 1_000, replace=False)
    point = _cpu(lambda: all_single_closures(known, tolerance=PUBLISHED, firms=chosen))
    both = _cpu(lambda: single_closure_range(inputs, weight, firms=chosen, **others))
    return Result(
        f"lower and upper losses, {firms:,} firms, a third of the shares as intervals",
        f"{both:.2f} CPU-s",
        f"runs of known shares, down and up: {point:.2f} CPU-s, {both / point:.1f} ×",
        "≤ 4 ×",
        both <= 4 * point,
    )


def _grouped(links: Links, firms: int) -> Inputs:
    """Turn links into inputs; a third of those of several sources are intervals."""
    width = int(links.input.max()) + 1
    key = links.customer * width + links.input
    order = np.argsort(key, kind="stable")
    groups, start, group = np.unique(key[order], return_index=True, return_inverse=True)
    value = links.value[order]
    whole = np.bincount(group, weights=value)
    share = value / whole[group]
    bought = np.bincount(links.customer, weights=links.value, minlength=firms)
    firm = groups // width
    is_open = (np.random.default_rng(11).random(groups.size) < 1 / 3)[group]
    slack = np.where(is_open & (share < 1), 0.2, 0.0)
    return Inputs(
        firm_count=firms,
        firm=firm.astype(np.int32),
        input_class=links.input_class[order][start],
        cost_share=whole / bought[firm],
        start=np.append(start, order.size),
        supplier=links.supplier[order].astype(np.int32),
        low=np.maximum(0.0, share - slack),
        high=np.minimum(1.0, share + slack),
    )


def _cpu(act: Callable[[], object]) -> float:
    before = time.process_time()
    act()
    return time.process_time() - before
