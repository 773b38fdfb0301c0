"""The deliveries as a ranked list, in groups by how certain it is."""

from dataclasses import replace
from typing import Any

import pandas as pd

from ui import filters, page, provenance, text
from ui.drawing import marks
from ui.remembered import remembered
from ui.supply.chokepoints_choice import Choice
from ui.supply.chokepoints_table import About, offer
from ui.tables import Column, Group, Ranked, ranked_rows
from ui.text import N_, _, ngettext

KEY = "chokepoint"
SHOWN = 20
"""How many deliveries of one state are in sight before the rest is opened."""
STATES = ("certain", "possible", "unknown", "no")
NOT_A_CHOKEPOINT = N_("Not a chokepoint")


@remembered(64)
def ordered(deliveries: pd.DataFrame) -> pd.DataFrame:
    """Return the deliveries group by group, the best rank first in each."""
    place = deliveries["state"].map({state: at for at, state in enumerate(STATES)})
    rows = deliveries.assign(place=place).sort_values(
        ["place", "rank_best", "rank_worst", "impact_high", "company_count"],
        ascending=[True, True, True, False, False],
        kind="stable",
        na_position="last",
    )
    return rows.drop(columns="place").reset_index(drop=True)


def picked(deliveries: pd.DataFrame) -> dict[Any, Any] | None:
    """Return the delivery that the address names, else the gravest, if there is one."""
    if deliveries.empty:
        return None
    rows = _by_id(deliveries)
    return rows[filters.picked(KEY, list(rows))]


@remembered(64)
def _by_id(deliveries: pd.DataFrame) -> dict[str, dict[Any, Any]]:
    return {row["chokepoint_id"]: row for row in deliveries.to_dict("records")}


def gravest(deliveries: pd.DataFrame) -> str:
    """Return the id of the first delivery of the list, empty when there is none."""
    return str(deliveries["chokepoint_id"].iloc[0]) if len(deliveries) else ""


def show(deliveries: pd.DataFrame, choice: Choice, homeless: int) -> None:
    """Show the list, and how many deliveries it leaves out for want of a place."""
    page.section(
        _("Chokepoints, the gravest first"),
        _("Impact 0–100. A full bar is at least, a striped one at most."),
    )
    if deliveries.empty:
        page.note(page.nothing_words(choice.written(region=False)), mark="no_data")
    else:
        ranked_rows(
            in_sight(
                _groups(deliveries), filters.picked(KEY, list(_by_id(deliveries)))
            ),
            key=KEY,
            headings=[
                _("Rank"),
                _("Input and supplier"),
                _("Companies"),
                _("Impact"),
            ],
            widths=["4.6rem"],
        )
    if homeless:
        words = ngettext(
            "One delivery is left out: the place of its buyers is not known.",
            "{count} deliveries are left out: the place of their buyers is not known.",
            homeless,
        )
        page.note(words.format(count=text.number(homeless)), mark="no_data")


def supplier(row: Any) -> str:
    """Name the supplier and its country, or say that nobody told it."""
    names = [row["supplier_name"], row["country_name"]]
    known = [str(name) for name in names if not text.is_missing(name)]
    return ", ".join(known) or _("supplier not told")


def columns() -> list[Column]:
    """Return the columns of the deliveries as a table."""
    words = {state: word(state) for state in STATES}
    return [
        Column("input_name", _("Input"), mark="state"),
        Column("supplier_name", _("Supplier"), missing=_("not known")),
        Column("country_name", _("Supplier's country"), missing=_("not known")),
        Column("state", _("Chokepoint"), words=words),
        Column(("rank_best", "rank_worst"), _("Rank"), missing=text.EN_DASH),
        Column("company_count", _("Companies")),
        Column("criticality", _("Criticality"), kind="number"),
        Column(("impact_low", "impact_high"), _("Impact 0–100")),
        Column(("supplier_count_low", "supplier_count_high"), _("Suppliers")),
        Column("coverage_share", _("Coverage of answers")),
    ]


def menu(deliveries: pd.DataFrame, about: About) -> None:
    """Offer the deliveries that the filters leave as files."""
    offer(
        "deliveries",
        deliveries,
        columns(),
        title=_("Which delivery stops most if it breaks?"),
        about=replace(about, disclosure=disclosure()),
    )


def disclosure() -> str:
    """Return the class of the list: named weak points are confidential at home."""
    audience = provenance.disclosure()
    return "confidential" if audience == "internal" else audience


def notes() -> list[str]:
    """Return what else belongs to the source line of the list."""
    if provenance.disclosure() == "internal":
        return [_("answers of single companies are not given to partners")]
    return [_("suppliers that may not be named are T001, T002 …")]


def word(state: str) -> str:
    """Return the word of a state in this list."""
    return _(NOT_A_CHOKEPOINT) if state == "no" else _(marks.WORDS[state])


@remembered(64)
def _groups(deliveries: pd.DataFrame) -> list[Group]:
    found = {state: _of(state, deliveries) for state in STATES}
    return [_group(state, rows) for state, rows in found.items() if rows]


def in_sight(groups: list[Group], chosen: str) -> list[Group]:
    """Put the rest of a long group behind a click, but never the chosen delivery."""
    found = []
    for group in groups:
        rest = [row for row in group.rows[SHOWN:] if row.row_id != chosen]
        if group.closed or not rest:
            found.append(group)
            continue
        behind = {row.row_id for row in rest}
        shown = [row for row in group.rows if row.row_id not in behind]
        others = _("{state}, the others").format(state=group.title)
        found.append(replace(group, rows=shown))
        found.append(
            Group(rest, title=others, state=group.state, closed=True, is_rest=True)
        )
    return found


def _group(state: str, rows: list[dict[Any, Any]]) -> Group:
    words = ngettext("{count} delivery", "{count} deliveries", len(rows))
    return Group(
        [_row(row) for row in rows],
        title=word(state),
        state=state,
        count_text=words.format(count=text.number(len(rows)))
        if state == "no"
        else text.number(len(rows)),
        closed=state == "no",
    )


def _of(state: str, deliveries: pd.DataFrame) -> list[dict[Any, Any]]:
    found: list[dict[Any, Any]] = deliveries[deliveries["state"] == state].to_dict(
        "records"
    )
    return found


def _row(row: dict[Any, Any]) -> Ranked:
    return Ranked(
        row_id=row["chokepoint_id"],
        name=row["input_name"],
        note=supplier(row),
        lead=text.rank(row["rank_best"], row["rank_worst"]),
        cells=(text.number(row["company_count"]),),
        low=row["impact_low"],
        high=row["impact_high"],
    )
