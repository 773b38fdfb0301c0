"""Propose a type for a column by what its cells hold, helped by its header.

Counting is done on distinct texts, so a long column of few answers is cheap.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from etl.reading.types.dates import date_of
from etl.reading.types.figures import (
    LONGEST_FIGURE,
    DecimalSign,
    decimal_sign,
    is_percent,
    number_of,
)
from etl.reading.types.hints import hint_of, is_dont_know
from etl.reading.types.identifiers import (
    business_id_of,
    is_valid_business_id,
    phone_of,
    postal_code_of,
)
from etl.reading.types.model import Content, ProposedType
from etl.reading.types.values import (
    has_figure,
    is_class_like,
    is_duration,
    is_placeholder,
    is_value_like,
    step_of,
)

MOST = 0.8
MANY = 0.6
HALF = 0.5
SOME = 0.1
LEAST_LONG = 16
# the answers of a closed question: 1, 2, 3, 4, 5+
FEW_VALUES = 30


@dataclass
class Votes:
    """How many cells of a column look like what."""

    total: int = 0
    number: int = 0
    percent: int = 0
    date: int = 0
    time: int = 0
    boolean: int = 0
    size_class: int = 0
    value: int = 0
    leading_zero: int = 0

    def share(self, count: int) -> float:
        """Return a share of all cells that say anything."""
        return count / self.total if self.total else 0.0


def propose(content: Content) -> ProposedType:
    """Return the proposed type of a column."""
    votes = count_votes(content)
    if not votes.total:
        return "empty"
    return (
        hinted_type(content, votes)
        or type_by_kind(content, votes)
        or type_by_figures(content, votes)
        or "text"
    )


def type_by_kind(content: Content, votes: Votes) -> ProposedType | None:
    """Return the type of truth values, dates, classes and ids, by their look."""
    if votes.share(votes.boolean) >= MOST:
        return "boolean"
    if votes.share(votes.date + votes.time) >= MANY:
        return type_of_dates(content)
    if votes.size_class > 1 and len(set(content.texts)) <= FEW_VALUES:
        return "class"
    if votes.share(votes.size_class) >= SOME:
        return "class"
    return "business_id" if "t" in content.kinds and is_column_of_ids(content) else None


def type_by_figures(content: Content, votes: Votes) -> ProposedType | None:
    """Return the type of a column of figures; long or zero-led ones are codes."""
    if is_scale(content):
        return "number"
    if votes.leading_zero or are_long(content):
        return "code" if votes.share(votes.value) >= MANY else None
    figures = votes.number + votes.percent
    is_mixed = votes.share(figures) >= 0.4 and votes.share(votes.value) >= 0.9
    if votes.share(figures) >= MOST or is_mixed:
        return "percent" if votes.percent >= MOST * figures else "number"
    return None


def count_votes(content: Content) -> Votes:
    """Count what the cells look like; placeholders and errors say nothing."""
    votes = Votes()
    votes.boolean = content.kinds.count("b")
    dates = content.kinds.count("d")
    numbers = content.kinds.count("n")
    votes.total = votes.boolean + dates + numbers
    votes.value = dates + numbers
    votes.percent = count_percents(content) if numbers else 0
    votes.number = numbers - votes.percent
    votes.time = count_times(content) if dates else 0
    votes.date = dates - votes.time
    typed = content.typed
    decimal = decimal_sign([text for text in typed if len(text) < LONGEST_FIGURE])
    for text, count in Counter(typed).items():
        if not says_nothing(text):
            votes.total += count
            count_text(votes, text, count, decimal)
    return votes


def count_percents(content: Content) -> int:
    """Return how many numbers are shown as percentages."""
    if content.even_kind and isinstance(content.formats, str):
        return len(content.rows) if "%" in content.formats else 0
    cells = zip(content.texts, content.kinds, content.codes, strict=True)
    return sum(kind == "n" and "%" in code for _, kind, code in cells)


def count_times(content: Content) -> int:
    """Return how many moments have no day: times of day and durations."""
    cells = zip(content.texts, content.kinds, strict=True)
    return sum(kind == "d" and text[4:5] != "-" for text, kind in cells)


def says_nothing(text: str) -> bool:
    """Say whether a cell tells nothing of its column's type."""
    return is_placeholder(text) or is_dont_know(text)


