"""How often a header alone is right, empty or wrong, on two lists of headers.

`tuned.csv` was looked at while names were added. `unseen.csv` was written before, is
only ever counted, and must never be a reason to add a name; its floors are what was
measured. A wrong field costs more than none, so its ceiling is the stricter one.
"""

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from etl.mapping.proposal import SURE
from etl.mapping.proposing.drafts import CLEAR
from etl.mapping.wording import exact, near

HERE = Path(__file__).parent


class Rate(NamedTuple):
    """Headers of fields by outcome, and headers of something else."""

    right: int
    wrong: int
    empty: int
    left_alone: int
    false: int


def chosen(header: str) -> str:
    """Return the field that the words of a header alone choose beforehand."""
    named = exact(header)
    if named:
        return named[0]
    ranked = near(header)
    clear = len(ranked) < 2 or ranked[0][1] - ranked[1][1] >= CLEAR
    return ranked[0][0] if ranked and ranked[0][1] >= SURE and clear else ""


def rate(name: str) -> Rate:
    """Count the outcomes of a list."""
    with (HERE / f"{name}.csv").open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    told = [(line["target"], chosen(line["header"])) for line in lines]
    fields = [(wanted, found) for wanted, found in told if wanted]
    others = [found for wanted, found in told if not wanted]
    right = sum(wanted == found for wanted, found in fields)
    empty = sum(not found for _, found in fields)
    false = sum(map(bool, others))
    wrong = len(fields) - right - empty
    return Rate(right, wrong, empty, len(others) - false, false)


@pytest.mark.parametrize(
    ("name", "least_right", "most_wrong", "most_false"),
    [("tuned", 0.9, 0, 0), ("unseen", 0.7, 1, 1)],
)
def test_headers_are_right_or_empty_and_hardly_ever_wrong(
    name: str, least_right: float, most_wrong: int, most_false: int
) -> None:
    found = rate(name)
    fields = found.right + found.wrong + found.empty
    assert found.right >= least_right * fields, found
    assert found.wrong <= most_wrong, found
    assert found.false <= most_false, found
