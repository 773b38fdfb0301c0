"""Where the file goes: into which data, and what becomes of each of its cells."""

from collections import Counter
from html import escape

import streamlit as st

from etl.settings import settings
from ui import page, text
from ui.commands import Proposal
from ui.frame import address
from ui.text import _, ngettext
from ui.warehouse import build_facts
from ui.workspace_choice import chosen_name, default_choice

WIDGET = "upload-data"
OUTSIDE = {"HEADER", "ABOVE_TABLE"}
"""Why a cell is left out when it stands above the answers."""


def choice() -> None:
    """Let the reader choose the data that the file is brought into."""
    names = {"demo": _("Example data"), "real": _("Own data")}
    st.session_state[WIDGET] = chosen_name()
    st.radio(
        _("Bring into"),
        list(names),
        format_func=names.__getitem__,
        key=WIDGET,
        horizontal=True,
        on_change=address.writer(WIDGET, "data", default_choice()),
    )
    if chosen_name() == "demo":
        page.note(_("What you bring into the example stays there and is marked so."))
    elif build_facts() is None:
        page.note(_("Own data is still empty. The first import opens it."))


def kinds() -> None:
    """Say what may be brought, and how much each asks."""
    page.section(_("What can be brought in"))
    _lines(
        (_("The interview workbook"), _("Read as it is.")),
        (
            _("The answers of a form"),
            _(
                "Microsoft Forms, Google Forms, Webropol, SurveyMonkey, LimeSurvey or "
                "Kobo. You say once what the columns are."
            ),
        ),
        (
            _("A list of your own"),
            _("Titles above and totals below do no harm. Also csv and ods."),
        ),
    )


def stopped(*, is_kept: bool) -> None:
    """Say what became of a file that was refused, and what to do next."""
    page.section(_("What now"))
    days = settings().rejected_days
    kept = ngettext(
        "The original is kept for {count} day in case it is asked for.",
        "The original is kept for {count} days in case it is asked for.",
        days,
    ).format(count=text.number(days))
    nothing = _("Nothing of it was kept, not even its name.")
    mend = _("Mend the file as said above and choose it again, or choose another.")
    ask = _("Do as said above. You may bring another file at once.")
    _lines(
        (_("Data"), _("Nothing was brought in, and no figure changed.")),
        (_("The file"), kept if is_kept else nothing),
        (_("Next"), mend if is_kept else ask),
    )


def accounting(proposal: Proposal) -> None:
    """Say where every cell of the file went; why some are left out is folded."""
    used, *rest = (
        proposal.counts.get(f"cells_{one}", 0)
        for one in ("used", "imported", "parked", "ignored")
    )
    words = ngettext(
        "The file's one cell: {imported} goes in, {parked} waits, {ignored} is left "
        "out.",
        "Of the file's {count} cells {imported} go in, {parked} wait and {ignored} "
        "are left out.",
        used,
    )
    names = ("count", "imported", "parked", "ignored")
    counted = zip(names, map(text.number, (used, *rest)), strict=True)
    rows = "".join(
        f"<tr><td>{escape(why)}</td><td>{text.number(count)}</td></tr>"
        for why, count in left_out(proposal).most_common()
    )
    st.html(
        '<details class="vv-cells vv-accounting"><summary>'
        f"{escape(words.format(**dict(counted)))}</summary>"
        f"<table>{rows}</table></details>"
    )


def left_out(proposal: Proposal) -> Counter[str]:
    """Return how many cells are left out, by the reason in words."""
    found: Counter[str] = Counter()
    for sheet in proposal.checked.sheets:
        for one in sheet.outcomes:
            rest = _("Columns that are not read")
            if one.field_id:
                rest = _("Cells that say nothing")
            for row, kind, why in zip(one.rows, one.outcomes, one.reasons, strict=True):
                if kind != "ignored":
                    continue
                if why in OUTSIDE:
                    found[_("Headers and instructions")] += 1
                elif row in sheet.left_out:
                    found[_("Rows that are not read")] += 1
                else:
                    found[rest] += 1
    return found


def _lines(*lines: tuple[str, str]) -> None:
    items = "".join(
        f"<dt>{page.rich(name)}</dt><dd>{page.rich(words)}</dd>"
        for name, words in lines
    )
    st.html(f'<dl class="vv-kinds">{items}</dl>')
