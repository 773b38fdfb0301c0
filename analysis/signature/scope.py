"""An index of a scope: the weighted mean over needs of its companies, and its interval.

Every index of this kind is a ratio of two sums over companies, so one draw of
companies gives one ratio. Too few companies or answers: no number, with the reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.bootstrap import percentile_interval, replicate_weights
from analysis.columns import Floats, Ints, Texts, group_number, group_sum, ratio, table
from analysis.concentration.links import is_told
from analysis.signature.rules import SignatureRules

KEYS = ("index_id", "scope_kind", "scope_code", "region_code")
INDEX_COLUMNS = (
    *KEYS, "value", "value_low", "value_high", "company_count", "coverage_share",
    "is_published", "reason",
)  # fmt: skip
PART_COLUMNS = (*KEYS, "part", "value", "note_code")


@dataclass(frozen=True)
class Weighted:
    """What each need adds to an index: `value` x `weight` of `whole`.

    `weight` is the part of the need's criticality that is known, `whole` all of it;
    `parts` are means that stand beside the index, as (value x weight, weight).
    """

    value: Floats
    weight: Floats
    whole: Floats
    parts: Mapping[str, tuple[Floats, Floats]]


@dataclass(frozen=True)
class Scopes:
    """Rows of needs and the scope of each; a need is in one scope of each kind."""

    row: Ints
    number: Ints
    kind: Texts
    code: Texts
    region: Texts

    @property
    def count(self) -> int:
        """Return the number of scopes."""
        return len(self.kind)


def scopes(region: Texts, columns: Mapping[str, Texts]) -> Scopes:
    """Number the scopes that rows belong to.

    Parameters
    ----------
    region : region of each row
    columns : scope kind -> code of each row, None where the row is in no such scope

    Returns
    -------
    scopes : row by row, one scope per kind

    Examples
    --------
    >>> region = np.array(["11", "11"], dtype=object)
    >>> found = scopes(region, {"region": region,
    ...     "vital_function": np.array(["5", None], dtype=object)})
    >>> found.kind.tolist(), found.code.tolist()
    (['region', 'vital_function'], ['11', '5'])
    """
    rows, kinds, codes = [], [], []
    for kind, code in columns.items():
        chosen = np.flatnonzero(is_told(code) & is_told(region))
        rows.append(chosen)
        kinds.append(np.full(len(chosen), kind, dtype=object))
        codes.append(code[chosen])
    row, kind_of, code_of = (np.concatenate(part) for part in (rows, kinds, codes))
    number, first = group_number(kind_of, region[row], code_of)
    named = row[first]
    return Scopes(row, number, kind_of[first], code_of[first], region[named])


def ratio_index(
    index_id: str,
    company: Ints,
    weighted: Weighted,
    where: Scopes,
    rules: SignatureRules,
) -> dict[str, pd.DataFrame]:
    """Average a value over the needs of each scope, with its interval.

    Parameters
    ----------
    index_id : name of the index
    company : company of each need
    weighted : what each need adds
    where : scopes of the needs
    rules : limits and draws

    Returns
    -------
    tables : `signature_index` and `signature_part`

    Examples
    --------
    Three companies of one region, weighing 1, 1 and 2.

    >>> region = np.array(["11"] * 3, dtype=object)
    >>> weight = np.array([1.0, 1.0, 2.0])
    >>> value = np.array([0.0, 0.5, 1.0])
    >>> found = ratio_index("RER", np.arange(3), Weighted(value, weight, weight,
    ...     {"owner": (value * weight, weight)}), scopes(region, {"region": region}),
    ...     SignatureRules())["signature_index"]
    >>> found["value"].tolist()
    [0.625]
    """
    row, number, count = where.row, where.number, where.count
    weight, whole = weighted.weight[row], weighted.whole[row]
    total = group_sum(number, weight, count)
    value = ratio(group_sum(number, (weighted.value[row] * weight), count), total)
    pair, first = group_number(number.astype(object), company[row].astype(object))
    above = group_sum(pair, weighted.value[row] * weight, len(first))
    below = group_sum(pair, weight, len(first))
    companies = group_sum(number[first], below > 0, count).astype(np.int64)
    coverage = ratio(total, group_sum(number, whole, count), nothing=0.0)
    reason = reasons(companies, coverage, rules)
    ends = np.full((count, 2), np.nan)
    for scope in np.flatnonzero(~is_told(reason)):
        mine = np.flatnonzero((number[first] == scope) & (below > 0))
        ends[scope] = _ratio_interval(above[mine], below[mine], rules)
    index = index_table(index_id, where, (value, ends, companies, coverage), reason)
    return {
        "signature_index": index,
        "signature_part": _parts(index_id, weighted, where, reason),
    }


def _ratio_interval(
    above: Floats, below: Floats, rules: SignatureRules
) -> tuple[float, float]:
    draws = replicate_weights(len(above), replicates=rules.replicates, seed=rules.seed)
    drawn = ratio(draws @ above, draws @ below)
    return percentile_interval(drawn, confidence=rules.confidence)


def reasons(companies: Ints, coverage: Floats, rules: SignatureRules) -> Texts:
    """Say why an index is not published.

    Parameters
    ----------
    companies : companies behind each index
    coverage : share of the criticality that is known
    rules : limits

    Returns
    -------
    reason : no_data, few_companies, low_coverage, or None when published

    Examples
    --------
    >>> reasons(np.array([0, 2, 9]), np.array([0.0, 1.0, 0.9]), SignatureRules())
    array(['no_data', 'few_companies', None], dtype=object)
    """
    reason = np.full(len(companies), None, dtype=object)
    reason[coverage < rules.coverage_limit - 1e-9] = "low_coverage"
    reason[companies < rules.minimum_companies] = "few_companies"
    reason[companies == 0] = "no_data"
    return reason


def index_table(
    index_id: str,
    where: Scopes,
    figures: tuple[Floats, Floats, Ints, Floats],
    reason: Texts,
) -> pd.DataFrame:
    """Stand an index in its table; an unpublished one has no number.

    Parameters
    ----------
    index_id : name of the index
    where : scopes
    figures : value, interval (scopes x 2), companies, coverage
    reason : why not published, None if it is

    Returns
    -------
    index : one row a scope, columns `INDEX_COLUMNS`
    """
    value, ends, companies, coverage = figures
    published = ~is_told(reason)
    shown = np.where(published, 1.0, np.nan)
    return table(
        INDEX_COLUMNS,
        {
            **_keys(index_id, where),
            "value": value * shown,
            # the interval holds the value even when the draws are lopsided
            "value_low": np.fmin(ends[:, 0], value) * shown,
            "value_high": np.fmax(ends[:, 1], value) * shown,
            "company_count": companies,
            "coverage_share": coverage,
            "is_published": published,
            "reason": reason,
        },
    )


def part_table(
    index_id: str, where: Scopes, part: str, value: Floats, note: Texts
) -> pd.DataFrame:
    """Return one part of an index, one row a scope."""
    values = {"part": part, "value": value, "note_code": note}
    frame = pd.DataFrame({**_keys(index_id, where), **values}, columns=PART_COLUMNS)
    return frame[list(PART_COLUMNS)]


def _parts(
    index_id: str, weighted: Weighted, where: Scopes, reason: Texts
) -> pd.DataFrame:
    shown = np.where(is_told(reason), np.nan, 1.0)
    rows = []
    for name, (above, below) in weighted.parts.items():
        top = group_sum(where.number, above[where.row], where.count)
        bottom = group_sum(where.number, below[where.row], where.count)
        note = np.full(where.count, None, dtype=object)
        note[bottom <= 0] = "not_told"
        value = ratio(top, bottom) * shown
        rows.append(part_table(index_id, where, name, value, note))
    return pd.concat(rows, ignore_index=True)


def _keys(index_id: str, where: Scopes) -> dict[str, object]:
    return {
        "index_id": np.full(where.count, index_id, dtype=object),
        "scope_kind": where.kind,
        "scope_code": where.code,
        "region_code": where.region,
    }
