"""The two runs of a break, as tables: companies hit, days, and why."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.answers import Interval
from analysis.cascade.graph import Floats, Ints
from analysis.columns import Flags, numbers
from analysis.supply import Days, run_days
from analysis.what_if.break_of import Break, Stopped, stopped_by
from analysis.what_if.model import Model

AFTERWARDS = 60
"""Days that are followed after the break has ended."""

NEVER = -1
HURT = 1e-9
"""A smaller loss is a rounding."""


@dataclass(frozen=True)
class Effects:
    """What a break leads to.

    `company` has a row for each company that is hit or may be: company_id,
    first_day_low and first_day_high (earliest and latest first day below normal; the
    latest is missing when it may never come), back_day_low and back_day_high,
    lost_days_low and lost_days_high (days of normal output until the end of the
    horizon), is_certain, need_id (of the input that limits it, missing where its own
    site stands still), lost_share_low and lost_share_high of that input.
    `day` has a row a day: day, still_share_low, still_share_high (personnel that has no
    work, of all personnel told), companies_low, companies_high.
    `link` has a row for each delivery that does not come in full: link_id, lost_low,
    lost_high (share of the delivery on its worst day). `personnel` is of all companies
    counted, `person_days` what all of them lose until the end of the horizon; the
    personnel of `untold_count` of the companies is not known and is in neither.
    """

    company: pd.DataFrame
    day: pd.DataFrame
    link: pd.DataFrame
    personnel: float
    person_days: Interval
    untold_count: int


def effects(
    model: Model, one: Break, *, counted: Collection[str] | None = None
) -> Effects:
    """Run a break at both ends of what is not known.

    Parameters
    ----------
    model : the network
    one : what breaks, and for how long
    counted : ids of the companies that are told of and counted, such as those of a
        region; everybody's when None. The break runs through the others too.

    Returns
    -------
    effects : of companies and days

    Examples
    --------
    s breaks for 10 days. What it sent before still arrives on day 1, then a's stock of
    5 days runs down; b may have stock for all that time, or none:

    >>> from analysis.what_if.example import example_tables
    >>> from analysis.what_if.model import model_of
    >>> found = effects(model_of(*example_tables()), Break("supplier", ["s"], 10))
    >>> columns = ["company_id", "first_day_low", "first_day_high", "lost_days_high"]
    >>> found.company[columns].round(9).values.tolist()
    [['a', 7, 7, 5.0], ['b', 2, <NA>, 6.0]]
    """
    stopped = stopped_by(model, one)
    better = _run(model, one, stopped, is_worst=False)
    worse = _run(model, one, stopped, is_worst=True)
    lost = _lost_deliveries(model, stopped, better, worse)
    told = model.company["company_id"].to_numpy(object)
    here = np.array([counted is None or name in counted for name in told], np.bool_)
    staff = numbers(model.company, "personnel_count")
    personnel = np.nan_to_num(staff) * here
    hit = here & (worse.first_day_below[: len(told)] != NEVER)
    return Effects(
        company=_companies(model, np.flatnonzero(hit), lost, (better, worse)),
        day=_by_day(here, personnel, better, worse),
        link=_links(model, lost),
        personnel=float(personnel.sum()),
        person_days=Interval(
            *(run.lost_days()[: here.size] @ personnel for run in (better, worse))
        ),
        untold_count=int((np.isnan(staff) & here).sum()),
    )


def _run(model: Model, one: Break, stopped: Stopped, *, is_worst: bool) -> Days:
    horizon = one.days + AFTERWARDS
    capacity = np.ones((horizon, len(model.node_ids)))
    capacity[: one.days, stopped.node] = 0.0
    closed = stopped.link_possible if is_worst else stopped.link_certain
    ways = None
    if closed.any():
        ways = np.ones((horizon, len(model.links)))
        ways[: one.days, closed] = 0.0
    told = model.worse if is_worst else model.better
    others = np.where(stopped.need, 0.0, told.alternative_share)
    timing = replace(told, alternative_share=others)
    return run_days(model.inputs, timing, capacity, is_worst=is_worst, open_share=ways)


def _companies(
    model: Model, hit: Ints, lost: Interval, runs: tuple[Days, Days]
) -> pd.DataFrame:
    better, worse = runs
    certain = better.first_day_below[hit] != NEVER
    # a company's own reason is that of the run in which it is surely hit
    limit = np.where(
        certain & (better.limit[hit] >= 0), better.limit[hit], worse.limit[hit]
    )
    low, high = _lost_share(model, lost)
    told, needs = limit >= 0, model.needs["need_id"].tolist()
    found = pd.DataFrame(
        {
            "company_id": model.company["company_id"].to_numpy()[hit],
            "first_day_low": _days(worse.first_day_below[hit]),
            "first_day_high": _days(better.first_day_below[hit]),
            "back_day_low": _days(better.day_back[hit], shift=0),
            "back_day_high": _days(worse.day_back[hit], shift=0),
            "lost_days_low": better.lost_days()[hit],
            "lost_days_high": worse.lost_days()[hit],
            "is_certain": certain,
            "need_id": [needs[item] if item >= 0 else None for item in limit],
            "lost_share_low": np.where(told, low[limit], np.nan),
            "lost_share_high": np.where(told, high[limit], np.nan),
        }
    )
    return found.sort_values(
        ["is_certain", "first_day_low", "lost_days_high", "company_id"],
        ascending=[False, True, False, True],
        kind="stable",
    ).reset_index(drop=True)


def _lost_deliveries(
    model: Model, stopped: Stopped, better: Days, worse: Days
) -> Interval:
    """Return the share of each delivery that does not come on its worst day."""
    ends = []
    for days, closed in (
        (better, stopped.link_certain),
        (worse, stopped.link_possible),
    ):
        least = days.production.min(axis=0)[model.inputs.supplier]
        ends.append(np.where(closed, 1.0, 1.0 - least))
    return Interval(*ends)


def _lost_share(model: Model, lost: Interval) -> tuple[Floats, Floats]:
    """Return the share of each input that does not come on its worst day."""
    ends = [
        np.bincount(
            model.inputs.of_source, weights=share * end, minlength=model.inputs.count
        )
        for share, end in (
            (model.inputs.low, lost.low),
            (model.inputs.high, lost.high),
        )
    ]
    return np.minimum(1.0, ends[0]), np.minimum(1.0, ends[1])


def _links(model: Model, lost: Interval) -> pd.DataFrame:
    hit = lost.high > 0
    return pd.DataFrame(
        {
            "link_id": model.links["link_id"].to_numpy(object)[hit],
            "lost_low": lost.low[hit],
            "lost_high": lost.high[hit],
        }
    )


def _by_day(here: Flags, personnel: Floats, better: Days, worse: Days) -> pd.DataFrame:
    """Return what stands still by day; on a day either run can be the lower one."""
    whole = personnel.sum()
    lost = [(1.0 - one.production[:, : here.size]) * here for one in (better, worse)]
    still = [end @ personnel / whole if whole else end.sum(axis=1) * 0 for end in lost]
    hit = [(end > HURT).sum(axis=1) for end in lost]
    columns: dict[str, Floats | Ints] = {"day": np.arange(1, len(lost[0]) + 1)}
    for name, (a, b) in {"still_share": still, "companies": hit}.items():
        columns[f"{name}_low"], columns[f"{name}_high"] = (
            np.minimum(a, b),
            np.maximum(a, b),
        )
    return pd.DataFrame(columns)


def _days(found: Ints, *, shift: int = 1) -> pd.arrays.IntegerArray:
    """Count days from one; missing where the day does not come."""
    missing: Flags = found == NEVER
    return pd.arrays.IntegerArray(
        np.where(missing, 0, found + shift).astype(np.int64), missing
    )