def count_text(votes: Votes, text: str, count: int, decimal: DecimalSign) -> None:
    """Count one distinct typed text; without a figure it is nothing but text."""
    bare = text.strip()
    if not has_figure(bare):
        return
    if bare.isascii() and bare.isdigit() and len(bare) > 1 and bare[0] == "0":
        votes.leading_zero += count
    if number_of(bare, decimal) is not None:
        is_share = is_percent(bare)
        votes.percent += count if is_share else 0
        votes.number += 0 if is_share else count
        votes.value += count
    elif date_of(bare) or date_of(bare, month_first=True):
        votes.date += count
        votes.value += count
    elif is_class_like(bare):
        votes.size_class += count
    elif is_value_like(bare):
        votes.value += count


READ_BY_HINT: dict[ProposedType, Callable[[str], str | None]] = {
    "business_id": business_id_of,
    "postal_code": postal_code_of,
    "phone": phone_of,
}


def hinted_type(content: Content, votes: Votes) -> ProposedType | None:
    """Return the type that the header names, if the content does not deny it."""
    hint = hint_of(content.header)
    for kind, read in READ_BY_HINT.items():
        if hint == kind:
            return kind if share_of(content.texts, read) >= HALF else None
    if hint == "date" and votes.share(votes.date) >= 0.3:
        return type_of_dates(content)
    return hinted_figures(hint, votes)


def hinted_figures(hint: str, votes: Votes) -> ProposedType | None:
    """Return the type that a header gives to figures."""
    figures = votes.number + votes.percent
    classes = votes.size_class + votes.number + votes.date
    if hint == "class" and votes.size_class and votes.share(classes) >= HALF:
        return "class"
    if hint in ("code", "identifier"):
        is_code = votes.share(votes.value + votes.size_class) >= HALF
        return "code" if is_code else None
    is_percent_column = votes.percent > votes.number and votes.share(figures) >= HALF
    if hint == "percent" and is_percent_column:
        return "percent"
    return None


def is_scale(content: Content) -> bool:
    """Say whether a column is a scale whose ends, or all steps, have labels.

    `1 (not at all)`, 2, 3, `4 (fully)`: the step is the answer.
    """
    if "t" not in content.kinds:
        return False
    labelled = 0
    for text, count in Counter(content.texts).items():
        number = number_of(text)
        if step_of(text) is not None:
            labelled += count
        elif number not in range(11) and not says_nothing(text):
            return False
    return labelled > 1


def share_of(texts: list[str], read: Callable[[str], str | None]) -> float:
    """Return the share of the texts that say anything that a reader understands."""
    texts = [text for text in texts if not says_nothing(text)]
    understood = sum(read(text) is not None for text in texts)
    return understood / len(texts) if texts else 0.0


def type_of_dates(content: Content) -> ProposedType:
    """Tell days, moments and durations apart."""
    durations = Counter(content.codes)
    hours = sum(count for code, count in durations.items() if is_duration(code))
    if hours > HALF * len(content.rows):
        return "duration"
    cells = zip(content.texts, content.kinds, strict=True)
    first = [text for text, kind in cells if kind in "dt"]
    moments = sum("T" in text or ":" in text for text in first)
    return "timestamp" if moments > HALF * len(first) else "date"


def are_long(content: Content) -> bool:
    """Say whether numbers are too long to be amounts."""
    if max(map(len, content.texts)) < LEAST_LONG:
        return False
    typed = zip(content.texts, content.kinds, strict=True)
    return any(
        kind in "nt" and len(text) >= LEAST_LONG and text.strip().isdigit()
        for text, kind in typed
    )


def is_column_of_ids(content: Content) -> bool:
    """Say whether most texts are business ids with a right check digit."""
    found = [business_id_of(text) for text in content.texts[:200]]
    valid = sum(one is not None and is_valid_business_id(one) for one in found)
    return valid >= MANY * len(found)
