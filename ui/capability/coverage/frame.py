"""Interviewed companies of the frame: by industry, by municipality and by size."""

import pandas as pd

from ui import page, text
from ui.remembered import remembered
from ui.tables import Column, table, table_below
from ui.text import EN_DASH, _

SHOWN = 10
SIZES = ((1, 9), (10, 49), (50, 249), (250, None))
"""Size classes of the European Union's recommendation 2003/361/EC, by personnel."""


def industries(rows: pd.DataFrame) -> None:
    """Show how much of each industry was asked, of companies and of jobs."""
    page.section(
        _("Which industries have been asked"),
        _("Share of the register's companies, and of the jobs of the statistics."),
    )
    if rows.empty:
        page.note(_("There is nothing to show of this yet."), mark="no_data")
        return
    caption = _("Which industries have been asked")
    rows = by_industry(rows)
    table(rows, industry_columns(), caption=caption, first=SHOWN)
    if len(rows) > SHOWN:
        table_below(rows, industry_columns(), caption=caption)


@remembered(16)
def by_industry(rows: pd.DataFrame) -> pd.DataFrame:
    """Add the shares; more people than jobs is all of them, as days differ.

    Sections that two editions of the classification call the same are one.
    """
    named = rows.assign(industry=rows["short_name"].fillna(rows["industry_name"]))
    rows = named.groupby("industry", as_index=False).agg(
        frame_company_count=("frame_company_count", "sum"),
        interviewed_count=("interviewed_count", "sum"),
        interviewed_personnel_count=("interviewed_personnel_count", "sum"),
        job_count=("job_count", "max"),
    )
    order = ["frame_company_count", "industry"]
    rows = rows.sort_values(order, ascending=[False, True], ignore_index=True)
    people, jobs = rows["interviewed_personnel_count"], rows["job_count"]
    counts = zip(rows["interviewed_count"], rows["frame_company_count"], strict=True)
    return rows.assign(
        asked=[text.coverage(asked, frame) for asked, frame in counts],
        asked_share=rows["interviewed_count"]
        / rows["frame_company_count"].mask(rows["frame_company_count"] == 0),
        job_share=(people.fillna(0) / jobs.mask(jobs == 0)).clip(upper=1),
    )


def industry_columns() -> list[Column]:
    """Return the columns of the table by industry."""
    return [
        Column("industry", _("Industry")),
        Column("asked_share", _("Interviewed"), bar="accent", top=1, missing=EN_DASH),
        Column("asked", _("Companies"), kind="written"),
        Column("job_share", _("Of jobs"), missing=EN_DASH),
    ]


def places(rows: pd.DataFrame) -> None:
    """Show the municipalities, those where nobody was asked first."""
    page.section(
        _("Where nobody or few have been asked"),
        _("Companies of the register by municipality."),
    )
    if rows.empty:
        page.note(_("There is nothing to show of this yet."), mark="no_data")
        return
    caption = _("Where nobody or few have been asked")
    table(by_place(rows), place_columns(), caption=caption, first=SHOWN)
    if len(rows) > SHOWN:
        label = _("All municipalities")
        table_below(by_place(rows), place_columns(), caption=caption, label=label)


@remembered(16)
def by_place(rows: pd.DataFrame) -> pd.DataFrame:
    """Mark the municipalities where nobody was asked."""
    nobody = rows["interviewed_count"] == 0
    return rows.assign(mark=nobody.map({True: "yellow", False: None}))


def place_columns() -> list[Column]:
    """Return the columns of the table by municipality."""
    return [
        Column("municipality_name", _("Municipality"), mark="mark"),
        Column("sub_region_name", _("Sub-region")),
        Column("interviewed_count", _("Interviewed")),
        Column("frame_company_count", _("In the register")),
    ]


def sizes(rows: pd.DataFrame) -> None:
    """Show the interviewed companies by size; the register does not tell sizes."""
    page.section(
        _("Of what size they are"),
        _("Interviewed companies by personnel. The register does not tell sizes."),
    )
    if rows.empty:
        page.note(_("There is nothing to show of this yet."), mark="no_data")
        return
    table(
        by_size(rows["personnel_count"]),
        [
            Column("size", _("Personnel")),
            Column("company_count", _("Companies"), bar="accent"),
            Column("person_share", _("Of their personnel")),
        ],
        caption=_("Of what size they are"),
    )


@remembered(16)
def by_size(personnel: pd.Series) -> pd.DataFrame:
    """Count companies and their people by size class."""
    found = []
    for low, high in SIZES:
        inside = personnel[personnel.between(low, high or personnel.max())]
        words = f"{low}{EN_DASH}{high}" if high else f"≥{text.NBSP}{low}"
        share = inside.sum() / personnel.sum() if personnel.sum() else None
        found.append((words, len(inside), share))
    return pd.DataFrame(found, columns=["size", "company_count", "person_share"])
