"""Find the chokepoints of a kind: objects, gates, score, ranks and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.answers import Interval
from analysis.chokepoint.coverage import read_coverage
from analysis.chokepoint.identity import describe
from analysis.chokepoint.losses import RowFigures, reach, row_figures
from analysis.chokepoint.missing import MISSING_COLUMNS, Missing, missing_answers
from analysis.chokepoint.objects import Objects, find_objects
from analysis.chokepoint.parts import parts, score
from analysis.chokepoint.ranking import gates, rank_range, states
from analysis.chokepoint.rows import (
    NeedFacts,
    Rows,
    object_rows,
    read_needs,
)
from analysis.chokepoint.rules import ChokepointRules
from analysis.chokepoint.tables import (
    GATE_COLUMNS,
    NEED_COLUMNS,
    PART_COLUMNS,
    gate_table,
    need_table,
    part_table,
)
from analysis.columns import Flags, Floats, Texts, group_max, numbers, table, texts
from analysis.concentration.links import NeedLinks, read_links
from analysis.concentration.needs import finite

CHOKEPOINT_COLUMNS = (
    "chokepoint_id", "kind", "input_id", "input_name", "supplier_id",
    "supplier_name", "country_code", "region_code", "vital_function_code",
    "industry_code", "company_count", "supplier_count_low", "supplier_count_high",
    "state", "impact_low", "impact_high", "rank_best", "rank_worst",
    "coverage_share", "stop_days_low", "stop_days_high",
)  # fmt: skip
COLUMNS = {
    "chokepoint": CHOKEPOINT_COLUMNS,
    "chokepoint_gate": GATE_COLUMNS,
    "chokepoint_part": PART_COLUMNS,
    "chokepoint_need": NEED_COLUMNS,
    "missing_answer": MISSING_COLUMNS,
}


@dataclass(frozen=True)
class Answers:
    """The tables that were given and what was read from them once."""

    needs: pd.DataFrame
    links: pd.DataFrame
    read: NeedLinks
    facts: NeedFacts


def read_answers(
    needs: pd.DataFrame,
    links: pd.DataFrame,
    rules: ChokepointRules,
    region_personnel: Mapping[str, float] | None,
) -> Answers:
    """Read needs and links once for all kinds of objects."""
    read, kept = read_links(needs, links)
    return Answers(needs, kept, read, read_needs(needs, rules, region_personnel))


def find(
    answers: Answers, kind: str, rules: ChokepointRules, given: pd.DataFrame | None
) -> dict[str, pd.DataFrame]:
    """Find the chokepoints of one kind.

    Parameters
    ----------
    answers : needs and links
    kind : supplier, input or country
    rules : weights and limits
    given : chokepoint_id, reach_low, reach_high from a cascade, or None

    Returns
    -------
    tables : by name, columns as in `COLUMNS`
    """
    objects = find_objects(answers.needs, answers.read, kind)
    rows = object_rows(objects, answers.facts)
    figures = row_figures(rows)
    reached = _reach(objects, rows, given)
    tested = gates(rows, figures, reached, rules)
    part = parts(rows, figures, reached, rules)
    coverage = read_coverage(answers.needs, objects)
    state = states(tested, objects.is_known, coverage, rules)
    values = describe(answers.needs, answers.links, answers.read, objects)
    ranks = _ranked(values["region_code"], score(part, rules.part_weights), state)
    values |= ranks | stop_days(rows, figures) | {"coverage_share": coverage.share}
    explained = ranks["rank_best"] <= rules.missing_answer_rank
    missing = Missing(objects, rows, coverage, state != "no", explained)
    return {
        "chokepoint": table(CHOKEPOINT_COLUMNS, values),
        "chokepoint_gate": gate_table(objects, tested, coverage),
        "chokepoint_part": part_table(objects, part, coverage, rules.part_weights),
        "chokepoint_need": need_table(answers.needs, objects, rows, figures),
        "missing_answer": missing_answers(answers.needs, answers.links, missing, rules),
    }


def _reach(objects: Objects, rows: Rows, given: pd.DataFrame | None) -> Interval:
    """Return the direct reach, or that of a cascade for the objects it has."""
    direct = reach(rows)
    if given is None:
        return direct
    place = pd.Index(texts(given, "chokepoint_id")).get_indexer(pd.Index(objects.ids))
    found, ends = place >= 0, []
    for end, name in ((direct.low, "reach_low"), (direct.high, "reach_high")):
        ends.append(np.where(found, np.append(numbers(given, name), 0)[place], end))
    return Interval(*ends)


def _ranked(region: Texts, impact: Interval, state: Texts) -> dict[str, Any]:
    """Return state, ranks and impact; no number where too little was answered."""
    ranked: Flags = np.isin(state.astype(str), ["certain", "possible"])
    best, worst = rank_range(impact, (region,), ranked)
    hidden = np.where(state == "unknown", np.nan, 1.0)
    return {
        "state": state,
        "rank_best": best,
        "rank_worst": worst,
        "impact_low": impact.low * hidden,
        "impact_high": impact.high * hidden,
    }


def stop_days(rows: Rows, figures: RowFigures) -> dict[str, Floats]:
    """Return the days from the break until the companies stop.

    Parameters
    ----------
    rows : members of objects
    figures : of the rows

    Returns
    -------
    days : `stop_days_low`, when the first company stops at the earliest, and
        `stop_days_high`, when the last one stops at the latest (NaN: no bound), of
        the companies that may need the input to go on

    Examples
    --------
    >>> from analysis.chokepoint.example import example_rows
    >>> rows = example_rows()[1]
    >>> days = stop_days(rows, row_figures(rows))
    >>> days["stop_days_low"].tolist(), days["stop_days_high"].tolist()
    ([0.0], [nan])
    """
    hit = (figures.stops.high > 0) & (rows.lost.high > 0)
    first = np.full(rows.count, np.inf)
    np.minimum.at(first, rows.case[hit], figures.survive.low[hit])
    last = group_max(rows.case[hit], figures.survive.high[hit], rows.count)
    nobody = np.isinf(first)
    last = np.where(nobody, np.nan, finite(last))
    return {"stop_days_low": finite(first), "stop_days_high": last}
