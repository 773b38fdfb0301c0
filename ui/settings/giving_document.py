"""The answer to a request: what is held of a company, what is given, and why not."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from etl.publicity import Decision, Item
from ui import text
from ui.documents import Document, Heading, Note, Table
from ui.documents.model import Section
from ui.protection.limits import CLASSES
from ui.tables.columns import Column, described
from ui.text import _

Decisions = Mapping[str, Decision]


def document(company: str, items: Sequence[Item], made: Decisions) -> Document:
    """Return the answer; the rows of an item are in it only if they are given."""
    given = [one for one in items if one.key in made and made[one.key].is_given]
    sections: list[Section] = [
        Note(
            _(
                "The harm was weighed item by item (Act 621/1999). What nobody has "
                "weighed yet is not given."
            )
        ),
        Heading(_("What is held, and what was decided")),
        decided(items, made),
    ]
    for one in given:
        sections += [Heading(_(one.title)), _rows(one)]
    title = _("What can be given out of {company}").format(company=company)
    return Document(title, text.language(), sections)


def decided(items: Sequence[Item], made: Decisions) -> Table:
    """Return the items with class, ground, decision, reason, who and when."""
    headings = [
        _("What is held"),
        _("Rows"),
        _("Class"),
        _("Ground"),
        _("Decision"),
        _("Reasons"),
        _("Decided by"),
    ]
    rows = [_decided(one, made.get(one.key)) for one in items]
    right = [heading == _("Rows") for heading in headings]
    return Table("", headings, rows, right)


def _decided(item: Item, made: Decision | None) -> list[str]:
    known = [
        _(item.title),
        text.number(len(item.rows)),
        _(CLASSES[item.disclosure_class]),
        item.ground,
    ]
    if made is None:
        return [*known, _("not weighed yet"), "", ""]
    day = text.date(dt.datetime.fromisoformat(made.at))
    words = _("is given") if made.is_given else _("is not given")
    return [*known, words, made.reason, f"{made.author}, {day}"]


def _rows(item: Item) -> Table:
    rows = [[_cell(value) for value in row] for row in item.rows]
    right = [
        all(isinstance(row[at], int | float | None) for row in item.rows)
        for at in range(len(item.columns))
    ]
    return Table("", [_heading(name) for name in item.columns], rows, right)


def _heading(name: str) -> str:
    """Return the heading of a column; an end of an interval has one of its own."""
    known = described(name)
    if not known:
        return Column(name.removesuffix("_fi")).heading
    label = known["label_en"]
    return _(label)


def _cell(value: Any) -> str:
    if text.is_missing(value):
        return text.unknown()
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float):
        return text.number(value, 0 if float(value).is_integer() else 2)
    return text.date(value) if isinstance(value, dt.date) else str(value)
