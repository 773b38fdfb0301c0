"""The result as tables: one for objects, and one for each way of opening them."""

import numpy as np
import pandas as pd

from analysis.answers import Interval
from analysis.chokepoint.coverage import Coverage
from analysis.chokepoint.losses import RowFigures
from analysis.chokepoint.objects import Objects
from analysis.chokepoint.parts import score
from analysis.chokepoint.ranking import UNITS, Gate
from analysis.chokepoint.rows import Rows
from analysis.chokepoint.rules import GATES, PARTS
from analysis.columns import table, texts
from analysis.concentration.needs import finite

GATE_COLUMNS = (
    "chokepoint_id", "gate", "state", "answered_count", "asked_count", "low", "high",
    "unit",
)  # fmt: skip
PART_COLUMNS = (
    "chokepoint_id", "part", "low", "high", "answered_count", "asked_count",
    "impact_low_without", "impact_high_without",
)  # fmt: skip
NEED_COLUMNS = (
    "chokepoint_id", "need_id", "company_id", "company_name", "share_low",
    "share_high", "stock_days_low", "stock_days_high", "gap_days_low",
    "gap_days_high", "survive_days_low", "survive_days_high", "is_essential",
)  # fmt: skip


def gate_table(
    objects: Objects, tested: dict[str, Gate], coverage: Coverage
) -> pd.DataFrame:
    """Return one row per object and gate, with its figure and its evidence."""
    rows = [
        pd.DataFrame(
            {
                "chokepoint_id": objects.ids,
                "gate": name,
                "state": tested[name].state,
                "answered_count": coverage.answered[name],
                "asked_count": coverage.asked,
                "low": tested[name].figure.low,
                "high": tested[name].figure.high,
                "unit": UNITS[name],
            }
        )
        for name in GATES
    ]
    return pd.concat(rows, ignore_index=True)[list(GATE_COLUMNS)]


def part_table(
    objects: Objects, part: Interval, coverage: Coverage, weights: tuple[float, ...]
) -> pd.DataFrame:
    """Return one row per object and part, 0-100, and the score without the part."""
    rows = []
    for place, name in enumerate(PARTS):
        left = tuple(0.0 if i == place else w for i, w in enumerate(weights))
        without = score(part, left) if any(left) else Interval(*np.full((2, 1), np.nan))
        rows.append(
            pd.DataFrame(
                {
                    "chokepoint_id": objects.ids,
                    "part": name,
                    "low": 100 * part.low[place],
                    "high": 100 * part.high[place],
                    "answered_count": coverage.answered[name],
                    "asked_count": coverage.asked,
                    "impact_low_without": without.low,
                    "impact_high_without": without.high,
                }
            )
        )
    return pd.concat(rows, ignore_index=True)[list(PART_COLUMNS)]


def need_table(
    needs: pd.DataFrame, objects: Objects, rows: Rows, figures: RowFigures
) -> pd.DataFrame:
    """Return one row per object and need; days without an upper bound are null."""
    stock, essential = rows.facts.answers.stock_days, rows.facts.essential
    is_essential = np.full(len(objects.need), None, dtype=object)
    is_essential[essential.low == 2] = True
    is_essential[essential.high < 2] = False
    values: dict[str, object] = {
        "chokepoint_id": objects.ids[objects.member],
        "share_low": objects.lost.low,
        "share_high": objects.lost.high,
        "stock_days_low": stock.low,
        "stock_days_high": finite(stock.high),
        "gap_days_low": figures.gap.low,
        "gap_days_high": figures.gap.high,
        "survive_days_low": finite(figures.survive.low),
        "survive_days_high": finite(figures.survive.high),
        "is_essential": is_essential,
    }
    for name in ("need_id", "company_id", "company_name"):
        values[name] = texts(needs, name)[objects.need]
    return table(NEED_COLUMNS, values)
