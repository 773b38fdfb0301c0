"""The pages of the menu: where each lies, its section and title.

A page is added by one line in `PAGES`. A line whose file does not exist is left
out, so the table may run ahead of the files; who opens what stands in the roles.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from etl.settings import PROJECT
from ui.access import may_open
from ui.text import N_, _

THEMES = {
    "overview": N_("Overview"),
    "capability": N_("Capability"),
    "supply": N_("Supply chains"),
    "workforce": N_("Workforce"),
    "sources": N_("Data sources"),
    "settings": N_("Settings"),
}


@dataclass(frozen=True)
class Entry:
    """One page: `path` below `pages/` and its title."""

    path: str
    title: str
    needs_build: bool = True

    @property
    def theme(self) -> str:
        """Return the folder of the page, which is its section of the menu."""
        return self.path.split("/")[0]

    @property
    def address(self) -> str:
        """Return the page's place in the address."""
        return self.path.rpartition("/")[2].removesuffix(".py")


PAGES = (
    Entry("overview/front.py", N_("Front page")),
    Entry(
        "overview/how_to_read.py", N_("How are the pictures read?"), needs_build=False
    ),
    Entry("capability/capability_map.py", N_("Capability map")),
    Entry("capability/gaps.py", N_("Gaps and needs")),
    Entry("capability/company_card.py", N_("Company card")),
    Entry("capability/tenders.py", N_("Tenders")),
    Entry("capability/specialisation.py", N_("Specialisation")),
    Entry("capability/coverage.py", N_("Coverage of interviews")),
    Entry("supply/chokepoints.py", N_("Chokepoints")),
    Entry("supply/what_if.py", N_("What if something breaks?")),
    Entry("supply/preparedness.py", N_("Preparedness of companies")),
    Entry("supply/next_questions.py", N_("What to ask next")),
    Entry("workforce/availability.py", N_("Availability of workforce")),
    Entry("sources/upload.py", N_("Bring in a file"), needs_build=False),
    Entry("sources/matching.py", N_("Match companies")),
    Entry("sources/catalogue.py", N_("Data catalogue")),
    Entry("settings/roles.py", N_("What may each role do?"), needs_build=False),
    Entry(
        "settings/protection.py", N_("How are figures protected?"), needs_build=False
    ),
    Entry("settings/consents.py", N_("Consents"), needs_build=False),
    Entry("settings/giving_out.py", N_("Requests for information")),
    Entry("settings/contacts.py", N_("Contact persons"), needs_build=False),
    Entry("settings/audit.py", N_("Audit trail"), needs_build=False),
)
FIRST = ("overview/front.py", "sources/upload.py")
"""Where a visit begins, by what the role opens."""


def entries() -> list[Entry]:
    """Return the pages that exist and that the present reader may open."""
    return [
        entry
        for entry in PAGES
        if (PROJECT / "pages" / entry.path).is_file() and may_open(entry.path)
    ]


def menu() -> StreamlitPage:
    """Draw the menu on top and return the page that the address names."""
    sections: dict[str, list[StreamlitPage]] = {}
    shown = entries()
    first = _first(shown)
    has_front = first is PAGES[0]
    for entry in shown:
        page = st.Page(
            PROJECT / "pages" / entry.path,
            title=_(entry.title),
            url_path=entry.address,
            default=has_front and entry is first,
        )
        sections.setdefault(_(THEMES[entry.theme]), []).append(page)
        if entry is first and not has_front:
            # the page without an address would lose its own: it leads to the work
            start = partial(st.switch_page, page)
            landing = st.Page(
                start, title="Voimavara", default=True, visibility="hidden"
            )
            sections[_(THEMES[entry.theme])].append(landing)
    return st.navigation(sections, position="top")


def link(path: str, words: str, query: Mapping[str, str] | None = None) -> None:
    """Show a link to the page at `path` below `pages/`, if the reader may open it."""
    if any(entry.path == path for entry in entries()):
        st.page_link(PROJECT / "pages" / path, label=words, query_params=query)


def title(path: str) -> str:
    """Return the title of a page in the reader's language."""
    return next((_(entry.title) for entry in PAGES if entry.path == path), path)


def entry_of(page: StreamlitPage) -> Entry:
    """Return what is known of a page of the menu."""
    shown = entries()
    named = (entry for entry in shown if entry.address == page.url_path)
    return next(named, None) or _first(shown)


def needs_build(page: StreamlitPage) -> bool:
    """Tell whether `page` has nothing to show before the first build."""
    return entry_of(page).needs_build


def _first(shown: list[Entry]) -> Entry:
    """Return the page that opens without an address: the front page, else the work."""
    return next((entry for entry in shown if entry.path in FIRST), shown[0])
