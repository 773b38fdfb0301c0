"""Findings by cause: where, what was found, how to mend it; the gravest first."""

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from ui import page, text
from ui.commands import Proposal
from ui.drawing import marks
from ui.text import _, ngettext

SHOWN_PLACES = 3
SEVERITIES = ("stop", "park", "ask", "tell")


def counts(proposal: Proposal) -> None:
    """Show how many causes there are of each severity; zero stops are said too."""
    found = {severity: 0 for severity in SEVERITIES}
    for cause in proposal.causes:
        found[cause.first.severity] += cause.count
    for one in proposal.file_findings:
        found[one.severity] += 1
    words = {
        "stop": ngettext("{count} stop", "{count} stops", found["stop"]),
        "park": ngettext("{count} cell waits", "{count} cells wait", found["park"]),
        "ask": ngettext("{count} question", "{count} questions", found["ask"]),
        "tell": ngettext("{count} remark", "{count} remarks", found["tell"]),
    }
    line = "".join(
        f"<span>{marks.state(severity)} "
        f"{escape(words[severity].format(count=text.number(found[severity])))}</span>"
        for severity in SEVERITIES
    )
    st.html(f'<p class="vv-count">{line}</p>')


def listed(proposal: Proposal) -> None:
    """Show every cause with its cells, message and correction."""
    lang = text.language()
    items = [
        _item(
            one.severity,
            one.message(lang),
            [(one.sheet, one.cell)] if one.cell else [],
            1,
            ["", one.how_to_fix(lang)],
        )
        for one in proposal.file_findings
    ]
    for cause in proposal.causes:
        first = cause.first
        what = " ".join(part for part in (first.message(lang),) if part)
        waits = first.consequence(lang)
        items.append(
            _item(
                first.severity,
                first.title(lang),
                cause.places or [(first.sheet, "")],
                cause.count,
                [f"{what} {waits}".strip(), first.how_to_fix(lang)],
            )
        )
    if not items:
        page.note(_("Nothing was found to correct."), mark="green")
        return
    st.html(f'<ul class="vv-causes">{"".join(items)}</ul>')


def _item(
    severity: str,
    title: str,
    places: Sequence[tuple[str, Any]],
    count: int,
    sentences: Sequence[str],
) -> str:
    chips = "".join(
        f"<code>{escape(sheet)}{' · ' + escape(str(cells)) if cells else ''}</code>"
        for sheet, cells in places[:SHOWN_PLACES]
        if sheet
    )
    if len(places) > SHOWN_PLACES:
        rest = ", ".join(f"{sheet} · {cells}" for sheet, cells in places[SHOWN_PLACES:])
        more = len(places) - SHOWN_PLACES
        chips += f"<details><summary>+ {more}</summary>{escape(rest)}</details>"
    what, fix = sentences
    word = _(marks.WORDS[severity])
    correction = _("Correction")
    return (
        f"<li><h3>{marks.state(severity, alt=word)} {escape(title)}"
        f"<span>{text.number(count)}</span></h3><p>{chips}</p>"
        + (f"<p>{escape(what)}</p>" if what else "")
        + (f"<p><b>{escape(correction)}</b> {escape(fix)}</p>" if fix else "")
        + "</li>"
    )
