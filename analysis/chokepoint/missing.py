"""Which answers are missing behind an object, and what each would change."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.answers import Interval
from analysis.chokepoint.coverage import (
    FIELDS,
    NOT_APPLICABLE,
    SUPPLIER_FIELD,
    Coverage,
)
from analysis.chokepoint.losses import reach, row_figures
from analysis.chokepoint.objects import Objects
from analysis.chokepoint.parts import parts, score
from analysis.chokepoint.rows import Rows, with_answer
from analysis.chokepoint.rules import ChokepointRules
from analysis.columns import Flags, Ints, table, texts
from analysis.concentration.links import ANSWERED, ASKED

MISSING_COLUMNS = (
    "chokepoint_id", "need_id", "company_id", "company_name", "field_id", "basis",
    "batch_id", "row_number", "impact_low_if_known", "impact_high_if_known",
)  # fmt: skip


@dataclass(frozen=True)
class Missing:
    """Where to look for missing answers, and for which objects to work them out."""

    objects: Objects
    rows: Rows
    coverage: Coverage
    listed: Flags
    explained: Flags


def missing_answers(
    needs: pd.DataFrame, links: pd.DataFrame, missing: Missing, rules: ChokepointRules
) -> pd.DataFrame:
    """List what was not answered, with the impact that knowing it would leave.

    The impact if known is the mean of two intervals: with the answer at its best and
    at its worst end. It says how much narrower the interval would be, not where.

    Parameters
    ----------
    needs, links : the tables the objects were found in
    missing : objects, their members and how each question was answered
    rules : of the score

    Returns
    -------
    answers : one row per object, need and unanswered question

    Examples
    --------
    The stock of c is the one answer that is missing.

    >>> from analysis.chokepoint import chokepoints
    >>> from analysis.chokepoint.example import example_links, example_needs
    >>> found = chokepoints(example_needs(), example_links())["missing_answer"]
    >>> found[["company_id", "field_id"]].values.tolist()
    [['c', 'varasto_pv']]
    """
    objects, code = missing.objects, missing.coverage.code
    unanswered = (code < ANSWERED) & (code != NOT_APPLICABLE)
    row, column = np.nonzero(unanswered & missing.listed[objects.member][:, None])
    low, high = (np.full(len(row), np.nan) for _ in range(2))
    worked = missing.explained[objects.member[row]]
    for place, field in enumerate(FIELDS):
        asked = np.flatnonzero(worked & (column == place))
        if len(asked):
            known = _if_known(objects, missing.rows, row[asked], field, rules)
            low[asked], high[asked] = known.low, known.high
    names = np.array(list(FIELDS.values()), dtype=object)[column]
    nobody = ~objects.is_known[objects.member[row]] & (column == 0)
    values: dict[str, object] = {
        "chokepoint_id": objects.ids[objects.member[row]],
        "field_id": np.where(nobody, SUPPLIER_FIELD, names),
        "basis": np.where(code[row, column] == ASKED, "dont_know", "missing"),
        "impact_low_if_known": low,
        "impact_high_if_known": high,
    }
    for name in ("need_id", "company_id", "company_name"):
        values[name] = texts(needs, name)[objects.need[row]]
    for name in ("batch_id", "row_number"):
        values[name] = texts(links, name)[objects.link[row]]
    return table(MISSING_COLUMNS, values)


def _if_known(
    objects: Objects, rows: Rows, asked: Ints, field: str, rules: ChokepointRules
) -> Interval:
    """Return the impact of the object of each asked row, with that answer filled in."""
    order = np.argsort(objects.member, kind="stable")
    sizes = np.bincount(objects.member, minlength=objects.count)
    start = np.cumsum(sizes) - sizes
    owner = objects.member[asked]
    size = sizes[owner]
    case = np.repeat(np.arange(len(asked)), size)
    inside = np.arange(len(case)) - np.repeat(np.cumsum(size) - size, size)
    member = order[np.repeat(start[owner], size) + inside]
    cases = rows.take(member, case, len(asked))
    marked = member == asked[case]
    ends = [
        _impact(with_answer(cases, marked, field, worst=worst), rules)
        for worst in (False, True)
    ]
    return Interval((ends[0].low + ends[1].low) / 2, (ends[0].high + ends[1].high) / 2)


def _impact(rows: Rows, rules: ChokepointRules) -> Interval:
    figures = row_figures(rows)
    return score(parts(rows, figures, reach(rows), rules), rules.part_weights)
