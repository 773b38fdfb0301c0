"""How far the queue has come, in words, figures and a bar; and the last act undone."""

from html import escape

import streamlit as st

from etl.matching.waiting import Queue
from ui import navigation, page, provenance, text
from ui.matching import acts
from ui.text import _, ngettext


def answer(found: Queue, kind: str) -> str:
    """Return the sentence that answers the page's question."""
    count = len(found.waiting)
    if not count:
        return _("Nothing waits: every name is settled.")
    if kind == "supplier":
        words = ngettext(
            "**{count} supplier's name** may mean a company of the register. Until "
            "somebody says so, it stays as a text.",
            "**{count} suppliers' names** may mean companies of the register. Until "
            "somebody says so, they stay as texts.",
            count,
        )
    else:
        words = ngettext(
            "**{count} company** has no business ID, or one in doubt. Until somebody "
            "says whom the name means, it is a company of its own.",
            "**{count} companies** have no business ID, or one in doubt. Until "
            "somebody says whom the names mean, they are companies of their own.",
            count,
        )
    return words.format(count=text.number(count))


def figures(found: Queue) -> list[tuple[str, str]]:
    """Return the key figures of the page."""
    waiting, settled = len(found.waiting), found.settled
    automatic = len(found.automatic)
    return [
        (text.number(waiting), ngettext("waits", "wait", waiting)),
        (text.number(settled), ngettext("settled by a person", "settled", settled)),
        (
            text.number(automatic),
            ngettext("matched by itself", "matched by themselves", automatic),
        ),
    ]


def bar(found: Queue) -> None:
    """Show how many of the names are settled."""
    words = _("{done} of {total} settled").format(
        done=text.number(found.settled), total=text.number(found.total)
    )
    share = 100 * found.settled / found.total
    st.html(
        f'<div class="vv-progress"><div role="img" aria-label="{escape(words)}">'
        f'<i style="width:{share:.1f}%"></i></div><span>{escape(words)}</span>'
        "</div>"
    )


def nothing_waits(found: Queue, kind: str) -> None:
    """Say that the queue is empty, and what comes next."""
    if kind == "supplier":
        words = _("No supplier's name is like a company of the register any more.")
    elif found.total:
        words = _("Every company of the interviews is settled. Well done.")
    else:
        words = _("Every company of the interviews has a business ID.")
    page.note(words, mark="green")
    navigation.link("sources/upload.py", _("Bring in a file"))


def undo_last() -> None:
    """Offer to take back the newest decision of this session."""
    last = acts.last()
    st.button(
        _("Undo the last one"),
        key="matching-undo",
        shortcut="U",
        disabled=last is None,
        on_click=acts.take_back,
        args=(last.number if last else 0,),
    )


def failure() -> None:
    """Say why the last act, or the pages after it, failed."""
    reason = acts.failure()
    if reason is not None:
        with st.container(key="outcome"):
            page.note(reason.render(text.language()), mark="stop")
    elif acts.is_under_way():
        page.note(_("The decisions are saved. The pages show them in a moment."))


def source() -> None:
    """Show where the names come from."""
    page.source_line(
        [_("Interviews"), _("Business register")], disclosure=provenance.disclosure()
    )
