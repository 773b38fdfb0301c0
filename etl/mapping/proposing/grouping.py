"""Questions that a tool writes as several columns: one for each option, or a matrix."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from etl.intake.template import template
from etl.mapping.labels import LISTED, values_of
from etl.mapping.model import field_of, naming
from etl.mapping.proposal import SURE
from etl.mapping.proposing.content import fits
from etl.mapping.proposing.drafts import Draft, Sense, asked_in, by_header
from etl.mapping.wording import EXACT
from etl.reading.report.examination import SheetReport
from etl.reading.report.groups import NO, YES, Group
from etl.reading.words import compared

LEAST_QUESTION = 8
_OPTION = re.compile(r"\s*\[[^\[\]]*\]\s*$")
TICK_TYPES = LISTED | {"scale", "yes_no", "yes_no_unknown"}


def groups_of(
    report: SheetReport, drafts: Iterable[Draft], profile: str | None
) -> list[Group]:
    """Return the questions of a sheet that take several columns."""
    found = [
        replace(group, name=_question(report, group, profile))
        for group in report.groups.values()
        if compared(group.name) and len(group.columns) > 1
    ]
    grouped = {number for group in found for number in group.columns}
    free = [draft for draft in drafts if draft.number not in grouped]
    return found + _by_statement(free)


def _question(report: SheetReport, group: Group, profile: str | None) -> str:
    """Return the words of a question that the tool knows by a code."""
    header = report.table.headers.get(group.columns[0], "")
    if not header.startswith(f"{group.name}["):
        return group.name
    return _OPTION.sub("", asked_in(header, profile)).strip() or group.name


def by_group(group: Group, drafts: dict[int, Draft], sense: Sense) -> None:
    """Propose the columns of one question together."""
    members = [drafts[n] for n in group.columns if n in drafts and not drafts[n].role]
    target, source, score = _target_of(group, members, sense)
    is_ticked = bool(target) and _takes_ticks(target) and _are_ticks(group, members)
    if group.kind == "matrix" and not is_ticked:
        _by_row(group, members, target, (source, score), sense)
        return
    if not target or not _takes_ticks(target):
        return
    one = field_of(target)
    options = [group.options[draft.number] for draft in members]
    codes = values_of(target, options) if one and one.type in TICK_TYPES else {}
    for draft, option in zip(members, options, strict=True):
        draft.take(target, source, score, sure=score == EXACT)
        draft.mapping = replace(
            draft.mapping, how="tick", option=codes.get(option) or option
        )
    summary = drafts.get(group.summary or 0)
    if summary is not None:
        summary.leave_out("TOOL_COLUMN")


def _by_row(
    group: Group,
    members: list[Draft],
    target: str,
    how_sure: tuple[str, int],
    sense: Sense,
) -> None:
    """Propose the rows of a matrix: a field each, or the things that it is about."""
    for draft in members:
        row = group.options[draft.number]
        same = sense.named(row)
        if same and fits(draft.cells, same[0]):
            draft.take(same[0], "alias", EXACT, sure=False)
        elif target and _names_rows(target):
            draft.take(target, *how_sure, sure=False)
            draft.mapping = replace(draft.mapping, how="tick", option=row)
        else:
            kept, draft.asked = draft.asked, row
            by_header(draft, sense)
            draft.asked, draft.is_decided = kept, False


def _target_of(
    group: Group, members: list[Draft], sense: Sense
) -> tuple[str, str, int]:
    same = sense.named(group.name)
    if same:
        return same[0], "alias", EXACT
    ranked = sense.near(group.name)
    if group.kind == "matrix" and not _are_ticks(group, members):
        # its rows are named by the options, so the question is about something else
        ranked = [pair for pair in ranked if _names_rows(pair[0])] or ranked
    for target, score in ranked[:3]:
        for draft in members:
            draft.hint(target, min(score, SURE - 1))
    if ranked and ranked[0][1] >= SURE:
        return ranked[0][0], "wording", min(ranked[0][1], EXACT - 1)
    return "", "none", 0


def _takes_ticks(target: str) -> bool:
    one = field_of(target)
    if one is None:
        return False
    form = template().form(one.sheet)
    return one.type in TICK_TYPES or one.id == naming(form)


def _are_ticks(group: Group, members: list[Draft]) -> bool:
    """Whether most columns hold ticks; one may hold what else was meant."""
    ticks = 0
    for draft in members:
        words = {compared(text) for text in draft.cells.texts}
        ticks += words <= YES | NO or words <= {compared(group.options[draft.number])}
    return 2 * ticks > len(members)


def _names_rows(target: str) -> bool:
    one = field_of(target)
    if one is None:
        return False
    by = naming(template().form(one.sheet))
    return bool(by) and one.id != by


def _by_statement(drafts: Iterable[Draft]) -> list[Group]:
    """Return matrices written `question.statement`, as Microsoft Forms does."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    vocabulary: dict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        question, dot, statement = draft.header.partition(".")
        if dot and statement.strip() and len(question) >= LEAST_QUESTION:
            found[question][draft.number] = statement.strip()
            vocabulary[question] |= {compared(text) for text in draft.cells.texts}
    return [
        Group(name, _kind(vocabulary[name]), sorted(members), members)
        for name, members in found.items()
        if len(members) > 1
    ]


def _kind(words: set[str]) -> Literal["multiselect", "matrix"]:
    return "multiselect" if words and words <= YES | NO else "matrix"
