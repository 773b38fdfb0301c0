"""A proposal in words and as one object: what the command line says of a workbook."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from etl.intake.answers import questions_json
from etl.intake.batch import Proposal
from etl.intake.findings import Cause, grouped
from etl.intake.template import template
from etl.language import N_, number, translator
from etl.reading.model import Finding

HEADLINE = N_(
    "“{file}”. Rows that can go in: {rows}; waiting for correction: {parked}. "
    "Cells: {used}; in: {imported}; waiting: {waiting}; left out with a reason: "
    "{ignored}."
)
SEVERITIES = N_("Stops: {stop}. Questions: {ask}. Causes to correct: {park}.")
SHEET_LINE = N_(
    "{sheet}: new {new}, changed {changed}, the same {same}, falling out {missing}"
)
FIX = N_("Correction: {fix}")
KEY = N_("Key of the question: {key}")
SHOWN_RANGES = 6


def proposal_lines(proposal: Proposal, language: str) -> list[str]:
    """Return the proposal as lines of text."""
    gettext = translator(language).gettext
    counts = {name: number(value, language) for name, value in _counts(proposal)}
    lines = [gettext(HEADLINE).format(file=proposal.name, **counts)]
    for sheet in proposal.checked.sheets:
        change = proposal.changes[sheet.form.key]
        if sheet.rows:
            # one sheet of a mapped file feeds several of the template
            name = sheet.form.title[language] if proposal.mapping else sheet.name
            lines.append(gettext(SHEET_LINE).format(sheet=name, **asdict(change)))
    causes = proposal.causes
    found = {
        severity: sum(cause.first.severity == severity for cause in causes)
        for severity in ("stop", "ask", "park")
    }
    lines += ["", gettext(SEVERITIES).format(**found)]
    for cause in causes:
        lines += _cause_lines(cause, language)
    for one in proposal.file_findings:
        lines.append(f"\n{one.message(language)} {one.how_to_fix(language)}".rstrip())
    return lines


def proposal_json(proposal: Proposal, language: str) -> dict[str, Any]:
    """Return the proposal as one object."""
    gravest = grouped(proposal.findings)[:1]
    return {
        "outcome": "dry_run",
        "code": gravest[0].first.code if gravest else None,
        "message": "",
        "batch_id": None,
        "file": proposal.name,
        "sha256": proposal.original.sha256,
        "parsed_key": proposal.parsed_key,
        "template": {"id": template().id, "version": template().version},
        "revises": proposal.revises or None,
        "replaces": proposal.replaces.batch_id if proposal.replaces else None,
        "counts": dict(_counts(proposal)),
        "changes_nothing": proposal.changes_nothing,
        "can_accept": proposal.can_accept,
        "sheets": _sheets(proposal),
        "ignored_sheets": [
            {"name": sheet.name, "cells": sheet.cell_count}
            for sheet in proposal.checked.ignored
        ],
        "questions": questions_json(proposal.causes, language),
        "causes": [cause.as_json(language) for cause in proposal.causes],
        "findings": [one.as_json(language) for one in proposal.findings],
        "file_findings": [_noticed(one, language) for one in proposal.file_findings],
    }


def _sheets(proposal: Proposal) -> list[dict[str, Any]]:
    return [
        {
            "key": sheet.form.key,
            "name": sheet.name,
            "rows_imported": len(sheet.imported_rows),
            "rows_parked": len(sheet.parked),
            "rows_ignored": len(sheet.left_out),
            **asdict(proposal.changes[sheet.form.key]),
        }
        for sheet in proposal.checked.sheets
    ]


def _noticed(one: Finding, language: str) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity,
        "sheet": one.sheet,
        "cell": one.cell,
        "message": one.message(language),
        "fix": one.how_to_fix(language),
    }


def _counts(proposal: Proposal) -> list[tuple[str, int]]:
    names = {
        "rows": "rows_imported",
        "parked": "rows_parked",
        "left_out": "rows_ignored",
        "used": "cells_used",
        "imported": "cells_imported",
        "waiting": "cells_parked",
        "ignored": "cells_ignored",
    }
    counts: Mapping[str, int] = proposal.counts
    return [(name, counts.get(key, 0)) for name, key in names.items()]


def _cause_lines(cause: Cause, language: str) -> list[str]:
    first = cause.first
    ranges = [f"{sheet}!{cells}" for sheet, cells in cause.places]
    more = f" + {len(ranges) - SHOWN_RANGES}" if len(ranges) > SHOWN_RANGES else ""
    where = ", ".join(ranges[:SHOWN_RANGES]) + more or first.sheet
    lines = ["", f"[{first.severity}] {first.title(language)} ({cause.count})"]
    lines += [f"  {where}"] if where else []
    lines.append(f"  {first.message(language)}")
    if first.fix:
        fix = first.how_to_fix(language)
        lines.append("  " + translator(language).gettext(FIX).format(fix=fix))
    if first.consequence(language):
        lines.append(f"  {first.consequence(language)}")
    if first.severity == "ask":
        key = first.question
        lines.append("  " + translator(language).gettext(KEY).format(key=key))
    return lines
