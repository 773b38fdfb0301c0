"""Concentration and time gap of every critical input, from the answers of sheet D.

A need is one input of one company; its links are the suppliers that were named,
plus the unknown remainder as a link of its own. Suppliers of one owner are one.
"""

import numpy as np
import pandas as pd

from analysis.answers import Interval, need_answers, recover_interval
from analysis.columns import Floats, Ints, Texts, flags, numbers, table, texts
from analysis.concentration.hhi import box_hhi_bounds, top_share_bounds
from analysis.concentration.shares import ShareBox, need_boxes
from analysis.concentration.single_source import single_source
from analysis.time_gap import gap_interval, survive_days

NEED_MEASURE_COLUMNS = (
    "need_id", "supplier_hhi_low", "supplier_hhi_high",
    "country_hhi_low", "country_hhi_high", "single_source",
    "top_share_low", "top_share_high", "survive_days_low", "survive_days_high",
    "gap_days_low", "gap_days_high",
)  # fmt: skip


def need_measures(needs: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """Bound the concentration and the time gap of each need.

    The gap is that of losing the largest supplier.

    Parameters
    ----------
    needs : mart `supply_need`: need_id, stock_days_low/high,
        recovery_days_low/high, switch_days_low/high with their `_basis`,
        alternative_count, alternative_capacity_share_low/high
    links : mart `supply_link`: need_id, supplier_id, supplier_group_id,
        is_known_supplier, country_code, share_low, share_high

    Returns
    -------
    measures : one row a need, columns `NEED_MEASURE_COLUMNS`; days without an
        upper bound are null

    Examples
    --------
    One supplier of 60 %, the rest unknown; a stock of 6 days; back in 40 to 50.

    >>> needs = pd.DataFrame({"need_id": ["n"], "stock_days_low": [6],
    ...     "stock_days_high": [6], "recovery_days_low": [40],
    ...     "recovery_days_high": [50], "alternative_count": [0]})
    >>> links = pd.DataFrame({"need_id": ["n", "n"], "supplier_id": ["s", "unknown:n"],
    ...     "is_known_supplier": [True, False], "country_code": ["SE", None],
    ...     "share_low": [0.6, 0.4], "share_high": [0.6, 0.4]})
    >>> row = need_measures(needs, links).iloc[0]
    >>> float(row["supplier_hhi_low"]), float(row["supplier_hhi_high"])
    (0.36, 1.0)
    >>> row["single_source"], float(row["gap_days_low"]), float(row["gap_days_high"])
    ('possible', 30.0, 44.0)
    """
    need, kept = need_number(needs, links)
    box = _boxes(need, len(needs), owner_key(kept), kept)
    by_country = _boxes(need, len(needs), texts(kept, "country_code"), kept)
    supplier, country = box_hhi_bounds(box), box_hhi_bounds(by_country)
    top = Interval(*top_share_bounds(box))
    answers = need_answers(needs)
    recover, stock = recover_interval(answers), answers.stock_days
    gap = gap_interval(
        (stock.low, stock.high), (top.low, top.high), (recover.low, recover.high)
    )
    return table(
        NEED_MEASURE_COLUMNS,
        {
            "need_id": texts(needs, "need_id"),
            "supplier_hhi_low": supplier[0],
            "supplier_hhi_high": supplier[1],
            "country_hhi_low": country[0],
            "country_hhi_high": country[1],
            "single_source": single_source(top.low, top.high, box.used.any(axis=1)),
            "top_share_low": top.low,
            "top_share_high": top.high,
            "survive_days_low": finite(survive_days(stock.low, top.high)),
            "survive_days_high": finite(survive_days(stock.high, top.low)),
            "gap_days_low": gap[0],
            "gap_days_high": finite(gap[1]),
        },
    )


def need_number(needs: pd.DataFrame, links: pd.DataFrame) -> tuple[Ints, pd.DataFrame]:
    """Number the need of each link; a link of no need is left out.

    Parameters
    ----------
    needs : rows with need_id, each once
    links : rows with need_id

    Returns
    -------
    need : row of the need, for each kept link
    kept : the links that belong to a need

    Examples
    --------
    >>> need, kept = need_number(pd.DataFrame({"need_id": ["a", "b"]}),
    ...     pd.DataFrame({"need_id": ["b", "c", "a"]}))
    >>> need.tolist(), kept["need_id"].tolist()
    ([1, 0], ['b', 'a'])
    """
    place = pd.Index(texts(needs, "need_id")).get_indexer(
        pd.Index(texts(links, "need_id"))
    )
    found = place >= 0
    return place[found].astype(np.int64), links[found]


def owner_key(links: pd.DataFrame) -> Texts:
    """Return the owner of each link's supplier, None for an unknown supplier.

    Parameters
    ----------
    links : supplier_id, supplier_group_id, is_known_supplier

    Returns
    -------
    owner : the group, or the supplier itself when no group is known

    Examples
    --------
    >>> owner_key(pd.DataFrame({"supplier_id": ["s", "t", "unknown:n"],
    ...     "supplier_group_id": ["g", None, None],
    ...     "is_known_supplier": [True, True, False]}))
    array(['g', 't', None], dtype=object)
    """
    owner, supplier = texts(links, "supplier_group_id"), texts(links, "supplier_id")
    owner = np.where(owner == None, supplier, owner)  # noqa: E711  (elementwise)
    owner[~flags(links, "is_known_supplier")] = None
    return owner


def finite(values: Floats) -> Floats:
    """Return `values` with NaN, "no bound", in place of infinity.

    Parameters
    ----------
    values : numbers, some infinite

    Returns
    -------
    values : numbers a table can hold

    Examples
    --------
    >>> finite(np.array([1.0, np.inf]))
    array([ 1., nan])
    """
    return np.where(np.isinf(values), np.nan, values)


def _boxes(need: Ints, count: int, group: Texts, links: pd.DataFrame) -> ShareBox:
    low, high = numbers(links, "share_low"), numbers(links, "share_high")
    low = np.where(np.isnan(low), 0.0, low)
    high = np.where(np.isnan(high), 1.0, high)
    return need_boxes(need, count, group, low, high)
