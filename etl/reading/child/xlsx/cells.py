"""From the cells as stored to text and kind, a column at a time.

Most columns hold one sort of cell, and then the whole group is read at once;
otherwise each stored value is read once per way of writing and remembered.
"""

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from etl.reading.child.columns import Column
from etl.reading.child.refusal import Refusal
from etl.reading.child.xlsx.number_format import (
    Shown,
    are_plain,
    not_plain,
    plain,
    renderer,
)
from etl.reading.child.xlsx.strings import decoded

_STYLE = re.compile(r'\bs="([0-9]+)"')
_TYPE = re.compile(r'\bt="([a-zA-Z]+)"')
ManyShown = tuple[Sequence[str], str]
BOOLEANS = {"1": "TRUE", "0": "FALSE", "true": "TRUE", "false": "FALSE"}


class Writing:
    """One way in which cells are stored: a type, a number format, a memory."""

    def __init__(self, code: str, kind: str, read: Callable[[str], Shown]) -> None:
        self.code = code
        self.kind = kind
        self.read = read
        self.texts: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.even_kind = ""
        """The kind of every value read so far, empty once they differ."""

    def learn(self, stored: str) -> None:
        """Read a stored value for the first time."""
        if stored not in self.texts:
            self.texts[stored], self.kinds[stored] = self.read(stored)
            kind = self.kinds[stored]
            if kind != self.even_kind:
                self.even_kind = kind if len(self.kinds) == 1 else ""

    def shown(self, stored: str) -> Shown:
        """Return text and kind of one stored value."""
        self.learn(stored)
        return self.texts[stored], self.kinds[stored]

    def shown_all(self, stored: Sequence[str]) -> ManyShown:
        """Return texts and kinds of many stored values."""
        try:
            texts = list(map(self.texts.__getitem__, stored))
        except KeyError:
            for value in set(stored):
                self.learn(value)
            texts = list(map(self.texts.__getitem__, stored))
        if self.even_kind:
            return texts, self.even_kind * len(texts)
        return texts, "".join(map(self.kinds.__getitem__, stored))


def plain_all(values: Sequence[str]) -> ManyShown:
    """Show numbers of which some are written with noise; most are not."""
    odd = {value: plain(value) for value in not_plain(values)}
    if all(kind == "n" for _, kind in odd.values()):
        known = {value: text for value, (text, _) in odd.items()}
        return [known.get(value, value) for value in values], "n" * len(values)
    shown = [odd.get(value) or (value, "n") for value in values]
    return [text for text, _ in shown], "".join([kind for _, kind in shown])


def evenly(stored: Sequence[Sequence[str]]) -> tuple[Sequence[str], bool]:
    """Return the values of cells that all have one, and whether they are computed."""
    if len(stored) == 1:
        return stored[0], False
    formulas, values, inlines = stored
    is_computed = all(formulas)
    if any(formulas) and not is_computed:
        return (), False
    if not any(inlines):
        return (values if all(values) else ()), is_computed
    return (inlines if all(inlines) else ()), is_computed


class RowNumbers(dict[str, int]):
    """Digits to number, each converted once though it stands in every column."""

    def __missing__(self, digits: str) -> int:
        self[digits] = number = int(digits)
        return number


class CellRenderer:
    """Knows the shared strings, the number formats and the date system."""

    def __init__(self, shared: list[str], codes: list[str], *, is_1904: bool) -> None:
        self.shared = {str(place): text for place, text in enumerate(shared)}
        self.codes = codes
        self.is_1904 = is_1904
        self.writings: dict[str, Writing] = {}
        self.row_numbers = RowNumbers()

    def writing(self, attributes: str) -> Writing:
        """Return how cells with these attributes are to be read."""
        held = self.writings.get(attributes)
        if held is None:
            held = self.writings[attributes] = self.new_writing(attributes)
        return held

    def new_writing(self, attributes: str) -> Writing:
        """Read the attributes of a cell for the first time."""
        style, kind = _STYLE.search(attributes), _TYPE.search(attributes)
        place = int(style.group(1)) if style else 0
        code = self.codes[place] if place < len(self.codes) else "General"
        stored = kind.group(1) if kind else "n"
        readers: dict[str, Callable[[str], Shown]] = {
            "s": self.shared_text,
            "b": lambda value: (BOOLEANS.get(value, value), "b"),
            "e": lambda value: (value, "e"),
            "d": lambda value: (value.removesuffix("T00:00:00"), "d"),
            "n": renderer(code, is_1904=self.is_1904) or plain,
        }
        read = readers.get(stored, lambda value: (decoded(value), "t"))
        if stored == "n" and read is not plain:
            stored = "formatted"
        return Writing(code, stored, read)

    def shared_text(self, index: str) -> Shown:
        """Return a shared string."""
        try:
            return self.shared[index], "t"
        except KeyError as error:
            raise Refusal("CORRUPT_FILE", "string", index=index) from error

    def add(self, column: Column, parts: Sequence[Sequence[str]]) -> None:
        """Add cells of one column, given part by part; those stored alike at once."""
        attributes = parts[1]
        if attributes.count(attributes[0]) == len(attributes):
            self.add_alike(column, parts)
            return
        start = 0
        for _, run in groupby(attributes):
            end = start + sum(1 for _ in run)
            self.add_alike(column, [part[start:end] for part in parts])
            start = end

    def add_alike(self, column: Column, parts: Sequence[Sequence[str]]) -> None:
        """Add cells that have the same attributes."""
        rows, attributes, *stored = parts
        writing = self.writing(attributes[0])
        values, is_computed = evenly(stored)
        texts, kinds = self.shown_all(writing, values)
        if not values or not all(texts):
            for cell in zip(*parts, strict=True):
                self.add_one(column, cell)
            return
        numbers = list(map(self.row_numbers.__getitem__, rows))
        column.rows.extend(numbers)
        column.texts.extend(texts)
        column.kinds.append(kinds)
        column.add_format(writing.code, len(rows))
        if is_computed:
            column.formulas.extend(numbers)

    def shown_all(self, writing: Writing, values: Sequence[str]) -> ManyShown:
        """Return texts and kinds of many values stored alike."""
        if writing.kind == "s":
            try:
                return list(map(self.shared.__getitem__, values)), "t" * len(values)
            except KeyError as error:
                raise Refusal("CORRUPT_FILE", "string") from error
        if writing.kind != "n":
            return writing.shown_all(values)
        if are_plain(values):
            return values, "n" * len(values)
        return plain_all(values)

    def add_one(self, column: Column, cell: Sequence[str]) -> None:
        """Add one cell unless it is empty; an uncomputed formula is not."""
        row, attributes, *stored_as = cell
        formula, value, inline = (
            stored_as if len(stored_as) > 1 else ("", *stored_as, "")
        )
        writing = self.writing(attributes)
        stored = inline or value
        number = self.row_numbers[row]
        if stored:
            text, kind = writing.shown(stored)
        elif formula and writing.kind != "str":
            text, kind = "", "-"
            column.missing.append(number)
        else:
            return
        if not text and kind == "t":
            return
        if formula:
            column.formulas.append(number)
        column.add(number, text, kind, writing.code)
