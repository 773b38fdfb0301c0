"""A trial of a proposal: build as if it were accepted, look, throw away."""

from dataclasses import replace

from etl.build import BuildFailed, rehearse
from etl.build.engine import Engine
from etl.intake.batch import Proposal
from etl.intake.comparison import CompanyChange, compare_companies, would_be_live
from etl.trial.comparison import Trial, moved, turned
from etl.trial.figures import NOTHING, Picture, picture
from etl.workspace import Workspace


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
        result = rehearse(ws, would_be_live(ws, proposal.batch), look)
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


def _companies(ws: Workspace, proposal: Proposal) -> CompanyChange:
    found = compare_companies(ws, proposal.batch)
    # a correction speaks only of what it corrects
    return replace(found, missing=0) if proposal.revises else found
