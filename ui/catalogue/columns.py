"""The columns of one table: meaning, unit, and a line of steps to where each begins."""

from html import escape

import streamlit as st

from etl.sources.catalogue.tables import ColumnFacts, TableFacts
from ui import page, text
from ui.catalogue import facts
from ui.remembered import remembered
from ui.text import _, ngettext

ARROW = "<i>\N{LEFTWARDS ARROW}</i>"
MOST_ENDS = 3
MOST_STEPS = 5


def shown(table: TableFacts) -> None:
    """Show the columns of a table as one table that a screen reader walks."""
    page.section(
        _("Columns and where they come from"),
        _("Read each line from left to right: the tables between, then the beginning."),
    )
    st.html(_html(table))


@remembered(120)
def _html(table: TableFacts) -> str:
    heads = [
        (_("Column"), 21),
        (_("Meaning"), 31),
        (_("Unit"), 8),
        (_("Where it comes from"), 40),
    ]
    head = "".join(
        f'<th scope="col" style="width:{width}%">{escape(words)}</th>'
        for words, width in heads
    )
    caption = _("Columns of the table {table}").format(table=facts.table_title(table))
    body = "".join(_row(column) for column in table.columns)
    return (
        f'<table class="vv-table vv-lineage"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(column: ColumnFacts) -> str:
    return (
        f'<tr><th scope="row">{escape(_label(column))}'
        f"<small>{escape(column.name)}</small></th>"
        f"<td>{escape(facts.said(column.meaning))}</td>"
        f"<td>{escape(_unit(column.unit))}</td>"
        f"<td>{line(column)}</td></tr>"
    )


def line(column: ColumnFacts) -> str:
    """Return the way of a column as HTML: steps with arrows, its beginning last."""
    if not column.steps and not column.ends:
        return escape(_("set in this table"))
    steps = [escape(words) for words in _steps(column.steps)]
    ends = [f"<code>{escape(facts.place(one))}</code>" for one in column.ends]
    told = " ".join(ends[:MOST_ENDS])
    if len(ends) > MOST_ENDS:
        told += " " + escape(_more(len(ends) - MOST_ENDS))
    return f" {ARROW} ".join([*steps, *([told] if told else [])])


def _label(column: ColumnFacts) -> str:
    return column.name if column.label == column.name else _(column.label)


def _steps(steps: tuple[tuple[str, ...], ...]) -> list[str]:
    """Return the steps in words; of a long way its ends and how many lie between."""
    if len(steps) <= MOST_STEPS:
        return [_step(names) for names in steps]
    between = len(steps) - MOST_STEPS + 1
    words = ngettext("{count} step", "{count} steps", between)
    first = [_step(names) for names in steps[: MOST_STEPS - 2]]
    return [*first, words.format(count=text.number(between)), _step(steps[-1])]


def _step(names: tuple[str, ...]) -> str:
    first = facts.label(names[0])
    return f"{first} {_more(len(names) - 1)}" if len(names) > 1 else first


def _more(count: int) -> str:
    return _("+ {count} more").format(count=text.number(count))


def _unit(unit: str) -> str:
    return UNITS[unit]() if unit in UNITS else unit


UNITS = {
    "share": lambda: _("share, 0–1"),
    "days": lambda: _("days"),
    "weeks": lambda: _("weeks"),
    "months": lambda: _("months"),
    "year": lambda: _("year"),
    "years": lambda: _("years"),
    "people": lambda: _("people"),
    "degrees": lambda: _("degrees of latitude or longitude"),
    "companies": lambda: _("companies"),
    "suppliers": lambda: _("suppliers"),
    "jobs": lambda: _("jobs"),
    "vacancies": lambda: _("vacancies"),
    "vacancies per job-seeker": lambda: _("vacancies per job-seeker"),
    "establishments": lambda: _("establishments"),
    "municipalities": lambda: _("municipalities"),
    "capabilities": lambda: _("capabilities"),
    "rows": lambda: _("rows"),
    "capacity_unit": lambda: _("unit of the capacity"),
}
