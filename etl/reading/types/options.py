"""Several answers in one cell: which sign parts them, and which options there are.

A comma parts answers only outside brackets, and only if the parts are few and
come back in many combinations; otherwise it is a sentence.
"""

from collections import Counter
from dataclasses import dataclass

from etl.reading.types.model import Content

# a bare comma may be a decimal one; the others part answers with or without a blank
SEPARATORS = (";", ", ", "\n", "|")
OPENING, CLOSING = "([{", ")]}"
# a form tool that ends every cell with its separator leaves no doubt
ENDING_SHARE = 0.9
COMMON_SHARE = 0.5
LEAST_DIVIDED = 2


@dataclass(frozen=True, slots=True)
class Options:
    """The separator of a multi-select and its options with their counts."""

    separator: str
    counts: dict[str, int]
    contains_separator: bool


def find_options(content: Content) -> Options | None:
    """Return the options of a column of several answers, or None for plain text."""
    texts: Counter[str] = Counter()
    for text, count in Counter(content.typed).items():
        if bare := text.strip():
            texts[bare] += count
    everything = "\n".join(texts)
    has_lines = everything.count("\n") >= len(texts) > 0
    best: Options | None = None
    for separator in SEPARATORS:
        sign = separator.strip() or separator
        if not has_lines if separator == "\n" else sign not in everything:
            continue
        found = options_by(texts, separator)
        if found and (best is None or len(found.counts) < len(best.counts)):
            best = found
    return best


def options_by(texts: Counter[str], separator: str) -> Options | None:
    """Return the options if this separator makes a multi-select of the texts."""
    divided = {text: split(text, separator) for text in texts}
    several = [text for text, parts in divided.items() if len(parts) > 1]
    counts: Counter[str] = Counter()
    for text, parts in divided.items():
        for part in parts:
            counts[part] += texts[text]
    sign = separator.strip() or separator
    ended = sum(count for text, count in texts.items() if text.endswith(sign))
    is_certain = sign == ";" and ended >= ENDING_SHARE * texts.total()
    is_known = is_certain or is_vocabulary(texts, several, counts)
    if not is_known and not has_combination(texts, divided):
        return None
    naive = {
        part.strip() for text in texts for part in text.split(sign) if part.strip()
    }
    return Options(separator, dict(counts.most_common()), naive != counts.keys())


def is_vocabulary(
    texts: Counter[str], several: list[str], counts: Counter[str]
) -> bool:
    """Say whether the parts are fewer than their combinations and come back."""
    folded: Counter[str] = Counter()
    for option, count in counts.items():
        folded[option.casefold()] += count
    if len(several) < LEAST_DIVIDED or len(folded) >= len(texts):
        return False
    again = sum(count for count in folded.values() if count > 1)
    return again >= COMMON_SHARE * folded.total()


def has_combination(texts: Counter[str], divided: dict[str, list[str]]) -> bool:
    """Say whether some answers come back alone and together: `A`, `B` and `A, B`."""
    again = {text for text, count in texts.items() if count > 1}
    return any(
        len(parts) > 1 and text in again and again.issuperset(parts)
        for text, parts in divided.items()
    )


def split(text: str, separator: str) -> list[str]:
    """Split at the separator where no bracket is open."""
    if separator not in text and not text.endswith(separator.strip() or separator):
        return [text.strip()]
    sign = separator.strip() or separator
    if not any(bracket in text for bracket in OPENING):
        return stripped(text.split(separator), sign)
    parts, depth, start, place = [], 0, 0, 0
    while place < len(text):
        letter = text[place]
        depth += (letter in OPENING) - (letter in CLOSING and depth > 0)
        if depth == 0 and text.startswith(separator, place):
            parts.append(text[start:place])
            place += len(separator)
            start = place
        else:
            place += 1
    parts.append(text[start:])
    return stripped(parts, sign)


def stripped(parts: list[str], sign: str) -> list[str]:
    """Return the parts without blanks, empty ones and a last separator."""
    return [bare for part in parts if (bare := part.strip().removesuffix(sign).strip())]
