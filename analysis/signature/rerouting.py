"""RER, re-routability: what is still served when the worst single link is lost.

Lost is one owner, one foreign country or one named route at a time, never the user
itself; so the home country is never lost. A route that was not named is not shared.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.answers import Interval, NeedAnswers, has_capacity, need_answers
from analysis.columns import (
    Flags,
    Floats,
    Ints,
    Texts,
    group_max,
    group_sum,
    numbers,
    ratio,
    texts,
)
from analysis.concentration.links import (
    ANSWERED,
    ASKED,
    NeedLinks,
    basis_code,
    is_told,
    remove,
)
from analysis.signature.rules import SignatureRules
from analysis.signature.scope import Weighted

# what binds a need, and a part beside the index that does not
BINDING = ("owner", "country", "route")
BESIDE = ("transport_mode",)


@dataclass(frozen=True)
class AsTold:
    """Answers as single numbers; NaN where nothing was told."""

    stock: Floats
    switch: Floats
    capacity: Floats


def served_share(
    lost: npt.ArrayLike,
    capacity: npt.ArrayLike,
    stock_days: npt.ArrayLike,
    switch_days: npt.ArrayLike,
) -> Floats:
    """Return the share of a need still served after a loss and its replacement.

    1 - f + min(f, a) x min(1, TTS / switch), TTS = stock / f: a replacement counts
    whole if it is there before the stock has run out, else by the part covered.

    Parameters
    ----------
    lost : share lost, f
    capacity : share that alternatives can give, a
    stock_days : stock in days of full need
    switch_days : days until alternatives are in use; infinite without them

    Returns
    -------
    share : 0-1

    Examples
    --------
    All is lost: no alternative; one in time; one that takes twice the stock.

    >>> served_share([1, 1, 1], [0, 1, 1], [30, 30, 30], [np.inf, 14, 60])
    array([0. , 1. , 0.5])
    """
    gone, spare = np.asarray(lost, dtype=np.float64), np.asarray(capacity, np.float64)
    switch = np.asarray(switch_days, dtype=np.float64)
    survive = ratio(stock_days, gone, nothing=np.inf)
    late = switch > survive
    in_time = np.where(late, survive / np.where(late, switch, 1.0), 1.0)
    share = np.clip(1 - gone + np.minimum(gone, spare) * in_time, 0, 1)
    return np.asarray(share, dtype=np.float64)


def rerouting(
    needs: pd.DataFrame, links: NeedLinks, kept: pd.DataFrame, rules: SignatureRules
) -> Weighted:
    """Weigh the share of each need that survives its worst single loss.

    R = least served share over one removed owner, country or route. The value reads
    the answers as told, for needs where shares, alternatives and, if there are any,
    their capacity, switching time and the stock were told, and no unnamed supplier
    is larger than the largest named one; other needs lower the coverage.

    Parameters
    ----------
    needs : mart `supply_need`
    links : of the needs
    kept : rows of the links: route, transport_mode
    rules : home country and tolerance of answers

    Returns
    -------
    weighted : value and known weight of each need; parts: the served share when only
        an `owner`, `country`, `route` or `transport_mode` is lost, `disjoint_paths`
        (owners per need), and `unknown_low`, `unknown_high`: the index if every
        unknown answer were at its worst or its best

    Examples
    --------
    Two owners of 60 and 40 %, no alternatives: 40 % is left when the first fails.

    >>> from analysis.concentration.links import read_links
    >>> needs = pd.DataFrame({"need_id": ["n"], "company_id": ["a"],
    ...     "criticality": [5], "alternative_count": [0]})
    >>> rows = pd.DataFrame({"need_id": ["n", "n"], "supplier_id": ["s", "t"],
    ...     "is_known_supplier": [True, True], "share_low": [0.6, 0.4],
    ...     "share_high": [0.6, 0.4]})
    >>> rerouting(needs, *read_links(needs, rows), SignatureRules()).value.tolist()
    [0.4]
    """
    count = len(needs)
    told = _as_told(needs)
    keys = _keys(links, kept, rules)
    weight = np.nan_to_num(numbers(needs, "criticality"), nan=1.0)
    known = weight * _has_data(needs, links, told)
    served = {name: _served(links, key, told, count) for name, key in keys.items()}
    ends = _ends(needs, links, keys, rules)
    parts = {}
    for name, told_key in _told_keys(links, kept).items():
        has_key = np.bincount(links.need[told_key], minlength=count) > 0
        parts[name] = (served[name] * known * has_key, known * has_key)
    owners = remove(links, links.owner, count, ~links.is_known).need
    paths = np.bincount(owners, minlength=count)
    return Weighted(
        value=np.min([served[name] for name in BINDING], axis=0),
        weight=known,
        whole=weight,
        parts=parts
        | {
            "disjoint_paths": (paths * known, known),
            "unknown_low": (ends[0] * weight, weight),
            "unknown_high": (ends[1] * weight, weight),
        },
    )


def _keys(
    links: NeedLinks, kept: pd.DataFrame, rules: SignatureRules
) -> dict[str, Texts]:
    """Return what is lost together, None for what is never lost that way."""
    abroad = links.country.copy()
    abroad[abroad == rules.home_country] = None
    named = (links.owner, abroad, texts(kept, "route"), texts(kept, "transport_mode"))
    return dict(zip((*BINDING, *BESIDE), named, strict=True))


def _told_keys(links: NeedLinks, kept: pd.DataFrame) -> dict[str, Flags]:
    modes = (texts(kept, "route"), texts(kept, "transport_mode"))
    told = [is_told(key) for key in (links.owner, links.country, *modes)]
    return dict(zip((*BINDING, *BESIDE), told, strict=True))


def _served(links: NeedLinks, key: Texts, told: AsTold, count: int) -> Floats:
    """Return the least served share of each need, with the answers as told."""
    removed = remove(links, key, count, np.zeros(len(key), dtype=np.bool_))
    need = removed.need
    lost = group_sum(removed.pair, links.central[removed.links], len(need))
    share = served_share(lost, told.capacity[need], told.stock[need], told.switch[need])
    least = np.ones(count)
    np.minimum.at(least, need, np.nan_to_num(share, nan=1.0))
    return least


def _ends(
    needs: pd.DataFrame,
    links: NeedLinks,
    keys: dict[str, Texts],
    rules: SignatureRules,
) -> Floats:
    """Return the worst and the best served share that the answers allow."""
    answers = need_answers(
        needs, horizon_days=rules.horizon_days, tolerance=rules.answer_tolerance
    )
    ends = np.ones((2, len(needs)))
    for name in BINDING:
        # a supplier or country that was not told may go with the one that is lost;
        # a route that was not told is not assumed to be shared
        unsure = links.country if name == "country" else links.owner
        removed = remove(links, keys[name], len(needs), ~is_told(unsure))
        _bound(ends, removed.need, removed.lost, answers)
    # in the worst case everybody who was not named is one firm
    unnamed = ~links.is_known
    nothing = np.zeros(int(unnamed.sum()))
    lost = Interval(nothing, links.share.high[unnamed])
    _bound(ends, links.need[unnamed], lost, answers)
    return ends


def _bound(ends: Floats, need: Ints, lost: Interval, answers: NeedAnswers) -> None:
    """Lower both ends to what the losses leave, at worst and at best."""
    mine = answers.take(need)
    worst = served_share(
        lost.high, mine.capacity_share.low, mine.stock_days.low, mine.switch_days.high
    )
    best = served_share(
        lost.low, mine.capacity_share.high, mine.stock_days.high, mine.switch_days.low
    )
    np.minimum.at(ends[0], need, worst)
    np.minimum.at(ends[1], need, best)


def _as_told(needs: pd.DataFrame) -> AsTold:
    """Read answers as told: the middle of what the rows of one company say."""
    none = numbers(needs, "alternative_count") == 0
    read = {}
    for name in ("stock_days", "switch_days", "alternative_capacity_share"):
        low, high = numbers(needs, f"{name}_low"), numbers(needs, f"{name}_high")
        basis = name.replace("_days", "_basis")
        told = basis_code(needs, basis, low) == ANSWERED
        read[name] = np.where(told, (low + high) / 2, np.nan)
    return AsTold(
        # without alternatives neither stock nor switching matters
        stock=np.where(none, 0.0, read["stock_days"]),
        switch=np.where(none, np.inf, read["switch_days"]),
        capacity=np.where(none, 0.0, read["alternative_capacity_share"]),
    )


def _has_data(needs: pd.DataFrame, links: NeedLinks, told: AsTold) -> Flags:
    """Return the needs whose value rests on answers."""
    count = len(needs)
    known = links.is_known
    untold = np.bincount(links.need[known & (links.told <= ASKED)], minlength=count)
    removed = remove(links, links.owner, count, np.zeros(len(known), np.bool_))
    mine = group_sum(removed.pair, links.central[removed.links], len(removed.need))
    largest = group_max(removed.need, mine, count)
    unnamed = group_sum(links.need[~known], links.central[~known], count)
    named = np.bincount(links.need[known], minlength=count) > 0
    told_all = ~np.isnan(told.stock) & ~np.isnan(told.switch) & ~np.isnan(told.capacity)
    counted = ~np.isnan(numbers(needs, "alternative_count")) | has_capacity(needs)
    clear = (untold == 0) & (unnamed <= largest + 1e-9)
    return np.asarray(named & told_all & counted & clear, dtype=np.bool_)
