"""What undoing a batch would take away, bring back, and leave as it is.

Corrections and later files hold whole interviews of their own, so they stay in use
when the file before them is undone: what somebody has edited since is never lost.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow.parquet as pq

from etl import journal, landing
from etl.intake.identity import COMPANIES
from etl.journal import Batch
from etl.language import number, translator
from etl.workspace import Workspace

Interview = tuple[str, str]
"""Company and round."""


@dataclass(frozen=True)
class Kept:
    """Companies of an undone batch whose answers stay, because another batch has them.

    `is_correction` tells a correction of the undone file from a later file.
    """

    batch: Batch
    company_count: int
    is_correction: bool

    def sentence(self, language: str) -> str:
        """Say who stays and why."""
        ngettext, count = translator(language).ngettext, self.company_count
        if self.is_correction:
            words = ngettext(
                "{count} company stays, because its rows have been corrected since "
                "({file}).",
                "{count} companies stay, because their rows have been corrected since "
                "({file}).",
                count,
            )
        else:
            words = ngettext(
                "{count} company stays, because a later file has its answers ({file}).",
                "{count} companies stay, because a later file has their answers "
                "({file}).",
                count,
            )
        return words.format(count=number(count, language), file=self.batch.file_name)


@dataclass(frozen=True)
class UndoReport:
    """Companies that leave the pages, that fall back to older answers, that stay."""

    gone: int
    returned: int
    kept: tuple[Kept, ...] = ()

    def sentences(self, language: str) -> list[str]:
        """Return what an undo did in whole sentences; nothing is said of nobody."""
        found = []
        if self.gone:
            words = translator(language).ngettext(
                "{count} company left the pages.",
                "{count} companies left the pages.",
                self.gone,
            )
            found.append(words.format(count=number(self.gone, language)))
        if self.returned:
            words = translator(language).ngettext(
                "{count} company shows its earlier answers again.",
                "{count} companies show their earlier answers again.",
                self.returned,
            )
            found.append(words.format(count=number(self.returned, language)))
        return [*found, *(one.sentence(language) for one in self.kept)]

    def as_json(self) -> dict[str, Any]:
        """Return the counts as the command line prints them."""
        kept = [
            {"batch_id": one.batch.batch_id, "count": one.company_count}
            for one in self.kept
        ]
        return {"gone": self.gone, "returned": self.returned, "kept": kept}

    @property
    def corrections(self) -> tuple[Kept, ...]:
        """The corrections of the undone file that stay in use."""
        return tuple(one for one in self.kept if one.is_correction)


def undo_report(ws: Workspace, batch_id: str) -> UndoReport:
    """Return what undoing a batch in use would do, company by company."""
    live = [one for one in journal.live_batches(ws) if one.kind == "workbook"]
    answers = {one.batch_id: _interviews(ws, one) for one in live}
    now = _owners(live, answers)
    after = _owners((one for one in live if one.batch_id != batch_id), answers)
    mine = answers.get(batch_id, set())
    lost = {interview for interview in mine if now[interview] == batch_id}
    kept = []
    for batch in live:
        held = {one for one in mine - lost if now[one] == batch.batch_id}
        if held:
            kept.append(Kept(batch, _companies(held), _corrects(batch, batch_id, live)))
    return UndoReport(
        gone=_companies(lost - after.keys()),
        returned=_companies(lost & after.keys()),
        kept=tuple(kept),
    )


def _corrects(batch: Batch, batch_id: str, live: Iterable[Batch]) -> bool:
    """Tell whether a batch corrects another, or a correction of it."""
    named = {one.batch_id: str(one.about.get("revises", "")) for one in live}
    base = named[batch.batch_id]
    while base and base != batch_id:
        base = named.get(base, "")
    return base == batch_id


def _owners(
    batches: Iterable[Batch], answers: Mapping[str, set[Interview]]
) -> dict[Interview, str]:
    """Return the batch whose answers count of each interview: the newest has it."""
    return {
        interview: batch.batch_id
        for batch in batches
        for interview in answers[batch.batch_id]
    }


def _companies(interviews: Iterable[Interview]) -> int:
    return len({company for company, _ in interviews})


def _interviews(ws: Workspace, batch: Batch) -> set[Interview]:
    path = landing.read_parsed(ws, batch.parsed_key).tables["answer_row"]
    table = pq.read_table(path, columns=["sheet", "company", "interview_round"])
    return {
        (row["company"], row["interview_round"])
        for row in table.to_pylist()
        if row["sheet"] == COMPANIES
    }
