"""What is worth knowing about a column as a whole."""

import re
from collections import Counter
from typing import Any

from etl.reading.model import Finding, letters
from etl.reading.report.texts import CAUSES, SEVERITY
from etl.reading.types.hints import hint_of
from etl.reading.types.model import Content, ProposedType
from etl.reading.types.options import Options
from etl.reading.types.propose import count_votes
from etl.reading.words import compared

_MARKUP = re.compile(
    r"<(?:div|p|br|a|img|span|table|script|iframe|b|i|ul|li)\b[^<>]*>", re.I
)
MIXED_SHARE = 0.05
# a source system that cuts names leaves a heap of names of the same length: more
# than its neighbours by this many standard deviations
LEAST_CUT_LENGTH = 15
LEAST_CUT_NAMES = 20
HEAP_DEVIATIONS = 3.5
MOSTLY_UNIQUE = 0.9
ROWS_NAMED = 10


def finding(content: Content, sheet: str, code: str, **values: Any) -> Finding:
    """Return a finding about a column."""
    column = letters(content.number)
    known = {"sheet": sheet, "column": column, "header": content.header}
    text, fix = CAUSES[code]
    return Finding(
        code,
        SEVERITY[code],
        text,
        fix,
        known | values,
        sheet=sheet,
        row=values.get("row"),
        column=column,
        header=content.header,
        value=str(values.get("value", "")),
    )


def column_findings(
    content: Content, options: Options | None, sheet: str
) -> list[Finding]:
    """Return the findings about one column."""
    found = []
    if options and options.contains_separator:
        example = next((one for one in options.counts if options.separator in one), "")
        values = {"separator": options.separator.strip() or "\\n", "value": example}
        found.append(finding(content, sheet, "OPTION_CONTAINS_DELIMITER", **values))
    for length, count in cut_lengths(content).items():
        cut = {"length": length, "count": count}
        found.append(finding(content, sheet, "NAMES_PROBABLY_TRUNCATED", **cut))
    marked = marked_rows(content)
    if marked:
        rows = ", ".join(map(str, marked[:ROWS_NAMED]))
        found.append(finding(content, sheet, "MARKUP_IN_CELLS", rows=rows))
    return found + duplicates(content, sheet)


def marked_rows(content: Content) -> list[int]:
    """Return the rows whose cells hold web page code."""
    if "t" not in content.kinds or "<" not in "".join(set(content.texts)):
        return []
    cells = zip(content.rows, content.texts, strict=True)
    return [row for row, text in cells if "<" in text and _MARKUP.search(text)]


def mixed_types(content: Content, proposed: ProposedType, sheet: str) -> list[Finding]:
    """Say when a column of numbers also holds shares, dates or times."""
    if proposed != "number" or (
        content.even_kind == "n" and content.formats == "General"
    ):
        return []
    votes = count_votes(content)
    other = votes.value - votes.number
    if votes.share(other) < MIXED_SHARE:
        return []
    values = {
        "numbers": votes.number,
        "percents": votes.percent,
        "others": votes.total - votes.number - votes.percent,
    }
    return [finding(content, sheet, "MIXED_TYPES", **values)]


def cut_lengths(content: Content) -> dict[int, int]:
    """Return the lengths at which names seem to have been cut, with their counts."""
    names = set(content.texts)
    are_names = hint_of(content.header) == "company_name"
    if not are_names or len(names) < MOSTLY_UNIQUE * len(content.texts):
        return {}
    lengths = Counter(map(len, content.texts))
    found = {}
    for length, count in sorted(lengths.items()):
        expected = (lengths[length - 1] + lengths[length + 1]) / 2
        heap = (count - expected) / max(expected, 1) ** 0.5
        if (
            length >= LEAST_CUT_LENGTH
            and count >= LEAST_CUT_NAMES
            and heap >= HEAP_DEVIATIONS
        ):
            found[length] = count
    return found


def duplicates(content: Content, sheet: str) -> list[Finding]:
    """Say when the same company answers, or is listed, more than once."""
    kind = hint_of(content.header)
    if kind not in ("business_id", "company_name"):
        return []
    first: dict[str, int] = {}
    found = []
    for row, text in zip(content.rows, content.texts, strict=True):
        key = compared(text)
        if key in first:
            values = {"row": row, "first": first[key], "value": text}
            found.append(finding(content, sheet, "DUPLICATE_RESPONDENT", **values))
        else:
            first[key] = row
    # a name that comes back often is an answer, not the respondent
    return found if len(found) <= 0.5 * len(content.rows) else []
