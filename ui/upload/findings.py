"""Findings by cause: where, what was found, how to mend it; the gravest first.

Every cell of a cause can be looked at; long lists are folded, never cut without
saying where the rest is.
"""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from etl.intake.findings import in_language
from ui import page, text
from ui.commands import Cause, IntakeFinding, Proposal
from ui.drawing import marks
from ui.text import _, ngettext
from ui.upload import state

SHOWN_PLACES = 3
SHOWN_CAUSES = 12
SHOWN_CELLS = 300
SEVERITIES = ("stop", "park", "ask", "tell")
LONGEST_VALUE = 60


def counts(proposal: Proposal) -> None:
    """Show how many there are of each severity; zero stops are said too."""
    found = {severity: 0 for severity in SEVERITIES}
    for cause in proposal.causes:
        found[cause.first.severity] += cause.count
    for one in proposal.file_findings:
        found[one.severity] += 1
    found["ask"] = proposal.questions
    words = {
        "stop": ngettext("{count} stop", "{count} stops", found["stop"]),
        "park": ngettext(
            "{count} cell to correct", "{count} cells to correct", found["park"]
        ),
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
    """Show every cause that asks nothing, with its cells, message and correction."""
    causes = [one for one in proposal.causes if not is_question(one)]
    refusable = [one for one in causes if can_be_refused(one)]
    grave = [one for one in causes if one.first.severity != "tell"]
    told = [one for one in causes if one not in grave and one not in refusable]
    if not (causes or proposal.file_findings):
        if not proposal.questions:
            page.note(_("Nothing was found to correct."), mark="green")
        return
    _list(item(cause) for cause in grave)
    for cause in refusable:
        _refusable(cause)
    _list([*(item(cause) for cause in told), *_of_the_file(proposal)])


def is_question(cause: Cause) -> bool:
    """Whether a cause asks, or was answered so that nothing waits because of it."""
    first = cause.first
    return first.severity == "ask" or (
        first.severity == "tell" and bool(first.answered)
    )


def can_be_refused(cause: Cause) -> bool:
    """Whether a cause is a repair that was made and that a person may take back."""
    first = cause.first
    return first.severity == "tell" and bool(first.question) and not first.answered


def item(cause: Cause) -> str:
    """Return one cause as an item of a list."""
    lang, first = text.language(), cause.first
    what, fix = first.message(lang), first.how_to_fix(lang)
    if first.severity == "ask":
        fix = ""  # the buttons are beside it
    else:
        what = f"{what} {first.consequence(lang)}".strip()
    return item_of(
        first.severity,
        first.title(lang),
        cause.places or [(first.sheet, "")],
        cause.count,
        (what, _cells(cause), fix),
    )


def item_of(
    severity: str,
    title: str,
    places: Sequence[tuple[str, str]],
    count: int,
    sentences: tuple[str, str, str],
) -> str:
    """Return an item: mark, title, count, cells, what was found, and its correction.

    Of `sentences` the second is HTML: all cells, one by one.
    """
    what, cells, fix = sentences
    word, correction = _(marks.WORDS[severity]), _("Correction")
    return (
        f"<li><h3>{marks.state(severity, alt=word)} {escape(title)}"
        f"<span>{text.number(count)}</span></h3>"
        f'<div class="vv-chips">{chips(places)}</div>'
        + (f"<p>{escape(what)}</p>" if what else "")
        + cells
        + (f"<p><b>{escape(correction)}</b> {escape(fix)}</p>" if fix else "")
        + "</li>"
    )


def chips(places: Sequence[tuple[str, str]]) -> str:
    """Return the first places as chips, and the rest behind one more."""

    def named(place: tuple[str, str]) -> str:
        sheet, cells = place
        return escape(f"{sheet} · {cells}" if cells else sheet)

    found = "".join(
        f"<code>{named(place)}</code>" for place in places[:SHOWN_PLACES] if place[0]
    )
    more = places[SHOWN_PLACES:]
    if more:
        rest = ", ".join(map(named, more))
        found += f"<details><summary>+ {len(more)}</summary>{rest}</details>"
    return found


def reading(one: IntakeFinding) -> str:
    """Return how a cell is read, or probably is, as the reader writes it."""
    value = one.values.get("read", one.values.get("guess", ""))
    return in_language(value, text.language())


def written(one: IntakeFinding) -> str:
    """Return what stands in a cell, in one short line."""
    value = in_language(one.values.get("value", one.value), text.language())
    line = " ".join(value.split())
    return line if len(line) <= LONGEST_VALUE else f"{line[:LONGEST_VALUE]} …"


def _cells(cause: Cause) -> str:
    """Return every cell of a cause with its value, folded; nothing for one value."""
    if len(cause.distinct) < 2:
        return ""
    words = ngettext("Show the cell", "Show all {count} cells", cause.count)
    rows = "".join(
        f"<tr><td>{escape(one.cell)}</td><td>{escape(written(one))}</td>"
        f"<td>{escape(reading(one)) if one.question else ''}</td></tr>"
        for one in cause.findings[:SHOWN_CELLS]
    )
    more = cause.count - SHOWN_CELLS
    rest = ""
    if more > 0:
        left = ngettext(
            "One more is in the marked copy.",
            "{count} more are in the marked copy.",
            more,
        )
        rest = f"<p>{escape(left.format(count=text.number(more)))}</p>"
    summary = escape(words.format(count=text.number(cause.count)))
    return (
        f'<details class="vv-cells"><summary>{summary}</summary>'
        f"<table>{rows}</table>{rest}</details>"
    )


def _of_the_file(proposal: Proposal) -> list[str]:
    lang = text.language()
    return [
        item_of(
            one.severity,
            one.message(lang),
            [(one.sheet, one.cell)] if one.cell else [],
            1,
            ("", "", one.how_to_fix(lang)),
        )
        for one in proposal.file_findings
    ]


def _list(items: Iterable[str]) -> None:
    """Show items; those after the first dozen behind a line that says how many."""
    found = list(items)
    if not found:
        return
    html = f'<ul class="vv-causes">{"".join(found[:SHOWN_CAUSES])}</ul>'
    rest = found[SHOWN_CAUSES:]
    if rest:
        words = ngettext("Show one more", "Show {count} more", len(rest))
        html += (
            '<details class="vv-more"><summary>'
            f"{escape(words.format(count=text.number(len(rest))))}</summary>"
            f'<ul class="vv-causes">{"".join(rest)}</ul></details>'
        )
    st.html(html)


def _refusable(cause: Cause) -> None:
    with st.container(key=f"repaired-{cause.first.question}", gap=None):
        st.html(f'<ul class="vv-causes vv-open">{item(cause)}</ul>')
        st.button(
            _("Do not repair, leave waiting"),
            key=f"refuse-{cause.first.question}",
            on_click=state.answer,
            args=(cause.first.question, "leave"),
            type="tertiary",
        )
