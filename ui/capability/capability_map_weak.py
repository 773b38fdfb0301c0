"""What hangs on one company: municipalities with one, capabilities with one."""

import pandas as pd

from ui import page
from ui.capability.capability_map_choice import Choice
from ui.capability.capability_map_rows import Found, next_places, thin
from ui.tables import Column, table
from ui.text import _
from ui.warehouse import query

SHOWN = 6


def show(found: Found, choice: Choice) -> None:
    """Show which places, or which capabilities, depend on a single company."""
    if found.companies.empty:
        return
    if not found.names_companies:
        page.note(_("What hangs on one company belongs to the internal view."))
    elif choice["capability"]:
        _places(found)
    else:
        _capabilities(thin(found.answers))


def _places(found: Found) -> None:
    singles = found.with_one
    page.section(
        _("Municipalities where only one company can do it"),
        _("Distance between municipal centres as the crow flies, over borders too."),
    )
    if singles.empty:
        page.note(_("There is no such municipality."))
        return
    codes = singles["municipality_code"].tolist()
    distances = query("capability_map__distance", places=codes)
    rows = next_places(singles, found.elsewhere, distances)
    table(
        rows,
        [
            Column("municipality_name", _("Municipality")),
            Column("next_name", _("Next one"), missing=_("none found")),
            Column("distance_km", _("Distance, km"), bar="accent"),
        ],
        caption=_("Municipalities where only one company can do it"),
        first=SHOWN,
    )


def _capabilities(rows: pd.DataFrame) -> None:
    advice = _("Choose one above to see where the next company is.")
    page.section(
        _("Capabilities in the hands of one company"), advice if len(rows) else ""
    )
    if rows.empty:
        page.note(_("There is no such capability."))
        return
    table(
        rows,
        [
            Column("capability_name", _("Company capability")),
            Column("company_name", _("Company")),
            Column("municipality_name", _("Municipality"), missing=_("not known")),
        ],
        caption=_("Capabilities in the hands of one company"),
        first=SHOWN,
    )
