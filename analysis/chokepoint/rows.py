"""The answers behind each object, one row per object and need, ready to compute on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.answers import Interval, NeedAnswers, need_answers
from analysis.chokepoint.objects import Objects
from analysis.chokepoint.rules import ChokepointRules
from analysis.columns import (
    Flags,
    Floats,
    Ints,
    Texts,
    group_number,
    group_sum,
    numbers,
    texts,
)

LEAST_FUNCTION_WEIGHT = 1
MOST_FUNCTION_WEIGHT = 5


@dataclass(frozen=True)
class NeedFacts:
    """What does not depend on the object: one row a need.

    Attributes
    ----------
    essential : 0-2, from the class: 2 stops the company, 1 slows it, 0 left out
    part_of_company : share of the company's criticality that the need has
    region_personnel : interviewed personnel of the need's region
    function_personnel : of those, in companies of the need's vital function
    function_weight : 1-5, an interval where the function is not known
    """

    company: Ints
    input_number: Ints
    criticality: Floats
    input_criticality: Floats
    part_of_company: Floats
    essential: Interval
    personnel: Floats
    region_personnel: Floats
    function: Texts
    function_personnel: Floats
    function_weight: Interval
    answers: NeedAnswers

    def take(self, rows: Ints) -> "NeedFacts":
        """Return the facts of `rows`, in that order."""
        taken: dict[str, Any] = {
            name: value.take(rows)
            if isinstance(value, Interval | NeedAnswers)
            else value[rows]
            for name, value in vars(self).items()
        }
        return NeedFacts(**taken)


@dataclass(frozen=True)
class Rows:
    """Members of cases; a case is an object, or an object with one answer filled in."""

    case: Ints
    count: int
    lost: Interval
    facts: NeedFacts

    def take(self, rows: Ints, case: Ints, count: int) -> "Rows":
        """Return `rows` as members of other cases."""
        return Rows(case, count, self.lost.take(rows), self.facts.take(rows))


def object_rows(objects: Objects, facts: NeedFacts) -> Rows:
    """Return the member rows of objects with what is known about their needs."""
    return Rows(objects.member, objects.count, objects.lost, facts.take(objects.need))


def read_needs(
    needs: pd.DataFrame,
    rules: ChokepointRules,
    region_personnel: Mapping[str, float] | None,
) -> NeedFacts:
    """Read what each need says, before anything is taken away.

    Personnel that is not known counts neither as hit nor in the region; criticality
    that is not known counts as 1, the least.
    """
    region, company = texts(needs, "region_code"), texts(needs, "company_id")
    function = texts(needs, "vital_function_code")
    personnel = np.nan_to_num(numbers(needs, "personnel_count"))
    criticality = np.nan_to_num(numbers(needs, "criticality"), nan=1.0)
    by_company, _ = group_number(company)
    by_input, _ = group_number(region, texts(needs, "input_id"))
    in_company = group_sum(by_company, criticality, len(needs))[by_company]
    counted = _distinct_personnel((region,), company, personnel)
    if region_personnel is not None:
        known = [region_personnel.get(str(code), np.nan) for code in region]
        counted = np.where(np.isnan(known), counted, known)
    return NeedFacts(
        company=by_company,
        input_number=by_input,
        criticality=criticality,
        input_criticality=group_sum(by_input, criticality, len(needs))[by_input],
        part_of_company=criticality / np.maximum(in_company, 1e-300),
        essential=_classes(needs),
        personnel=personnel,
        region_personnel=counted,
        function=function,
        function_personnel=_distinct_personnel((region, function), company, personnel),
        function_weight=_function_weights(function, rules),
        answers=need_answers(
            needs, horizon_days=rules.horizon_days, tolerance=rules.answer_tolerance
        ),
    )


def _distinct_personnel(
    keys: tuple[Texts, ...], company: Texts, personnel: Floats
) -> Floats:
    """Return the personnel of a row's group, each company once."""
    cell, first = group_number(*keys)
    once = group_number(*keys, company)[1]
    return group_sum(cell[once], personnel[once], len(first))[cell]


def _classes(needs: pd.DataFrame) -> Interval:
    low = np.nan_to_num(numbers(needs, "input_class_low"), nan=0.0)
    high = np.nan_to_num(numbers(needs, "input_class_high"), nan=2.0)
    return Interval(low, np.maximum(low, high))


def _function_weights(function: Texts, rules: ChokepointRules) -> Interval:
    usual = rules.default_function_weight
    known = [rules.function_weights.get(str(code), usual) for code in function]
    unknown: Flags = np.array([code is None for code in function], dtype=np.bool_)
    weight = np.array(known, dtype=np.float64).reshape(len(function))
    return Interval(
        np.where(unknown, LEAST_FUNCTION_WEIGHT, weight).astype(np.float64),
        np.where(unknown, MOST_FUNCTION_WEIGHT, weight).astype(np.float64),
    )


def with_answer(rows: Rows, marked: Flags, field: str, *, worst: bool) -> Rows:
    """Fill in one answer of the marked rows, at its worst or its best end.

    Parameters
    ----------
    rows : members of cases
    marked : rows whose answer is filled in
    field : share, essential, stock, recovery, switch, alternatives or capacity
    worst : the end that makes the loss largest

    Returns
    -------
    rows : with that answer known

    Examples
    --------
    The unknown stock of the example, at its worst.

    >>> from analysis.chokepoint.example import example_rows
    >>> rows = example_rows()[1]
    >>> third = np.array([False, False, True])
    >>> filled = with_answer(rows, third, "stock", worst=True)
    >>> filled.facts.answers.stock_days.high.tolist()
    [4.0, 11.0, 0.0]
    """
    facts, answers = rows.facts, rows.facts.answers
    if field == "share":
        return replace(rows, lost=_fixed(rows.lost, marked, high=worst))
    if field == "essential":
        essential = _fixed(facts.essential, marked, high=worst)
        return replace(rows, facts=replace(facts, essential=essential))
    if field == "alternatives":
        return replace(
            rows, facts=replace(facts, answers=_alternatives(answers, marked, worst))
        )
    names = {
        "stock": ("stock_days", not worst),
        "recovery": ("recovery_days", worst),
        "switch": ("switch_days", worst),
        "capacity": ("capacity_share", not worst),
    }
    name, high = names[field]
    changed: dict[str, Any] = {name: _fixed(getattr(answers, name), marked, high=high)}
    return replace(rows, facts=replace(facts, answers=replace(answers, **changed)))


def _fixed(interval: Interval, marked: Flags, *, high: bool) -> Interval:
    end = interval.high if high else interval.low
    return Interval(
        np.where(marked, end, interval.low), np.where(marked, end, interval.high)
    )


def _alternatives(answers: NeedAnswers, marked: Flags, worst: bool) -> NeedAnswers:
    """Say that there is no alternative, or that there is one."""
    if worst:
        none = np.where(marked, np.inf, answers.switch_days.low)
        never = np.where(marked, np.inf, answers.switch_days.high)
        nothing = np.where(marked, 0.0, answers.capacity_share.low)
        neither = np.where(marked, 0.0, answers.capacity_share.high)
        return replace(
            answers,
            switch_days=Interval(none, never),
            capacity_share=Interval(nothing, neither),
        )
    late = answers.switch_days.high
    ends = np.where(marked & np.isinf(late), answers.recovery_days.high, late)
    switch = Interval(
        answers.switch_days.low, np.maximum(ends, answers.switch_days.low)
    )
    return replace(answers, switch_days=switch)
