"""The links of needs as arrays, and what is lost of a need when some are removed.

A company's own supply to itself is never removed. The remainder whose supplier is
not known may go with whatever is removed: in the worst case it does.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.answers import Interval
from analysis.columns import (
    Flags,
    Floats,
    Ints,
    Texts,
    flags,
    group_number,
    group_sum,
    numbers,
    texts,
)
from analysis.concentration.needs import need_number, owner_key
from analysis.concentration.shares import link_shares

ANSWERED, ASKED, EMPTY = 2, 1, 0


@dataclass(frozen=True)
class NeedLinks:
    """The links of needs: need row, owner, country, tight shares.

    `told` says how each share was answered: 2 answered, 1 "don't know", 0 empty.
    `central` is a reading between the ends, a weight for averages.
    """

    need: Ints
    owner: Texts
    country: Texts
    is_own: Flags
    share: Interval
    central: Floats
    told: Ints

    @property
    def is_known(self) -> Flags:
        """Return whether the supplier of each link was named."""
        return is_told(self.owner)


@dataclass(frozen=True)
class Removed:
    """What a removal takes: one row per need and removed key.

    `first` is the first link of the pair, `pair` the pair of each of `links`.
    """

    need: Ints
    first: Ints
    links: Ints
    pair: Ints
    lost: Interval


def is_told(values: Texts) -> Flags:
    """Return which of `values` are not None.

    Parameters
    ----------
    values : texts or None

    Returns
    -------
    told : one boolean a value

    Examples
    --------
    >>> is_told(np.array(["FI", None, "SE"], dtype=object))
    array([ True, False,  True])
    """
    return np.array([value is not None for value in values], dtype=np.bool_)


def basis_code(frame: pd.DataFrame, basis: str, value: Floats) -> Ints:
    """Return how each row was answered: 2 answered, 1 "don't know", 0 empty.

    Parameters
    ----------
    frame : a table
    basis : its column that says answered, band, dont_know or missing; where the
        table has no such column, a value means an answer
    value : the answers, NaN where there is none

    Returns
    -------
    code : one a row

    Examples
    --------
    >>> frame = pd.DataFrame({"share_basis": ["band", "dont_know", "missing"]})
    >>> basis_code(frame, "share_basis", np.zeros(3))
    array([2, 1, 0])
    """
    if basis not in frame:
        return np.where(np.isnan(value), EMPTY, ANSWERED).astype(np.int64)
    codes = {"answered": ANSWERED, "band": ANSWERED, "dont_know": ASKED}
    told = [codes.get(str(name), EMPTY) for name in texts(frame, basis)]
    return np.array(told, dtype=np.int64)


def read_links(
    needs: pd.DataFrame, links: pd.DataFrame
) -> tuple[NeedLinks, pd.DataFrame]:
    """Return the links of the needs with shares that can sum to 1, and their rows.

    Parameters
    ----------
    needs : mart `supply_need`: need_id, company_id
    links : mart `supply_link`

    Returns
    -------
    read : links as arrays
    kept : the rows of `links` they come from

    Examples
    --------
    >>> needs = pd.DataFrame({"need_id": ["n"], "company_id": ["a"]})
    >>> links = pd.DataFrame({"need_id": ["n", "n", "x"], "supplier_id": list("asb"),
    ...     "is_known_supplier": [True] * 3, "share_low": [0.5] * 3,
    ...     "share_high": [0.5] * 3})
    >>> read_links(needs, links)[0].is_own
    array([ True, False])
    """
    need, kept = need_number(needs, links)
    low = np.nan_to_num(numbers(kept, "share_low"), nan=0.0)
    high = np.nan_to_num(numbers(kept, "share_high"), nan=1.0)
    low, high, central = link_shares(need, len(needs), low, high)
    supplier, buyer = texts(kept, "supplier_id"), texts(needs, "company_id")[need]
    own = is_told(supplier) & (supplier == buyer) & flags(kept, "is_known_supplier")
    return (
        NeedLinks(
            need=need,
            owner=owner_key(kept),
            country=texts(kept, "country_code"),
            is_own=own.astype(np.bool_),
            share=Interval(low, high),
            central=central,
            told=basis_code(kept, "share_basis", numbers(kept, "share_low")),
        ),
        kept,
    )


def remove(links: NeedLinks, key: Texts, count: int, rest: Flags) -> Removed:
    """Remove each key from each need, one at a time, and bound the share lost.

    Parameters
    ----------
    links : of the needs
    key : what each link goes with (owner, country, route), None if never removed
    count : needs
    rest : links that may go with any key, though they do not name it

    Returns
    -------
    removed : one row per need and key

    Examples
    --------
    60 % from s, the rest unknown.

    >>> links = NeedLinks(np.array([0, 0]), np.array(["s", None], dtype=object),
    ...     np.array(["SE", None], dtype=object), np.array([False, False]),
    ...     Interval(np.array([0.6, 0.4]), np.array([0.6, 0.4])),
    ...     np.array([0.6, 0.4]), np.array([2, 0]))
    >>> lost = remove(links, links.owner, 1, ~links.is_known).lost
    >>> lost.low.tolist(), lost.high.tolist()
    ([0.6], [1.0])
    """
    rows = np.flatnonzero(is_told(key) & ~links.is_own)
    pair, first = group_number(links.need[rows].astype(object), key[rows])
    need = links.need[rows][first]
    may_join = rest & ~is_told(key)
    sums = [
        [
            group_sum(pair, end[rows], len(first)),
            group_sum(links.need, end, count)[need],
            group_sum(links.need[may_join], end[may_join], count)[need],
        ]
        for end in (links.share.low, links.share.high)
    ]
    (low, whole_low, rest_low), (high, whole_high, rest_high) = sums
    # what the others can't carry is carried by what is removed
    forced = np.where(whole_high < 1, 0, 1 - (whole_high - high))
    low, mine = np.clip(np.maximum(low, forced), 0, 1), low
    ceiling = 1 - (whole_low - rest_low - mine)
    high = np.clip(np.minimum(high + rest_high, ceiling), low, 1)
    return Removed(need, rows[first], rows, pair, Interval(low, high))
