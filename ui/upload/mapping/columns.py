"""The columns of the file: what is sure is folded away, the unsure ask.

Only columns that ask have widgets of their own, so that 200 columns stay light; any
other column is opened by name.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from ui import page, text
from ui.text import _, ngettext
from ui.upload.mapping import fields, row
from ui.upload.mapping.draft import SHOWN, Draft


def listed(draft: Draft) -> None:
    """Show the columns: recognised, asking, left out."""
    page.section(
        _("Columns"),
        _("What is sure is chosen for you. Answer only what is asked."),
    )
    _recognised(draft)
    _asking(draft)
    _left_out(draft)


def _recognised(draft: Draft) -> None:
    sure = draft.sure()
    if not sure:
        return
    words = ngettext(
        "{count} column was recognised for certain",
        "{count} columns were recognised for certain",
        len(sure),
    )
    if draft.folded.intersection(sure):
        words = ngettext(
            "{count} column is clear", "{count} columns are clear", len(sure)
        )
    with st.expander(words.format(count=text.number(len(sure)))):
        _folded(draft, sure, "sure")


def _left_out(draft: Draft) -> None:
    out = draft.left_out()
    if not out:
        return
    personal = sum(draft.columns[at].is_personal for at in out)
    words = ngettext(
        "{count} column is left out", "{count} columns are left out", len(out)
    )
    label = words.format(count=text.number(len(out)))
    if personal:
        words = ngettext(
            "{count} of them personal data", "{count} of them personal data", personal
        )
        label = f"{label}, {words.format(count=text.number(personal))}"
    with st.expander(label):
        if personal:
            page.note(
                _(
                    "Names, e-mails and phone numbers are left out unless you choose "
                    "otherwise. They never go to the pages."
                )
            )
        _folded(draft, out, "out")


def _folded(draft: Draft, places: Sequence[int], name: str) -> None:
    is_out = name == "out"
    becomes = [] if is_out else [_("Becomes")]
    heads = [_("Column in the file"), *becomes, _("Why")]
    cells = {
        at: [fields.reason(draft.choice(at))]
        if is_out
        else [fields.label(draft.choice(at)), row.why(draft, at)]
        for at in places
    }
    words = (_("Change a column"), _("Choose a column to change"))
    row.folded(draft, name, heads, cells, (draft.opened, *words))


def _asking(draft: Draft) -> None:
    asking = draft.asking()
    if not asking:
        page.note(_("No column asks anything."), mark="green")
        return
    proposed = [at for at in asking if draft.columns[at].target]
    unknown = [at for at in asking if not draft.columns[at].target]
    _group(draft, proposed, _proposed_title(draft, proposed), _accept_button)
    _group(draft, unknown, _unknown_title(draft, unknown), _leave_button)


def _proposed_title(draft: Draft, places: Sequence[int]) -> str:
    open_ones = _open_count(draft, places)
    if not open_ones:
        return _("Checked by you")
    words = ngettext(
        "{count} column has a proposal: check it",
        "{count} columns have a proposal: check them",
        open_ones,
    )
    return words.format(count=text.number(open_ones))


def _unknown_title(draft: Draft, places: Sequence[int]) -> str:
    open_ones = _open_count(draft, places)
    if not open_ones:
        return _("Without a proposal; answered by you")
    words = ngettext(
        "{count} column has no proposal: choose what it is",
        "{count} columns have no proposal: choose what they are",
        open_ones,
    )
    return words.format(count=text.number(open_ones))


def _group(
    draft: Draft,
    places: Sequence[int],
    title: str,
    act: Callable[[Draft, int], None],
) -> None:
    if not places:
        return
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        key=f"mapping-{act.__name__.strip('_')}",
    ):
        st.html(f'<h3 class="vv-ask-group">{page.rich(title)}</h3>')
        act(draft, _open_count(draft, places))
    for at in places[: draft.shown]:
        row.asked(draft, at)
    rest = len(places) - draft.shown
    if rest > 0:
        words = ngettext("Show {count} more", "Show {count} more", rest)
        st.button(
            words.format(count=text.number(min(rest, SHOWN))),
            key=f"more-{act.__name__}",
            on_click=draft.show_more,
            type="tertiary",
        )


def _open_count(draft: Draft, places: Sequence[int]) -> int:
    return sum(not draft.is_decided(at) for at in places)


def _accept_button(draft: Draft, count: int) -> None:
    if count:
        words = ngettext("Accept the proposal", "Accept all {count} proposals", count)
        st.button(
            words.format(count=text.number(count)),
            key="accept-proposals",
            on_click=draft.accept_proposals,
            width="content",
        )


def _leave_button(draft: Draft, count: int) -> None:
    if count:
        words = ngettext("Leave it out", "Leave all {count} out", count)
        st.button(
            words.format(count=text.number(count)),
            key="leave-rest",
            on_click=draft.leave_rest,
            width="content",
        )
