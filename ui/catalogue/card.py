"""The parts of a card: frame, meaning, a list of facts, why a source fails."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape

import streamlit as st

from etl.sources.catalogue.failure import SourceFailure
from etl.sources.catalogue.whole import SourceFacts
from ui import page, text
from ui.catalogue import facts
from ui.drawing import marks
from ui.text import _


@contextmanager
def framed(title: str, state: str = "", words: str = "") -> Iterator[None]:
    """Frame a card: its title at the left, a state or a class at the right."""
    right = escape(words)
    if state:
        right = f"{marks.state(facts.mark(state))} {escape(facts.word(state))}"
    with st.container(border=True, key="why-panel", gap="small"):
        st.html(
            f'<div class="vv-why"><h2>{escape(title)}</h2><span>{right}</span></div>'
        )
        yield


def meaning(sentence: str) -> None:
    """Show what the thing is, in one sentence."""
    if sentence:
        st.html(f'<p class="vv-meaning">{escape(sentence)}</p>')


def facts_list(told: Sequence[tuple[str, str]]) -> None:
    """Show names and facts beside each other."""
    lines = "".join(
        f"<dt>{escape(name)}</dt><dd>{_linked(words)}</dd>" for name, words in told
    )
    st.html(f'<dl class="vv-facts">{lines}</dl>')


def failure(source: SourceFacts) -> None:
    """Say since when a source cannot be loaded and, inside, why."""
    failing = source.failure
    if failing is None:
        return
    words = _("Loading has failed since {moment}, and the older data stays in use.")
    if is_partly_failing(source):
        words = _(
            "Not everything has come since {moment}: of what is missing the older data "
            "stays in use."
        )
    told = words.format(moment=text.moment(failing.since))
    reason = reason_of(source)
    page.note(f"{told} {reason}".strip(), mark="red")


def reason_of(source: SourceFacts) -> str:
    """Return why the last load failed in the reader's language, "" if not told."""
    noted = _noted(source)
    return noted.render(text.language()) if noted and noted.text else ""


def is_partly_failing(source: SourceFacts) -> bool:
    """Say whether a part failed while others came, which any reader sees by a day."""
    if source.failure is None:
        return False
    since = source.failure.since
    return bool(failed_parts(source)) or any(
        one.fetched_at > since for one in source.tables
    )


def failed_parts(source: SourceFacts) -> tuple[str, ...]:
    """Return the services, tables or layers that failed; none when all did."""
    noted = _noted(source)
    return noted.parts if noted else ()


def _noted(source: SourceFacts) -> SourceFailure | None:
    failing = source.failure
    if failing is None:
        return None
    return SourceFailure("", "", failing.text, json.loads(failing.values or "{}"))


def _linked(words: str) -> str:
    if not words.startswith("https://"):
        return escape(words)
    address = escape(words, quote=True)
    return f'<a href="{address}" target="_blank" rel="noopener">{escape(words)}</a>'
