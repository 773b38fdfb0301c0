"""A trial of a proposal: build as if it were accepted, look, throw away."""

import datetime as dt
from dataclasses import replace

import pyarrow.parquet as pq

from etl import journal, landing
from etl.build import BuildFailed, rehearse
from etl.build.engine import Engine
from etl.intake.batch import SOURCE, Proposal
from etl.intake.comparison import KIND, CompanyChange, compare_companies
from etl.journal import Batch
from etl.trial.comparison import Trial, moved, turned
from etl.trial.figures import NOTHING, Picture, picture
from etl.workspace import Workspace

TRIAL_ID = "trial"


def try_out(ws: Workspace, proposal: Proposal) -> Trial:
    """Return the figures that accepting a proposal would move.

    Nothing is taken into use. A check that would keep the new data from the pages
    is told as the trial's failure.
    """
    companies = _companies(ws, proposal)
    if proposal.in_use is not None or proposal.stops:
        return Trial(companies)
    seen: list[Picture] = []

    def look(engine: Engine) -> None:
        seen.append(picture(engine))

    try:
        result = rehearse(ws, would_be_live(ws, proposal), look)
    except BuildFailed as failure:
        return Trial(companies, failure=failure)
    now, after = seen[0], seen[-1]
    return Trial(
        companies,
        moved=moved(now, after),
        # before the first build everything would be news
        turned=() if now == NOTHING else turned(now, after),
        seconds=result.seconds,
    )


def would_be_live(ws: Workspace, proposal: Proposal) -> list[Batch]:
    """Return the batches that would be in use if the proposal were accepted."""
    known = journal.batches(ws)[::-1]
    same = [one for one in known if one.parsed_key == proposal.parsed_key]
    if same:  # undone once: accepting restores it in its old place
        back = same[0].batch_id
        return [one for one in known if one.state == "live" or one.batch_id == back]
    return [*(one for one in known if one.state == "live"), _as_batch(ws, proposal)]


def _companies(ws: Workspace, proposal: Proposal) -> CompanyChange:
    tables = landing.read_parsed(ws, proposal.parsed_key).tables
    found = compare_companies(ws, pq.read_table(tables["answer_row"]))
    # a correction speaks only of what it corrects
    return replace(found, missing=0) if proposal.revises else found


def _as_batch(ws: Workspace, proposal: Proposal) -> Batch:
    at = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    counts = landing.read_parsed(ws, proposal.parsed_key).about["counts"]
    batch = Batch(
        kind=KIND,
        source=SOURCE,
        file_name=proposal.name,
        sha256=proposal.original.sha256,
        parsed_key=proposal.parsed_key,
        author=proposal.author,
        row_count=counts.get("rows_imported", 0),
        parked_count=counts.get("rows_parked", 0),
    )
    return replace(batch, batch_id=TRIAL_ID, accepted_at=at)
