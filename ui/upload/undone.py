"""What an undo did, company by company: what left, what came back, what stayed."""

from ui import text
from ui.commands import UndoReport
from ui.text import ngettext


def sentences(report: UndoReport | None) -> list[str]:
    """Return whole sentences about what an undo did; nothing is said of nobody."""
    if report is None:
        return []
    found = []
    if report.gone:
        words = ngettext(
            "{count} company left the pages.",
            "{count} companies left the pages.",
            report.gone,
        )
        found.append(words.format(count=text.number(report.gone)))
    if report.returned:
        words = ngettext(
            "{count} company shows its earlier answers again.",
            "{count} companies show their earlier answers again.",
            report.returned,
        )
        found.append(words.format(count=text.number(report.returned)))
    for kept in report.kept:
        words = _corrected(kept.company_count)
        if not kept.is_correction:
            words = _later(kept.company_count)
        count = text.number(kept.company_count)
        found.append(words.format(count=count, file=kept.batch.file_name))
    return found


def _corrected(count: int) -> str:
    return ngettext(
        "{count} company stays, because its rows have been corrected since ({file}).",
        "{count} companies stay, because their rows have been corrected since "
        "({file}).",
        count,
    )


def _later(count: int) -> str:
    return ngettext(
        "{count} company stays, because a later file has its answers ({file}).",
        "{count} companies stay, because a later file has their answers ({file}).",
        count,
    )
