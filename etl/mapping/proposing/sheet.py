"""Propose the mapping of one sheet: remembered, by name, by words, by content.

What was remembered is taken as it is; the rest is settled for the sheet as a whole.
"""

from collections import Counter
from dataclasses import replace

from etl.intake.template import template
from etl.mapping.headers import fingerprint
from etl.mapping.labels import has_options, is_told, values_of
from etl.mapping.model import FileMapping, SheetMapping, field_of, is_many, naming
from etl.mapping.proposal import SURE
from etl.mapping.proposing.content import by_content, fits
from etl.mapping.proposing.drafts import Draft, by_header, drafts_of
from etl.mapping.proposing.grouping import by_group, groups_of
from etl.mapping.proposing.sense import sense_of
from etl.mapping.proposing.settling import (
    constants_of,
    filled_by,
    names_of,
    settle,
    times_of,
)
from etl.mapping.remembered import Known, column_of, old_wording
from etl.reading.report.examination import SheetReport
from etl.reading.words import compared

SEMICOLON = ";"


def headers_of(report: SheetReport) -> list[str]:
    """Return the headers of a sheet's table, from left to right."""
    return [report.table.headers.get(number, "") for number in report.table.columns]


def propose_sheet(
    report: SheetReport,
    profile: str | None,
    recalled: Known | None,
    known: list[FileMapping],
) -> tuple[SheetMapping, list[Draft]]:
    """Return the mapping of a sheet as proposed, and a draft of each column."""
    drafts = drafts_of(report, profile)
    sense = sense_of(draft.asked for draft in drafts)
    if recalled is not None:
        _recall(drafts, recalled)
    _recall_each(drafts, known)
    free = [one for one in drafts if not one.is_decided and one.source != "remembered"]
    by_number = {draft.number: draft for draft in free}
    grouped: set[int] = set()
    for group in groups_of(report, free, profile):
        by_group(group, by_number, sense)
        grouped |= set(group.columns)
    for draft in free:
        if draft.number not in grouped and not draft.is_decided:
            by_header(draft, sense)
    _by_content(free, drafts)
    settle(drafts)
    respondent, completed = times_of(drafts)
    often = Counter(draft.target for draft in drafts)
    for draft in drafts:
        _finish(draft, is_alone=often[draft.target] == 1)
        if draft.source not in {"remembered", "none"} and known:
            headers = headers_of(report)
            draft.old_wording = old_wording(known, headers, draft.target)
    mapping = SheetMapping(
        sheet=report.sheet.name,
        fingerprint=fingerprint(headers_of(report)),
        columns=tuple(draft.mapping for draft in drafts if not draft.is_unknown),
        respondent=recalled.mapping.respondent if recalled else respondent,
        completed=recalled.mapping.completed if recalled else completed,
        constants=dict(recalled.mapping.constants) if recalled else {},
    )
    filled = filled_by(FileMapping(sheets=(mapping,)))
    constants = constants_of(mapping.forms, filled) | names_of(mapping.forms, filled)
    constants |= mapping.constants
    return replace(mapping, constants=constants), drafts


def _recall(drafts: list[Draft], recalled: Known) -> None:
    seen: Counter[str] = Counter()
    for draft in drafts:
        key = compared(draft.header)
        column = recalled.column(key, seen[key])
        seen[key] += 1
        if column is not None:
            draft.mapping = replace(column, header=draft.header)
            draft.source, draft.score, draft.is_decided = "remembered", 100, True


def _recall_each(drafts: list[Draft], known: list[FileMapping]) -> None:
    """Recall what a column of the same header was in another questionnaire."""
    taken = {draft.target for draft in drafts}
    for draft in drafts:
        found = column_of(known, draft.header)
        if found is None or draft.is_decided or draft.source == "remembered":
            continue
        column = found[0]
        if column.target and (column.target in taken and not is_many(column.target)):
            continue
        draft.mapping = replace(column, header=draft.header)
        draft.source, draft.score, draft.is_decided = "remembered", 100, True
        taken.add(column.target)


def _by_content(free: list[Draft], drafts: list[Draft]) -> None:
    taken = {draft.target for draft in drafts}
    for draft in free:
        if draft.is_decided or draft.target:
            continue
        target, score = by_content(draft.cells)
        if target and score >= SURE and target not in taken and not draft.alternatives:
            draft.take(target, "content", score, sure=False)
            taken.add(target)
        elif target:
            draft.hint(target, min(score, SURE - 1))


def _finish(draft: Draft, *, is_alone: bool) -> None:
    """Say how the answers of a column are parted and what its options mean."""
    mapping = draft.mapping
    one = field_of(mapping.target)
    if one is None or draft.source == "remembered":
        return
    takes_several = one.type == "codes" or one.id == naming(template().form(one.sheet))
    if mapping.how == "value" and takes_several and (draft.separator or is_alone):
        # a semicolon parts answers also where nobody has given two so far
        separator = draft.separator or SEMICOLON
        mapping = replace(mapping, how="split", separator=separator)
    draft.mapping = mapping
    _add_values(draft)
    is_asked = mapping.how == "value" and draft.role != "completed"
    if is_asked and not fits(draft.cells, mapping.target):
        draft.is_decided = False


def _add_values(draft: Draft) -> None:
    """Remember codes for answers that do not read as they stand."""
    mapping = draft.mapping
    if not has_options(mapping.target) or mapping.how == "tick":
        return
    known = values_of(mapping.target, draft.options)
    fresh = {
        label: code
        for label, code in known.items()
        if code
        and code != label
        and label not in mapping.values
        and not is_told(mapping.target, label)
    }
    draft.mapping = replace(mapping, values=dict(mapping.values) | fresh)
