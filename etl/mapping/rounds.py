"""Whether a questionnaire that is known has come back for another round.

A round is what a person says of a file, so a remembered one must not be given in
silence to answers of the next year: they would replace those of this one.
"""

import datetime as dt
from dataclasses import replace

import pyarrow.parquet as pq

from etl import journal, landing
from etl.intake.checking.mapped.source import read_source
from etl.mapping.model import FileMapping, SheetMapping
from etl.mapping.proposal import MappingProposal
from etl.reading.model import Workbook
from etl.workspace import Workspace

COMPANIES = "yritykset"
ROUND = f"{COMPANIES}.kierros"
DATE = f"{COMPANIES}.haastattelu_pvm"
LATER = dt.timedelta(days=120)
"""Answers that all come so much later than those in use are hardly of their round."""


def round_of(mapping: FileMapping) -> str:
    """Return the round that a mapping gives to every row, empty if it gives none."""
    rounds = [sheet.constants.get(ROUND, "") for sheet in mapping.sheets]
    return next(filter(None, rounds), "")


def is_another_round(ws: Workspace, workbook: Workbook, mapping: FileMapping) -> bool:
    """Tell whether all answers are months later than those in use of the round."""
    named = round_of(mapping)
    newest = newest_in_use(ws, named) if named else ""
    oldest = oldest_in(workbook, mapping) if newest else ""
    if not newest or not oldest:
        return False
    return dt.date.fromisoformat(oldest) - dt.date.fromisoformat(newest) > LATER


def without_round(proposal: MappingProposal) -> MappingProposal:
    """Return a proposal that asks for the round."""
    sheets = tuple(
        replace(
            sheet,
            constants={key: v for key, v in sheet.constants.items() if key != ROUND},
        )
        for sheet in proposal.mapping.sheets
    )
    mapping = replace(proposal.mapping, sheets=sheets)
    missing = (*(one for one in proposal.missing if one != ROUND), ROUND)
    return replace(proposal, mapping=mapping, missing=missing)


def newest_in_use(ws: Workspace, interview_round: str) -> str:
    """Return the newest date of interview of a round, empty when there is none."""
    dates = [""]
    for batch in journal.live_batches(ws):
        path = landing.read_parsed(ws, batch.parsed_key).tables.get(COMPANIES)
        if path is None:
            continue
        told = pq.read_table(path, columns=["kierros", "haastattelu_pvm"])
        for line in told.to_pylist():
            if line["kierros"] == interview_round:
                dates.append(line["haastattelu_pvm"] or "")
    return max(dates)


def oldest_in(workbook: Workbook, mapping: FileMapping) -> str:
    """Return the oldest date of answer in a file, empty when it tells none."""
    dates = []
    for sheet in workbook.sheets:
        one = mapping.sheet(sheet.name)
        header = _dated_by(one) if one else ""
        if one and header:
            source = read_source(sheet, one)
            moments = source.moments(source.number_of(header))
            dates += [moment[:10] for moment in moments.values()]
    return min(dates, default="")


def _dated_by(sheet: SheetMapping) -> str:
    dated = (one.header for one in sheet.columns if one.target == DATE)
    return sheet.completed or next(dated, "")
