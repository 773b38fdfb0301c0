"""The followed occupations as rows to choose from, as a table and as an export."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from ui import export, page, provenance, text
from ui.drawing import marks
from ui.remembered import remembered
from ui.tables import Column, Group, Ranked, ranked_rows, table_below
from ui.text import N_, _
from ui.workforce.availability_choice import Choice
from ui.workforce.availability_figures import KEY
from ui.workforce.availability_rows import (
    STATES,
    Asked,
    count,
    has_statistics,
    in_state,
    part,
    ratio,
    with_ratio,
)

WIDTHS = ("9.5rem", "11.5rem", "11rem", "11rem", "10.5rem", "9.5rem")
TOLD = {
    "ratio": N_("Vacancies / job-seeker"),
    "older": N_("55 or older, whole country"),
    "difficulty": N_("Companies with difficulties"),
    "vacancy": N_("Open posts in companies"),
    "key_person": N_("Depend on one person"),
    "state": N_("Our reading"),
}
HALF = 0.5
"""Share of the companies that answered from which a difficulty is worth a note."""
FEWEST = 3


def show(rows: pd.DataFrame, asked: Asked) -> None:
    """Show one row an occupation; the chosen one is on the map."""
    headings = ["", _("Occupation"), *map(_, TOLD.values())]
    ranked_rows(_groups(rows, asked), key=KEY, headings=headings, widths=WIDTHS)


@remembered(48)
def _groups(rows: pd.DataFrame, asked: Asked) -> list[Group]:
    known = with_ratio(rows)
    rest = rows.drop(known.index)
    groups = [Group([_ranked(row, asked) for row in known.to_dict("records")])]
    if len(rest):
        groups.append(
            Group(
                [_ranked(row, asked) for row in rest.to_dict("records")],
                title=_("The ratio is not known"),
                closed=bool(len(known)),
            )
        )
    return groups


def _ranked(row: Mapping[Any, Any], asked: Asked) -> Ranked:
    return Ranked(
        row_id=str(row["occupation_code"]),
        name=str(row["short_name"]),
        symbol=marks.state(str(row["mark"])),
        cells=_cells(row, asked),
    )


def _cells(row: Mapping[Any, Any], asked: Asked) -> tuple[str, ...]:
    """Write the figures of one occupation, in the order of `TOLD`."""
    return (
        ratio(row),
        text.percent(row["older_share"]),
        part(row, "difficulty_count", "answered_count", asked),
        count(row, "vacancy_count", asked),
        part(row, "key_person_count", "key_person_answered_count", asked),
        _(STATES[str(row["state"])]),
    )


def findings(rows: pd.DataFrame, needs: pd.DataFrame) -> None:
    """Say what the companies tell and the statistics do not show."""
    if rows.empty:
        return
    names = hard(in_state(rows, "balance", "surplus"), "short_name")
    if names:
        words = _(
            "The statistics show no shortage, but at least half of the companies that "
            "answered find it hard to recruit: {names}."
        )
        page.note(words.format(names=names), mark="tell")
    if needs.empty:
        return
    names = hard(_others(needs, rows), "occupation_name")
    if names:
        words = _("Hard to recruit too, but not among the followed ones: {names}.")
        page.note(words.format(names=names), mark="tell")


@remembered(48)
def _others(needs: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    return needs[~needs["occupation_code"].isin(rows["occupation_code"])]


@remembered(96)
def hard(rows: pd.DataFrame, name: str) -> str:
    """Write the occupations that at least half of the companies find hard."""
    told = rows.dropna(subset=["difficulty_count", "answered_count"])
    told = told[told["answered_count"] >= FEWEST]
    hard = told[told["difficulty_count"] >= HALF * told["answered_count"]]
    return ", ".join(
        f"{text.lowered(str(row[name]))} "
        f"({text.coverage(row['difficulty_count'], row['answered_count'])})"
        for row in hard.to_dict("records")
    )


def below(
    rows: pd.DataFrame, trend: pd.DataFrame, areas: pd.DataFrame, asked: Asked
) -> None:
    """Show, closed, the rows of the three figures as tables."""
    table_below(
        written(rows, asked),
        written_columns(),
        caption=_("Occupations"),
        label=_("Occupations as a table"),
    )
    if len(trend):
        table_below(
            by_month(trend),
            month_columns(trend),
            caption=_("Vacancies per job-seeker over time"),
            label=_("Change over time as a table"),
        )
    if len(areas) and has_statistics(rows):
        table_below(
            areas,
            area_columns(),
            caption=_("Areas of the map"),
            label=_("Areas of the map as a table"),
        )


@remembered(48)
def written(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """Add what the companies told as it is read, `18/25`, and why a ratio is not."""
    cells = [_cells(row, asked) for row in rows.to_dict("records")]
    told = pd.DataFrame(cells, columns=list(TOLD), index=rows.index)
    return pd.concat([rows, told.add_prefix("written_")], axis=1)


def written_columns() -> list[Column]:
    """Return the columns of the table of occupations."""
    labels = {name: _(label) for name, label in TOLD.items()}
    number = {"kind": "number", "decimals": 1}
    return [
        Column("occupation_name", _("Occupation")),
        Column("written_ratio", labels["ratio"], kind="written"),
        Column(("tightness_low", "tightness_high"), _("Range of months"), decimals=1),
        Column("vacancy_mean", _("Vacancies, mean"), **number),
        Column("job_seeker_mean", _("Job-seekers, mean"), **number),
        *(
            Column(f"written_{name}", labels[name], kind="written")
            for name in ("older", "difficulty", "vacancy", "key_person")
        ),
        Column("written_state", labels["state"]),
    ]


@remembered(48)
def by_month(trend: pd.DataFrame) -> pd.DataFrame:
    """Return one row a month, newest first, one column an occupation."""
    wide = trend.pivot(
        index="month", columns="occupation_code", values="year_tightness"
    ).dropna(how="all")
    wide = wide.sort_index(ascending=False).reset_index()
    written = [f"{month.month}/{month.year}" for month in wide["month"]]
    return wide.assign(month=written)


@remembered(48)
def month_columns(trend: pd.DataFrame) -> list[Column]:
    """Return the columns of `by_month`."""
    names = trend.drop_duplicates("occupation_code")
    return [
        Column("month", _("12 months up to")),
        *(
            Column(str(code), str(name), kind="number", decimals=2)
            for code, name in zip(
                names["occupation_code"], names["short_name"], strict=True
            )
        ),
    ]


def area_columns() -> list[Column]:
    """Return the columns of the areas of the map."""
    number = {"kind": "number", "missing": text.suppressed()}
    return [
        Column("area_name", _("Area")),
        Column("tightness", _("Vacancies / job-seeker"), decimals=1, **number),
        Column("vacancy_mean", _("Vacancies, mean"), decimals=1, **number),
        Column("job_seeker_mean", _("Job-seekers, mean"), decimals=1, **number),
        Column("state", _("Our reading"), words=_state_words()),
    ]


def columns() -> Sequence[Column]:
    """Return the columns of the export."""
    return [
        Column("occupation_name", _("Occupation")),
        Column("supply_sector_name", _("Supply sector")),
        Column("tightness", _("Vacancies / job-seeker"), kind="number", decimals=2),
        Column(("tightness_low", "tightness_high"), _("Range of months"), decimals=1),
        Column("vacancy_mean", _("Vacancies, mean"), kind="number", decimals=1),
        Column("job_seeker_mean", _("Job-seekers, mean"), kind="number", decimals=1),
        Column("state", _("Our reading")),
        Column("older_share", _("55 or older, whole country")),
        Column("company_count", _("Companies")),
        Column("difficulty_count", _("Find it hard to recruit")),
        Column("answered_count", _("Answered on recruiting")),
        Column("vacancy_count", _("Open posts in companies")),
        Column("key_person_count", _("Depend on one person")),
        Column("key_person_answered_count", _("Answered on key persons")),
    ]


def menu(
    rows: pd.DataFrame, choice: Choice, *, title: str, sources: Sequence[str]
) -> None:
    """Offer the rows as files, with the question and the filters."""
    export.menu(
        "availability",
        rows.assign(state=rows["state"].map(_state_words())),
        columns(),
        title=title,
        filters=choice.written(),
        sources=sources,
        disclosure=provenance.disclosure(),
    )


def _state_words() -> dict[str, str]:
    return {state: _(words) for state, words in STATES.items()}
