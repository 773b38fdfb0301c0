"""Questions that a tool writes as several columns: one for each option, or a matrix."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Literal

from etl.intake.template import template
from etl.mapping.headers import bare
from etl.mapping.labels import LISTED, values_of
from etl.mapping.model import field_of, naming
from etl.mapping.proposal import SURE
from etl.mapping.proposing.content import fits
from etl.mapping.proposing.drafts import Draft, asked_in, by_header
from etl.mapping.proposing.sense import Sense
from etl.mapping.wording import EXACT
from etl.reading.report.examination import SheetReport
from etl.reading.report.groups import NO, YES, Group
from etl.reading.report.profiles import NUMBERED
from etl.reading.types.hints import ANSWERS
from etl.reading.words import compared

LEAST_QUESTION = 8
JOINTS = " :/[–—-"
_END_OF_QUESTION = re.compile(r"[?:/\[]\s*|\s[-–—]\s")
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
    found += _by_number(free)
    grouped = {number for group in found for number in group.columns}
    return found + _by_statement(one for one in free if one.number not in grouped)


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
    _take_other(group, drafts, target, (source, score))


def _take_other(
    group: Group, drafts: dict[int, Draft], target: str, how_sure: tuple[str, int]
) -> None:
    """Take the text of "other, what?" beside a question as one more of its answers."""
    beside = drafts.get(group.columns[-1] + 1)
    if beside is None or beside.is_decided or beside.target:
        return
    if not _other()["asked"].search(compared(bare(beside.asked))):
        return
    beside.take(target, *how_sure, sure=False)
    beside.mapping = replace(beside.mapping, how="tick", option=beside.header)
    for number, option in group.options.items():
        if number in drafts and _other()["option"].search(compared(option)):
            drafts[number].leave_out("NOT_NEEDED")


@cache
def _other() -> dict[str, re.Pattern[str]]:
    """Return how "other" and "other, what?" are written, in lower case."""
    words = tomllib.loads(ANSWERS.read_text(encoding="utf-8"))["other"]
    return {key: re.compile(pattern) for key, pattern in words.items()}


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


def _by_number(drafts: Iterable[Draft]) -> list[Group]:
    """Return questions whose columns carry one number: `3. question: option`.

    What their headers have in common is the question, the rest of each its option;
    headers that share no more than the number are questions of their own.
    """
    numbered: dict[str, dict[int, Draft]] = defaultdict(dict)
    for draft in drafts:
        found = NUMBERED.match(draft.header)
        if found:
            numbered[found[1]][draft.number] = draft
    groups = []
    for members in numbered.values():
        question = _in_common([draft.header for draft in members.values()])
        if len(members) < 2 or len(question) < LEAST_QUESTION:
            continue
        options = {n: _rest(one.header, question) for n, one in members.items()}
        if all(options.values()):
            words = {compared(t) for one in members.values() for t in one.cells.texts}
            kind = _kind(words - {compared(one) for one in options.values()})
            name = question.strip().rstrip(JOINTS).strip()
            groups.append(Group(name, kind, sorted(options), options))
    return groups


def _in_common(headers: list[str]) -> str:
    """Return the words that headers begin with, up to the end of the question."""
    first, last = min(headers), max(headers)
    pairs = enumerate(zip(first, last, strict=False))
    same = next((at for at, (a, b) in pairs if a != b), min(map(len, headers)))
    start = first[:same]
    ends = [found.end() for found in _END_OF_QUESTION.finditer(start)]
    if ends:
        return start[: ends[-1]]
    if any(header[len(start) :][:1].isalnum() for header in headers):
        return start[: start.rfind(" ") + 1]
    return start


def _rest(header: str, question: str) -> str:
    return header[len(question) :].strip().lstrip(JOINTS).strip("[] ")


def _kind(words: set[str]) -> Literal["multiselect", "matrix"]:
    return "multiselect" if words and words <= YES | NO else "matrix"
