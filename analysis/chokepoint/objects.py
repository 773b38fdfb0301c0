"""What is taken away: an input from one owner, an input altogether, or a country.

Suppliers of one owner are one object. An input for which a region names nobody is an
object too, with an unknown supplier.
"""

import hashlib
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.answers import Interval
from analysis.columns import Flags, Ints, Texts, group_number, texts
from analysis.concentration.links import NeedLinks, is_told, remove

KINDS = ("supplier", "input", "country")
_NOBODY = "?"


@dataclass(frozen=True)
class Objects:
    """Objects and their members: one row per object and need.

    `link` is the first link of a member row, `share_told` the worst answer about the
    share among its links (2 answered, 1 "don't know", 0 empty).
    """

    ids: Texts
    kind: Texts
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
    Two companies of a region buy hoses from s.

    >>> from analysis.concentration.links import read_links
    >>> needs = pd.DataFrame({"need_id": ["n", "m"], "company_id": ["a", "b"],
    ...     "region_code": ["11"] * 2, "input_id": ["hose"] * 2})
    >>> links = pd.DataFrame({"need_id": ["n", "m"], "supplier_id": ["s", "s"],
    ...     "is_known_supplier": [True] * 2, "share_low": [1.0, 0.5],
    ...     "share_high": [1.0, 0.5]})
    >>> found = find_objects(needs, read_links(needs, links)[0], "supplier")
    >>> found.count, found.lost.low.tolist()
    (1, [1.0, 0.5])
    """
    if kind not in KINDS:
        msg = f"`kind` must be one of {', '.join(KINDS)}, not {kind}"
        raise ValueError(msg)
    region = texts(needs, "region_code")[links.need]
    item = texts(needs, "input_id")[links.need]
    key = _keys(kind, region, item, links)
    removed = remove(links, key, len(needs), np.ones(len(key), dtype=np.bool_))
    first = removed.first
    whole = item if kind != "country" else np.full(len(item), "", dtype=object)
    member, named = group_number(region[first], whole[first], key[first])
    told = np.full(len(first), 2, dtype=np.int64)
    np.minimum.at(told, removed.pair, links.told[removed.links])
    one = first[named]
    return Objects(
        ids=_identities(kind, region[one], whole[one], key[one]),
        kind=np.full(len(one), kind, dtype=object),
        is_known=np.array([value != _NOBODY for value in key[one]], dtype=np.bool_),
        member=member,
        need=removed.need,
        lost=removed.lost,
        link=first,
        share_told=told,
    )


def _keys(kind: str, region: Texts, item: Texts, links: NeedLinks) -> Texts:
    if kind == "input":
        return item
    if kind == "country":
        return links.country
    cell, first = group_number(region, item)
    supplied = np.zeros(len(first), dtype=np.bool_)
    supplied[cell[is_told(links.owner)]] = True
    key = links.owner.copy()
    key[~supplied[cell]] = _NOBODY
    return key


def _identities(kind: str, region: Texts, item: Texts, key: Texts) -> Texts:
    """Hash what an object is, so that its id stays the same between builds."""
    named = [
        hashlib.sha256(f"{kind}|{a}|{b}|{c}".encode()).hexdigest()[:12]
        for a, b, c in zip(region, item, key, strict=True)
    ]
    return np.array(named, dtype=object)
