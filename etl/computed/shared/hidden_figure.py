"""Mart `hidden_figure`: which figures may not leave the house, sums considered.

A figure of one or two companies is hidden, and so are the further ones from which it
could be worked out with the totals. What is left is attacked before anything is
published: a figure that can still be told too closely stops the files.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from analysis.disclosure import (
    Cells,
    is_sensitive,
    protection_width,
    sums_of,
    suppress,
    unprotected,
)
from etl.computed._columns import texts
from etl.errors import Refused
from etl.language import N_

INPUTS = (
    "marts.shared_interview_figure",
    "marts.shared_capability_figure",
    "marts.shared_occupation_figure",
)
KEYS = [
    "measure",
    "subject_code",
    "vital_function_code",
    "municipality_code",
    "region_code",
]
TABLES: dict[str, dict[str, str]] = {"hidden_figure": texts(*KEYS)}
UNKNOWN = "unknown"
SPARE = 6.0
"""An outsider never holds less than this possible for a hidden figure."""

ATTACKED = N_(
    "The files for partners and the public were not renewed: {count} hidden figures "
    "could be worked out from the others, the first in region {region} ({measure}). "
    "Report this to the maintainer; the earlier files stay as they are."
)


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Hide what is sensitive and what would give it away, and attack the rest."""
    figures = pd.concat([inputs[name] for name in INPUTS], ignore_index=True)
    figures = figures[_is_there(figures)].reset_index(drop=True)
    cells = _cells(figures)
    hidden = suppress(cells)
    _refuse_weak(cells, hidden, figures)
    return {"hidden_figure": figures.loc[hidden, KEYS]}


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


def _cells(figures: pd.DataFrame) -> Cells:
    value = figures["figure"].to_numpy(float)
    largest = figures["largest_part"].to_numpy(float)
    second = figures["second_part"].to_numpy(float)
    sensitive = is_sensitive(value, figures["company_count"], largest, second)
    width = np.where(sensitive, protection_width(value, largest), 0.0)
    # a part that no page shows is hidden from the start
    unshown = (figures[["municipality_code", "vital_function_code"]] == UNKNOWN).any(
        axis=1
    )
    by_region = figures.groupby(["measure", "region_code"])["figure"].transform("max")
    upper = np.maximum(by_region.to_numpy(float), SPARE)
    sums = sums_of(_totals(figures), len(figures))
    return Cells(value, sensitive | unshown.to_numpy(), width, sums, upper)


def _totals(figures: pd.DataFrame) -> Iterator[tuple[list[int], int]]:
    """Yield the sums that hold: municipalities to a region, functions to all of them.

    A company in two functions counts once in the total; such a sum does not hold and
    tells an outsider nothing, so it is left out.
    """
    value = figures["figure"].to_numpy(float)
    for column in ("municipality_code", "vital_function_code"):
        others = [key for key in KEYS if key != column]
        for _, group in figures.groupby(others, sort=True):
            is_total = (group[column] == "").to_numpy()
            parts = group.index[~is_total].tolist()
            whole = group.index[is_total].tolist()
            if whole and parts and value[parts].sum() == value[whole[0]]:
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
