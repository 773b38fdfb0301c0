"""One card: what the answer says beside the companies that it may mean.

The choice moves with J and K and is confirmed with Enter; the last two lines of the
list are to keep the company as one of its own and to leave the name for later.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from etl.matching.engine import Candidate
from etl.matching.waiting import Item
from ui import page
from ui.matching import acts, reasons
from ui.text import _, ngettext
from ui.warehouse import query

PLACE = "matching-place"


@dataclass(frozen=True)
class Choice:
    """One line of the card: a company, or one of the two other ways."""

    kind: str
    title: str
    facts: str
    company_id: str = ""
    why: str = ""
    is_preselected: bool = False
    about: Mapping[str, Any] = field(default_factory=dict)


def show(item: Item, found: Sequence[Candidate]) -> None:
    """Show a card and the keys that decide on it."""
    offered = choices(item, found)
    place = _place(item, offered)
    left, right = st.columns([1, 1.7], gap="large")
    with left:
        _told(item)
    with right:
        _offered(item, offered, place)
        _keys(item, offered, place)


def choices(item: Item, found: Sequence[Candidate]) -> list[Choice]:
    """Return the lines of a card, best company first."""
    made = _doubted(item) if item.kind == "id" else _companies(item, found)
    if item.kind == "id":
        other = _("Another company: the business ID is wrong")
        fact = _("The name is matched without the ID.")
        made.append(Choice("different", other, fact, item.business_id))
    elif item.kind == "supplier":
        made.append(
            Choice("local", _("None of these"), _("The supplier stays as a text."))
        )
    else:
        fact = _("It stays a company of its own, under the ID {id}.")
        title = _("Not in the register")
        made.append(Choice("local", title, fact.format(id=item.local_id)))
    made.append(Choice("skip", _("Skip"), _("The name comes again at the end.")))
    return made


def _companies(item: Item, found: Sequence[Candidate]) -> list[Choice]:
    known = _facts([one.company_id for one in found])
    made = []
    for one in found:
        facts = known.get(one.company_id, {})
        made.append(
            Choice(
                "same",
                facts.get("company_name") or one.known.key,
                reasons.facts(one.company_id, facts),
                one.company_id,
                reasons.why(item, one, facts),
                one.is_preselected,
                {"company_name": facts.get("company_name"), "score": one.score},
            )
        )
    return made


def _doubted(item: Item) -> list[Choice]:
    facts = _facts([item.business_id]).get(item.business_id, {})
    name = facts.get("company_name") or item.business_id
    why = _("The business ID is this company's, but the name is quite another.")
    about = {"company_name": name}
    return [
        Choice(
            "same",
            name,
            reasons.facts(item.business_id, facts),
            item.business_id,
            why,
            about=about,
        )
    ]


def _facts(ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return what is known of companies, from the register or from the answers."""
    if not ids:
        return {}
    frames = [
        query("matching__company", ids=list(ids)).rename(
            columns={"company_id": "business_id"}
        ),
        query("matching__registered", ids=list(ids)),
    ]
    rows = pd.concat(frames, ignore_index=True).to_dict("records")
    return {str(row["business_id"]): row for row in rows}


def _place(item: Item, offered: Sequence[Choice]) -> int:
    """Return which line is chosen, -1 while none is."""
    kept = st.session_state.get(PLACE)
    if kept is None or kept[0] != item.subject_id or kept[1] >= len(offered):
        return 0 if offered[0].is_preselected else -1
    return int(kept[1])


def _told(item: Item) -> None:
    mentions = ngettext("{count} row", "{count} rows", item.mention_count)
    lines = [
        (_("Municipality"), item.municipality_name),
        (_("Postal code"), item.post_code),
        (_("Industry"), item.industry_name),
        (_("Business ID"), item.business_id),
        (_("Round"), item.interview_round),
        (_("File"), f"{item.file_name}, {mentions.format(count=item.mention_count)}"),
    ]
    title = _("The supplier named") if item.kind == "supplier" else _("The answer says")
    facts = "".join(
        f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>"
        for label, value in lines
        if value
    )
    st.html(
        f'<div class="vv-told"><h2>{escape(title)}</h2>'
        f'<p class="vv-told-name">{escape(item.name)}</p><dl>{facts}</dl></div>'
    )


def _offered(item: Item, offered: Sequence[Choice], place: int) -> None:
    title = _("Which company is it?")
    if item.kind == "id":
        title = _("Is it this company?")
    elif not any(one.kind == "same" for one in offered):
        title = _("No company has a name like this")
    rows = "".join(
        _row(one, number, is_chosen=number == place)
        for number, one in enumerate(offered)
    )
    st.html(
        f'<div class="vv-offered"><h2>{escape(title)}</h2>'
        f'<ol role="listbox" aria-label="{escape(title)}">{rows}</ol></div>'
    )


def _row(one: Choice, number: int, *, is_chosen: bool) -> str:
    chosen = "true" if is_chosen else "false"
    why = f"<em>{escape(one.why)}</em>" if one.why else ""
    return (
        f'<li role="option" id="vv-choice-{number}" aria-selected="{chosen}"'
        f' class="vv-choice-{one.kind}"><b>{escape(one.title)}</b>'
        f"<span>{escape(one.facts)}</span>{why}</li>"
    )


def _keys(item: Item, offered: Sequence[Choice], place: int) -> None:
    count = len(offered)
    chosen = offered[place] if 0 <= place < count else None
    with st.container(
        horizontal=True, key="matching-keys", vertical_alignment="center"
    ):
        st.button(
            _("Down"),
            key="matching-down",
            shortcut="J",
            on_click=_move,
            args=(item, (place + 1) % count),
        )
        st.button(
            _("Up"),
            key="matching-up",
            shortcut="K",
            on_click=_move,
            args=(item, (place - 1) % count if place > 0 else count - 1),
        )
        st.button(
            _verb(chosen),
            key="matching-confirm",
            shortcut="Enter",
            type="primary",
            disabled=chosen is None,
            on_click=_decide,
            args=(item, chosen),
        )
        if chosen and chosen.kind == "same" and item.kind != "id":
            st.button(
                _("Not this one"),
                key="matching-rule-out",
                shortcut="X",
                on_click=acts.rule_out,
                args=(item, chosen.company_id, chosen.about),
            )
    _say(chosen, place, count)


def _say(chosen: Choice | None, place: int, count: int) -> None:
    """Tell a reader who does not see the list what is chosen."""
    if chosen is None:
        words = _("Nothing is chosen. Choose with the keys J and K.")
    else:
        words = _("{place} of {count}: {title}. {facts}").format(
            place=place + 1, count=count, title=chosen.title, facts=chosen.facts
        )
    st.html(f'<p class="vv-note" role="status">{page.rich(words)}</p>')


def _verb(chosen: Choice | None) -> str:
    verbs = {
        "same": _("The same company"),
        "local": _("Keep as it is"),
        "different": _("Another company"),
        "skip": _("Skip"),
    }
    return verbs[chosen.kind] if chosen else _("Confirm")


def _move(item: Item, place: int) -> None:
    st.session_state[PLACE] = (item.subject_id, place)


def _decide(item: Item, chosen: Choice) -> None:
    st.session_state.pop(PLACE, None)
    if chosen.kind == "same":
        acts.confirm(item, chosen.company_id, chosen.about)
    elif chosen.kind == "different":
        acts.rule_out(item, chosen.company_id, chosen.about)
    elif chosen.kind == "local":
        acts.keep_local(item)
    else:
        acts.skip(item)
