"""What a column holds, against what a field may hold.

Content alone names a field only where it leaves no doubt: business ids with right
check digits, municipalities, the options of one list. It vetoes far more than it says.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from etl.intake.template import Field
from etl.intake.values import Shown, fold, read_cell
from etl.intake.values.header_units import with_unit
from etl.intake.values.lists import list_of, other_edition
from etl.mapping.model import field_of
from etl.mapping.wording import all_targets
from etl.reading.report.examination import SheetReport
from etl.reading.types.figures import number_of
from etl.reading.types.identifiers import (
    business_id_of,
    is_valid_business_id,
    phone_of,
)

MOST_LOOKED_AT = 300
CLOSED = frozenset(
    {"code", "codes", "country", "municipality", "yes_no", "yes_no_unknown", "scale"}
)
PLAIN = frozenset({"text", "round"})
FIGURES_TOO = frozenset({"kierros", "konserni_id", "yhteys_id"})
"""Texts that may be nothing but figures."""

LEAST_READABLE = 0.5
SURE_SHARE = 0.8
LEAST_DISTINCT = 3
BY_CONTENT = 85
HINTED = 70
LONGEST_LABEL = 200
MOST_OPTIONS = 60
LIST_LENGTH = 60
"""A list as long as this is known by its names; a longer one holds any word."""


class Cells:
    """The filled cells of a column, equal ones once."""

    def __init__(self, report: SheetReport, number: int) -> None:
        """Look at the cells below the header."""
        column = report.sheet.columns.get(number)
        rows = set(report.table.rows)
        self.shown: Counter[Shown] = Counter()
        self.header = report.table.headers.get(number, "")
        if column is None:
            return
        for place, row in enumerate(column.rows):
            text = column.texts[place]
            if row in rows and text.strip():
                formats = column.formats
                form = formats if isinstance(formats, str) else formats[place]
                self.shown[Shown(text, column.kinds[place], form)] += 1

    @property
    def filled(self) -> int:
        """How many cells have something in them."""
        return self.shown.total()

    @property
    def texts(self) -> list[str]:
        """The different texts, in the order of the file."""
        return list(dict.fromkeys(one.text.strip() for one in self.shown))

    def share_of(self, kinds: str) -> float:
        """Return the share of cells that the file holds as one of some kinds."""
        held = sum(count for one, count in self.shown.items() if one.kind in kinds)
        return held / self.filled if self.filled else 0.0

    def share_of_figures(self) -> float:
        """Return the share of cells that are numbers, however they are written."""
        held = sum(
            count
            for one, count in self.shown.items()
            if one.kind in "nd" or number_of(one.text) is not None
        )
        return held / self.filled if self.filled else 0.0

    def options(self) -> dict[str, int]:
        """Return the texts as options with counts; none where answers are free."""
        counts: Counter[str] = Counter()
        for one, count in self.shown.items():
            counts[one.text.strip()] += count
        if (
            len(counts) > MOST_OPTIONS
            or max(map(len, counts), default=0) > LONGEST_LABEL
        ):
            return {}
        return dict(counts.most_common())


def fits(cells: Cells, target: str) -> bool:
    """Whether so many cells can be read as the field that the column may be it."""
    one = field_of(target)
    if one is None or one.type in {"scale", "codes"}:
        return one is not None
    if one.type in PLAIN:
        return one.id in FIGURES_TOO or cells.share_of("nd") < SURE_SHARE
    looked = list(cells.shown.items())[:MOST_LOOKED_AT]
    total = sum(count for _, count in looked)
    asked = [(with_unit(shown, cells.header, one), count) for shown, count in looked]
    readable = sum(count for shown, count in asked if _is_readable(one, shown))
    least = LEAST_READABLE / 2 if one.type in CLOSED else LEAST_READABLE
    is_closed = one.type == "code" and not one.digits and bool(cells.options())
    if is_closed and cells.share_of_figures() < LEAST_READABLE:
        return True  # labels of a closed question are mapped one by one
    return not total or readable >= least * total


def by_content(cells: Cells) -> tuple[str, int]:
    """Return the field that the content itself names, and how surely."""
    texts = cells.texts[:MOST_LOOKED_AT]
    if len(texts) >= LEAST_DISTINCT and share_of_ids(texts) >= SURE_SHARE:
        return "yritykset.ytunnus", BY_CONTENT
    for target in ("yritykset.kunta", *listed_targets()):
        one = field_of(target)
        known = list_of(one) if one else None
        if known is None:
            continue
        # a figure is a code of many lists, so only names tell which one it is
        named = [text for text in texts if not text.partition(" ")[0].isdigit()]
        found = {known.find(text) for text in named} - {None}
        hits = sum(known.find(text) is not None for text in named)
        enough = len(found) >= LEAST_DISTINCT
        if enough and hits >= SURE_SHARE * len(texts):
            return target, BY_CONTENT if target == "yritykset.kunta" else HINTED
    return "", 0


def share_of_ids(texts: list[str]) -> float:
    """Return the share of texts that are business ids with a right check digit."""
    ids = [business_id_of(text) for text in texts]
    right = sum(one is not None and is_valid_business_id(one) for one in ids)
    return right / len(texts) if texts else 0.0


def is_personal(cells: Cells) -> bool:
    """Whether the cells are e-mail addresses or telephone numbers."""
    texts = cells.texts[:MOST_LOOKED_AT]
    if not texts:
        return False
    mails = sum("@" in text and " " not in text for text in texts)
    phones = sum(
        text.startswith(("+", "0")) and len(text) >= 7 and phone_of(text) is not None
        for text in texts
    )
    return max(mails, phones) >= SURE_SHARE * len(texts)


def are_editions(targets: Sequence[str]) -> bool:
    """Whether fields are those of two editions of one classification."""
    fields = [field_of(target) for target in targets]
    return len(fields) == 2 and all(one and other_edition(one) for one in fields)


def edition_of(cells: Cells, targets: Sequence[str]) -> str:
    """Return which edition the codes are of; empty where both take as many."""
    looked = list(cells.shown)[:MOST_LOOKED_AT]
    hits = {target: 0 for target in targets}
    for target in targets:
        one = field_of(target)
        read = [read_cell(one, shown).value for shown in looked] if one else []
        hits[target] = sum(value is not None for value in read)
    first, second = sorted(hits, key=lambda target: -hits[target])
    return first if hits[first] > hits[second] else ""


@cache
def listed_targets() -> tuple[str, ...]:
    """Return the fields whose options are the words of one short list."""
    found = []
    for target in all_targets():
        one = field_of(target)
        is_list = one is not None and one.type in {"code", "codes"} and not one.digits
        if one and is_list and len(list_of(one).names) <= LIST_LENGTH:
            found.append(target)
    return tuple(found)


def readings(one: Field, labels: Mapping[str, int]) -> dict[str, str]:
    """Return what each label reads as in a field, empty where it does not."""
    return {label: read_cell(one, Shown(label)).value or "" for label in labels}


def _is_readable(one: Field, shown: Shown) -> bool:
    typed = read_cell(one, shown)
    return typed.value is not None or typed.proposal is not None or not fold(shown.text)
