"""What is taken away: an input from one owner, an input altogether, or a country.

Suppliers of one owner are one object. A company's own supply to itself is never
taken away from it.
"""

import hashlib
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.answers import Interval
from analysis.columns import Flags, Ints, Texts, group_number, group_sum, texts

KINDS = ("supplier", "input", "country")


@dataclass(frozen=True)
class NeedLinks:
    """The links of the needs: need row, owner, country, tight shares.

    `told` says how each share was answered: 2 answered, 1 "don't know", 0 empty.
    """

    need: Ints
    owner: Texts
    country: Texts
    is_own: Flags
    share: Interval
    told: Ints


@dataclass(frozen=True)
class Objects:
    """Objects and their members: one row per object and need.

    `link` is the first link of a member row, `share_told` the worst answer about the
    share among its links (2 answered, 1 "don't know", 0 empty).
    """

    ids: Texts
    kind: Texts
    keys: Texts
    is_known: Flags
    member: Ints
    need: Ints
    lost: Interval
    link: Ints
    share_told: Ints

    @property
    def count(self) -> int:
        """Return the number of objects."""
        return len(self.ids)


def find_objects(needs: pd.DataFrame, links: NeedLinks, kind: str) -> Objects:
    """List the objects of a kind with the share of each need that hangs on them.

    The remainder whose supplier is not known may belong to the object: it is in the
    upper end and not in the lower one. An input for which nobody was named is an
    object with an unknown supplier.

    Parameters
    ----------
    needs : region_code, input_id of each need
    links : of these needs
    kind : supplier, input or country

    Returns
    -------
    objects : with members

    Examples
    --------
    60 % from s, the rest unknown.

    >>> needs = pd.DataFrame({"region_code": ["11"], "input_id": ["hose"]})
    >>> links = NeedLinks(np.array([0, 0]), np.array(["s", None], dtype=object),
    ...     np.array(["SE", None], dtype=object), np.array([False, False]),
    ...     Interval(np.array([0.6, 0.4]), np.array([0.6, 0.4])), np.array([2, 0]))
    >>> objects = find_objects(needs, links, "supplier")
    >>> objects.lost.low.tolist(), objects.lost.high.tolist()
    ([0.6], [1.0])
    """
    region = texts(needs, "region_code")[links.need]
    item = texts(needs, "input_id")[links.need]
    key = _keys(kind, item, links)
    told = np.array([value is not None for value in key]) & ~links.is_own
    if kind == "supplier":
        key, told = _with_unsupplied(region, item, key, told, links)
    rows = np.flatnonzero(told)
    whole = item if kind != "country" else np.full(len(item), "", dtype=object)
    member, first = group_number(region[rows], whole[rows], key[rows])
    pair, pair_first = group_number(
        member.astype(object), links.need[rows].astype(object)
    )
    chosen = rows[pair_first]
    lost = _lost(links, pair, rows, key, len(needs))
    named = rows[first]
    is_known = np.array([value != _NOBODY for value in key[named]], dtype=np.bool_)
    return Objects(
        _identities(kind, region[named], whole[named], key[named]),
        np.full(len(named), kind, dtype=object),
        key[named],
        is_known,
        member[pair_first],
        links.need[chosen],
        lost,
        chosen,
        _worst(pair, links.told[rows], len(pair_first)),
    )


_NOBODY = "?"


def _worst(pair: Ints, told: Ints, count: int) -> Ints:
    worst = np.full(count, 2, dtype=np.int64)
    np.minimum.at(worst, pair, told)
    return worst


def _keys(kind: str, item: Texts, links: NeedLinks) -> Texts:
    if kind == "input":
        return item
    return links.owner if kind == "supplier" else links.country


def _with_unsupplied(
    region: Texts, item: Texts, key: Texts, told: Flags, links: NeedLinks
) -> tuple[Texts, Flags]:
    """Give inputs for which a region names nobody an object of their own."""
    cell, first = group_number(region, item)
    supplied = np.zeros(len(first), dtype=np.bool_)
    supplied[cell[told | links.is_own]] = True
    nobody = ~supplied[cell]
    key = key.copy()
    key[nobody] = _NOBODY
    return key, told | nobody


def _lost(
    links: NeedLinks, pair: Ints, rows: Ints, key: Texts, need_count: int
) -> Interval:
    """Return the share of each pair's need that goes with the object."""
    count = int(pair.max()) + 1 if len(pair) else 0
    need = np.zeros(count, dtype=np.int64)
    need[pair] = links.need[rows]
    share = links.share
    low = group_sum(pair, share.low[rows], count)
    high = group_sum(pair, share.high[rows], count)
    whole_low = group_sum(links.need, share.low, need_count)[need]
    whole_high = group_sum(links.need, share.high, need_count)[need]
    unsure = np.array([value is None for value in key], dtype=np.bool_)
    unsure[rows] = False
    rest_low = group_sum(links.need[unsure], share.low[unsure], need_count)[need]
    rest_high = group_sum(links.need[unsure], share.high[unsure], need_count)[need]
    # what the others can't carry is carried by the object
    forced = np.where(whole_high < 1, 0, 1 - (whole_high - high))
    low = np.clip(np.maximum(low, forced), 0, 1)
    ceiling = 1 - (whole_low - rest_low - group_sum(pair, share.low[rows], count))
    return Interval(low, np.clip(np.minimum(high + rest_high, ceiling), low, 1))


def _identities(kind: str, region: Texts, item: Texts, key: Texts) -> Texts:
    """Hash what an object is, so that its id stays the same between builds."""
    named = [
        hashlib.sha256(f"{kind}|{a}|{b}|{c}".encode()).hexdigest()[:12]
        for a, b, c in zip(region, item, key, strict=True)
    ]
    return np.array(named, dtype=object)
