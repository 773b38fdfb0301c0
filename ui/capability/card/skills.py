"""What the company can do, with certificates, willingness and where it was told."""

import pandas as pd

from ui import documents, page, text
from ui.capability.capability_map_choice import PROVISIONS
from ui.capability.card.origin import origin
from ui.documents.tables import of_rows
from ui.remembered import remembered
from ui.tables import Column, table, table_below
from ui.text import _
from ui.warehouse import is_shown, query


def show(company: str) -> None:
    """Show the capabilities and, closed, all that was told of each."""
    rows = query("company_card__capability", company=company)
    page.section(_("What it can do"), _("TRL 9 is in use, 8 is complete and proven."))
    if rows.empty:
        page.note(_("The company has not told of a capability."), mark="no_data")
        return
    is_internal = is_shown("capability_origin")
    rows = written(rows)
    caption = _("Capabilities of the company")
    table(rows, columns(is_internal=is_internal), caption=caption)
    if is_internal:
        below = _("All that was told of each, and where")
        table_below(rows, whole_columns(), caption=caption, label=below)


def write(company: str) -> list[documents.Section]:
    """Return what the company told of its capabilities, for its feedback sheet."""
    rows = query("company_card__capability", company=company)
    if rows.empty:
        return []
    told = written(rows)
    columns_ = columns(is_internal=is_shown("capability_origin"))
    caption = _("Capabilities of the company")
    heading = documents.Heading(_("What you told"))
    return [heading, of_rows(told, columns_, caption=caption)]


@remembered(64)
def written(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with capacity and origin in words, willingness of four."""
    told = rows.to_dict("records")
    return rows.assign(
        capacity_words=[_capacity(row) for row in told],
        willing=[
            text.unknown()
            if text.is_missing(row["willingness"])
            else text.coverage(row["willingness"], 4)
            for row in told
        ],
        origin=[origin(row, "kyvykkyydet") for row in told],
        quality_systems=rows["quality_systems"].str.replace(";", ", "),
    )


def columns(*, is_internal: bool) -> list[Column]:
    """Return the columns of the page; capacities stay inside the house."""
    words = {code: _(word) for code, word in PROVISIONS.items()}
    shown = [
        Column("capability_name", _("Company capability")),
        Column("provision", _("Does it already"), words=words, missing=_("no")),
        Column("readiness_level", _("TRL"), kind="number"),
        Column("quality_systems", _("Certificates"), missing=_("none told")),
    ]
    if is_internal:
        shown[3:3] = [
            Column("capacity_words", _("Capacity"), kind="written"),
            Column("utilisation_share", _("In use")),
            Column("willing", _("Willingness"), kind="written"),
        ]
    return shown


def whole_columns() -> list[Column]:
    """Return the columns of the table below."""
    return [
        Column("capability_name", _("Company capability")),
        Column("description", _("Description")),
        Column("vital_function_name", _("Vital function")),
        Column("cpv_code"),
        Column("ramp_up_weeks", _("Ramp-up, weeks")),
        Column("origin", _("Where it was told")),
    ]


def _capacity(row: dict[str, object]) -> str:
    unit = row["capacity_unit"]
    number = text.number(row["capacity"])
    return number if text.is_missing(unit) else text.with_unit(number, str(unit))
