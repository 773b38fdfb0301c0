"""What undoing a batch would take away, bring back, and leave as it is.

Every batch counts only by what its own file holds. A correction holds the rows that
somebody mended, and a later file its own answers: they stay when the file before them
is undone, and the report names them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from etl import journal
from etl.intake.revision.parts import KIND, Interview, interviews, parts
from etl.journal import Batch
from etl.language import number, translator
from etl.workspace import Workspace


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
    live = [one for one in journal.live_batches(ws) if one.kind == KIND]
    mine = next((one for one in live if one.batch_id == batch_id), None)
    if mine is None:
        return UndoReport(gone=0, returned=0)
    now, after = parts(ws, live), parts(ws, _without(ws, live, mine))
    counted = {one for one, batch_ids in now.items() if batch_id in batch_ids}
    places = {one.batch_id: one.place for one in live}
    stays: dict[str, set[Interview]] = {}
    for one in (interviews(ws, mine) | counted) & after.keys():
        last = after[one][-1]
        if places.get(last, 0) > mine.place:
            stays.setdefault(last, set()).add(one)
    held = {one for found in stays.values() for one in found}
    back = (counted & after.keys()) - held
    return UndoReport(
        gone=_companies(counted - after.keys()),
        returned=_companies(back | (after.keys() - now.keys())),
        kept=tuple(
            Kept(
                one,
                _companies(stays[one.batch_id]),
                _corrects(one, batch_id, live),
            )
            for one in live
            if one.batch_id in stays
        ),
    )


def _without(ws: Workspace, live: Iterable[Batch], mine: Batch) -> list[Batch]:
    """Return the batches in use after an undo; what was replaced comes back."""
    replaced = (one for one in journal.batches(ws) if one.state == "replaced")
    back = [one for one in replaced if one.batch_id == mine.replaces]
    kept = [one for one in live if one.batch_id != mine.batch_id]
    return journal.by_place([*kept, *back])


def _corrects(batch: Batch, batch_id: str, live: Iterable[Batch]) -> bool:
    """Tell whether a batch corrects another, or a correction of it."""
    named = {one.batch_id: str(one.about.get("revises", "")) for one in live}
    base = named[batch.batch_id]
    while base and base != batch_id:
        base = named.get(base, "")
    return base == batch_id


def _companies(interviews: Iterable[Interview]) -> int:
    return len({company for company, _ in interviews})
