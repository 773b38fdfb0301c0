"""Mart `hidden_figure`: which figures may not leave the house, sums considered.

A figure of too few companies, or of which one has too much, is hidden, and so are the
further ones from which it could be worked out with the totals. What is left is attacked
before anything is published: a figure that can be told too closely stops the files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.disclosure import (
    Cells,
    DisclosureRules,
    Margins,
    is_sensitive,
    protection_width,
    sums_of,
    suppress,
    unprotected,
)
from etl.computed._columns import texts
from etl.errors import Refused
from etl.language import N_

FIGURES = (
    "marts.shared_interview_figure",
    "marts.shared_capability_figure",
    "marts.shared_occupation_figure",
    "marts.shared_flow_figure",
)
RULE = "marts.disclosure_rule"
INPUTS = (*FIGURES, RULE)
KEYS = [
    "measure",
    "subject_code",
    "vital_function_code",
    "municipality_code",
    "region_code",
]
TABLES: dict[str, dict[str, str]] = {"hidden_figure": texts(*KEYS)}
UNKNOWN = "unknown"
SPARE = 2.0
"""So many times the largest figure of its kind in the region, and the least count that
is shown, an outsider holds possible for a hidden one: nobody knows it better."""
COUNTS = ("interviewed", "makes", "could_make")
"""Measures that count companies; a place without any is always shown as such."""
PARTS_OF_ALL = {"occupation_asked", "occupation_unasked"}
ALL, NEVER_SHOWN = "occupation_personnel", "occupation_unasked"

ATTACKED = N_(
    "The files for partners and the public were not renewed: {count} hidden figures "
    "could be worked out from the others, the first in region {region} ({measure}). "
    "Report this to the maintainer; the earlier files stay as they are."
)


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Hide what is sensitive and what would give it away, and attack the rest."""
    figures = pd.concat([inputs[name] for name in FIGURES], ignore_index=True)
    figures = figures[_is_there(figures)].reset_index(drop=True)
    rules = DisclosureRules(*inputs[RULE].iloc[0])
    cells = _cells(figures, rules)
    known = _as_known(cells, figures, rules)
    hidden = suppress(cells)
    hidden = suppress(replace(known, sensitive=hidden))
    _refuse_weak(cells, hidden, figures)
    _refuse_weak(replace(known, sensitive=hidden), hidden, figures)
    return {"hidden_figure": figures.loc[hidden[: len(figures)], KEYS]}


def _is_there(figures: pd.DataFrame) -> pd.Series:
    """Leave out the totals that nobody outside is shown."""
    is_region = figures["municipality_code"] == ""
    all_subjects, all_functions = (
        figures[name] == "" for name in ("subject_code", "vital_function_code")
    )
    could = figures["measure"] == "could_make"
    makes = figures["measure"] == "makes"
    unshown = (makes & all_subjects & all_functions) | (
        could & (all_subjects | ~all_functions)
    )
    return ~(is_region & unshown)


def _cells(figures: pd.DataFrame, rules: DisclosureRules) -> Cells:
    """Write the figures, and what is needed for their sums, as one system."""
    value = figures["figure"].to_numpy(float)
    largest = figures["largest_part"].to_numpy(float)
    second = figures["second_part"].to_numpy(float)
    sensitive = is_sensitive(value, figures["company_count"], largest, second, rules)
    width = np.where(sensitive, protection_width(value, largest, rules), 0.0)
    margins = Margins(value)
    for parts, total in _sums(figures):
        margins.add(parts, total)
    extra = margins.value.size - value.size
    kind = figures["measure"].where(~figures["measure"].isin(COUNTS), "count")
    most = figures.groupby([kind, "region_code"])["figure"].transform("max")
    upper = SPARE * np.maximum(most.to_numpy(float), rules.minimum_count)
    return Cells(
        value=margins.value,
        sensitive=_padded(sensitive | _is_unshown(figures), extra, True),
        width=_padded(width, extra, 0.0),
        sums=sums_of(margins.totals, margins.value.size),
        upper=np.concatenate([upper, np.full(extra, margins.value.sum())]),
    )


def _as_known(cells: Cells, figures: pd.DataFrame, rules: DisclosureRules) -> Cells:
    """Return the system as somebody sees it who knows that none is always shown.

    A count that is hidden is one at least. The rule itself tells that it may be less
    than the minimum; nothing else that is published may tell more than that.
    """
    is_industry = (figures["measure"] == "interviewed") & (
        figures["subject_code"] != ""
    )
    is_count = (figures["measure"].isin(COUNTS) & ~is_industry).to_numpy()
    told = np.zeros(cells.value.size, bool)
    told[: len(figures)] = is_count
    width = np.where(told & (cells.width > 0), rules.minimum_count - 2.0, cells.width)
    return replace(cells, width=width, lower=np.where(told, 1.0, 0.0))


def _padded(array: np.ndarray, extra: int, value: float) -> np.ndarray:
    return np.concatenate([array, np.full(extra, value, dtype=array.dtype)])


def _is_unshown(figures: pd.DataFrame) -> np.ndarray:
    """Tell of parts that no page shows: they are hidden from the start."""
    places = figures[["municipality_code", "vital_function_code"]]
    unshown = (places == UNKNOWN).any(axis=1) | (figures["measure"] == NEVER_SHOWN)
    return unshown.to_numpy()


def _sums(figures: pd.DataFrame) -> Iterator[tuple[list[int], int]]:
    """Yield what adds up: municipalities to a region, functions and industries to all.

    Staff of those who answered a further question and of those who did not make the
    staff of all; what flows from everywhere makes one.
    """
    for column in ("municipality_code", "vital_function_code", "subject_code"):
        rows = figures[figures["measure"] != "flow"]
        if column == "subject_code":
            rows = rows[rows["measure"] == "interviewed"]
        others = [key for key in KEYS if key != column]
        for _, group in rows.groupby(others, sort=True):
            yield from _split(group.index, (group[column] == "").to_numpy())
    staff = figures[figures["measure"].isin({ALL, *PARTS_OF_ALL})]
    for _, group in staff.groupby(["subject_code", "region_code"], sort=True):
        yield from _split(group.index, (group["measure"] == ALL).to_numpy())
    flow = figures[figures["measure"] == "flow"]
    yield from _split(flow.index, (flow["region_code"] == "").to_numpy())


def _split(index: pd.Index, is_total: np.ndarray) -> Iterator[tuple[list[int], int]]:
    parts, whole = index[~is_total].tolist(), index[is_total].tolist()
    if whole and parts:
        yield parts, whole[0]


def _refuse_weak(cells: Cells, hidden: np.ndarray, figures: pd.DataFrame) -> None:
    weak = unprotected(cells, hidden)
    if weak:
        first = figures.loc[weak[0].cell]
        raise Refused(
            ATTACKED,
            count=len(weak),
            region=first["region_code"],
            measure=first["measure"],
        )
