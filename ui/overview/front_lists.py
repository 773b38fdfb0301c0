"""The lists of the front page: functions, chokepoints, shortages, regions."""

from typing import Any

import pandas as pd

from ui import navigation, page, provenance, text
from ui.overview.front_answer import Findings
from ui.tables import Column, table
from ui.text import _, ngettext
from ui.warehouse import is_shown, query


def functions(rows: pd.DataFrame) -> None:
    """List the vital functions with their companies; uncovered ones are marked."""
    page.section(
        _("Who serves the vital functions"),
        _("Decentralisation is not published for fewer than three companies."),
    )
    states = [_cover_state(count) for count in rows["company_count"]]
    marked = rows.assign(state=states)
    capabilities = [
        Column("capability_count", _("Capabilities")),
        Column("thin_count", _("In one company only")),
    ]
    # rare ones are in no other view, so their number would be too low there
    is_inside = provenance.disclosure() == "internal"
    table(
        marked,
        [
            Column("vital_function_name", _("Vital function"), mark="state"),
            Column(
                "company_count",
                _("Companies"),
                kind="number",
                words={"0": _("none found")},
                missing="..",
            ),
            *(capabilities if is_inside else []),
            Column(
                ("dec_low", "dec_high"),
                _("Decentralisation"),
                decimals=2,
                bar="accent",
                top=1,
            ),
        ],
        caption=_("Vital functions and the companies that serve them"),
    )


def chokepoints(found: Findings) -> None:
    """List the gravest chokepoints with a link to their page."""
    rows = found.chokepoints
    page.section(_("Chokepoints, the gravest first"))
    if not is_shown("chokepoint"):
        page.note(_("Named chokepoints belong to the internal view."))
        return
    if not found.assessed_supplies:
        page.note(_("There are no answers about supplies yet."), mark="no_data")
        return
    if rows.empty:
        page.note(_("No certain or possible chokepoint was found in this area."))
        return
    table(
        rows.head(5),
        [
            Column("input_name", _("Input"), mark="state"),
            Column("company_count", _("Companies")),
            Column(
                ("impact_low", "impact_high"), _("Impact 0–100"), bar="certain", top=100
            ),
        ],
        caption=_("The gravest chokepoints"),
    )
    navigation.link("supply/chokepoints.py", _("All chokepoints and why"))


def shortages(found: Findings) -> None:
    """List the critical occupations that are short of people, with a link."""
    rows = found.shortages
    page.section(
        _("Critical occupations short of people"),
        _("Vacancies per job-seeker, mean of 12 months."),
    )
    if not found.assessed_occupations:
        page.note(_("There are no labour statistics of this area."), mark="no_data")
        return
    if rows.empty:
        page.note(_("No critical occupation is short of people in the statistics."))
        return
    marks = {"shortage": "red", "mild_shortage": "yellow"}
    table(
        rows.assign(mark=rows["state"].map(marks)).head(5),
        [
            Column("occupation_name", _("Occupation"), mark="mark"),
            Column("tightness", _("Vacancies / job-seeker"), kind="number", decimals=1),
        ],
        caption=_("Critical occupations short of people"),
    )
    navigation.link("workforce/availability.py", _("All critical occupations"))


def region_columns() -> list[Column]:
    """Return the columns of the table of regions."""
    interval = {"decimals": 2, "bar": "accent", "top": 1}
    return [
        Column("region_name", _("Region")),
        Column("company_count", _("Companies")),
        Column(("dec_low", "dec_high"), _("Decentralisation"), **interval),
        Column(("rer_low", "rer_high"), _("Re-routability"), **interval),
        Column(("sci_low", "sci_high"), _("Short supply chains"), **interval),
    ]


def notes() -> list[str]:
    """Return what else belongs to the source line: rows that wait."""
    waiting = query("front__waiting")
    count = int(waiting["parked_count"].iloc[0]) if len(waiting) else 0
    if not count:
        return []
    words = ngettext(
        "{count} row waits for a correction",
        "{count} rows wait for a correction",
        count,
    )
    return [words.format(count=text.number(count))]


def _cover_state(count: Any) -> str | None:
    if text.is_missing(count):
        return None
    if not count:
        return "red"
    return "yellow" if count < 3 else "green"
