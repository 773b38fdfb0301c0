"""What the region needs, how strongly, and who makes it here or elsewhere."""

import pandas as pd

from ui import page, text
from ui.remembered import remembered
from ui.tables import Column, table, table_below
from ui.text import N_, _

SHOWN = 8
SOURCES = {"chokepoint": N_("Chokepoints of supply chains")}


def show(needs: pd.DataFrame) -> None:
    """Show the needs that nobody here makes first, with their strength."""
    page.section(
        _("What is needed and who makes it"),
        _(
            "Strength 0–100 is how much stops if it breaks. A full bar is certain, a "
            "striped one possible."
        ),
    )
    if needs.empty:
        page.note(_("No chokepoint tells of a need of this area yet."), mark="no_data")
        return
    rows = marked(needs)
    caption = _("What the area needs and how many make it")
    table(rows, columns(), caption=caption, first=SHOWN)
    table_below(rows, whole_columns(), caption=caption)


@remembered(32)
def marked(needs: pd.DataFrame) -> pd.DataFrame:
    """Add the mark of having no maker, and the makers in words."""
    nobody = needs["maker_count"] == 0
    return needs.assign(
        mark=nobody.map({True: "red", False: None}),
        makers=[_makers(row) for row in needs.to_dict("records")],
    )


def _makers(row: dict[str, object]) -> str:
    here = text.count_found(int(str(row["maker_count"])), all_asked=False)
    elsewhere = int(str(row["elsewhere_count"]))
    if not elsewhere:
        return here
    words = _("{here}, elsewhere {count}")
    return words.format(here=here, count=text.number(elsewhere))


@remembered(8)
def columns() -> list[Column]:
    """Return the columns that the page shows."""
    return [
        Column("needed_name", _("Needed"), mark="mark"),
        Column(
            ("strength_low", "strength_high"), _("Strength"), bar="certain", top=100
        ),
        Column("company_count", _("Who need it")),
        Column("makers", _("Made here")),
    ]


@remembered(8)
def whole_columns() -> list[Column]:
    """Return the columns of the whole table and of the export."""
    return [
        Column("needed_name", _("Needed")),
        Column("vital_function_name", _("Vital function")),
        Column(("strength_low", "strength_high"), _("Strength")),
        Column("company_count", _("Who need it")),
        Column("maker_count", _("Made here"), kind="number"),
        Column("could_count", _("Could be made here"), kind="number"),
        Column("elsewhere_count", _("Made elsewhere"), kind="number"),
        Column("need_source", words={code: _(name) for code, name in SOURCES.items()}),
    ]
