"""The pages of the menu: where each lies, its section, title and readers.

A page is added by one line in `PAGES`. A line whose file does not exist is left
out, so the table may run ahead of the files.
"""

from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from etl.settings import PROJECT
from ui.access import AUDIENCES, may_see
from ui.text import N_, _

THEMES = {
    "overview": N_("Overview"),
    "capability": N_("Capability"),
    "supply": N_("Supply chains"),
    "workforce": N_("Workforce"),
    "sources": N_("Data sources"),
}


@dataclass(frozen=True)
class Entry:
    """One page: `path` below `pages/`, its title, and the audiences that see it."""

    path: str
    title: str
    audiences: tuple[str, ...] = AUDIENCES
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
    Entry("supply/chokepoints.py", N_("Chokepoints")),
    Entry("workforce/availability.py", N_("Availability of workforce")),
    Entry(
        "sources/upload.py",
        N_("Bring in a file"),
        audiences=("internal",),
        needs_build=False,
    ),
    Entry("sources/matching.py", N_("Match companies"), audiences=("internal",)),
)


def entries() -> list[Entry]:
    """Return the pages that exist and that the present reader may open."""
    return [
        entry
        for entry in PAGES
        if (PROJECT / "pages" / entry.path).is_file() and may_see(entry.audiences)
    ]


def menu() -> StreamlitPage:
    """Draw the menu on top and return the page that the address names."""
    sections: dict[str, list[StreamlitPage]] = {}
    for position, entry in enumerate(entries()):
        page = st.Page(
            PROJECT / "pages" / entry.path,
            title=_(entry.title),
            url_path=entry.address,
            default=position == 0,
        )
        sections.setdefault(_(THEMES[entry.theme]), []).append(page)
    return st.navigation(sections, position="top")


def link(path: str, words: str) -> None:
    """Show a link to the page at `path` below `pages/`, if the reader may open it."""
    if any(entry.path == path for entry in entries()):
        st.page_link(PROJECT / "pages" / path, label=words)


def needs_build(page: StreamlitPage) -> bool:
    """Tell whether `page` has nothing to show before the first build."""
    shown = entries()
    for entry in shown:
        if entry.address == page.url_path:
            return entry.needs_build
    return shown[0].needs_build
