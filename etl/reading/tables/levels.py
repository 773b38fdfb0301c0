"""Two-row headers: groups over columns, by merges, by gaps or by a survey tool."""

from etl.reading.model import Sheet
from etl.reading.words import compared

# what survey tools write under a question that has no options of its own
ANSWER_WORDS = frozenset(
    {
        "response",
        "open-ended response",
        "vastaus",
        "avoin vastaus",
        "svar",
        "öppet svar",
    }
)


def upper_level(
    sheet: Sheet,
    upper: dict[int, str],
    lower: dict[int, str],
    row: int,
    *,
    is_sure: bool = False,
) -> dict[int, str]:
    """Return column to group name if the row above is a header level, else nothing.

    `is_sure` spares the proof that it is one and no title.
    """
    labels = {number: text for number, text in upper.items() if text}
    if not labels:
        return {}
    is_beside = max(labels) > max(lower) or min(labels) < min(lower) - 1
    if is_beside and not is_sure:
        return {}
    merged = {
        left: right
        for first, left, last, right in sheet.merges
        if first == row and last == row and right > left
    }
    tall = {
        left
        for first, left, last, right in sheet.merges
        if first == row and last > row and left == right
    }
    groups = spread(labels, lower, merged, tall)
    is_level = is_sure or is_survey(lower)
    is_level = is_level or is_grouping(labels, lower, groups, set(merged), tall)
    return groups if is_level else {}


def is_survey(lower: dict[int, str]) -> bool:
    """Say whether the lower row has the words of a survey tool's second row."""
    return sum(compared(text) in ANSWER_WORDS for text in lower.values()) > 0


def spread(
    labels: dict[int, str],
    lower: dict[int, str],
    merged: dict[int, int],
    tall: set[int],
) -> dict[int, str]:
    """Give each column the label over it: merged, or until the next label."""
    starts = sorted(labels)
    groups = {}
    for place, start in enumerate(starts):
        following = starts[place + 1] if place + 1 < len(starts) else max(lower) + 1
        end = merged.get(start, start if start in tall else following - 1)
        for number in range(start, end + 1):
            if number == start or number in lower:
                groups[number] = labels[start]
    return groups


def is_grouping(
    labels: dict[int, str],
    lower: dict[int, str],
    groups: dict[int, str],
    merged: set[int],
    tall: set[int],
) -> bool:
    """Say whether labels group the columns under them rather than being remarks."""
    sizes = {start: list(groups.values()).count(labels[start]) for start in labels}
    both = [start for start in labels if start in lower and start not in tall]
    wide = [start for start in both if sizes[start] > 1]
    if not wide or len(wide) <= len(both) / 2:
        return False
    names = [compared(text) for text in lower.values()]
    if len(set(names)) < len(names):
        return True
    covers_all = len(labels) == 1 and sizes[min(labels)] >= len(lower)
    if covers_all:
        return False
    if merged & labels.keys():
        return len(labels) > 1 or min(labels) > min(lower)
    return len(labels) > 2 or (len(labels) == 2 and min(labels) > min(lower))
