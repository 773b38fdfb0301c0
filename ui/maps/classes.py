"""Five classes of a map, with limits that can be read aloud.

Maps are never coloured continuously: a reader must be able to name the class.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ui.drawing.colours import SCALES, ZERO_CLASS
from ui.text import EN_DASH, is_missing, number, percent


@dataclass(frozen=True)
class Classes:
    """Limits and colours of the classes of one measure.

    `limits` are the lower ends of the classes from the second one on; class i
    holds limits[i-1] <= value < limits[i].
    """

    limits: tuple[float, ...]
    colours: tuple[str, ...]
    labels: tuple[str, ...]
    decimals: int = 0
    is_share: bool = False

    def write(self, value: float) -> str:
        """Write one value of the measure, as it stands beside an area's name."""
        if self.is_share:
            return percent(value, self.decimals)
        return number(value, self.decimals)

    def index(self, value: float) -> int:
        """Return the class that `value` belongs to."""
        return sum(value >= limit for limit in self.limits)

    def colour(self, value: float) -> str:
        """Return the fill of `value`."""
        return self.colours[self.index(value)]


def classes_by_hand(
    limits: Sequence[float] = (1, 2, 4, 7), *, scale: str = "manty"
) -> Classes:
    """Make classes of counts: limits (1, 2, 4, 7) give 0, 1, 2–3, 4–6, 7–.

    The class below 1 is nothing at all, so it is drawn as the zero class.
    """
    tones = SCALES[scale][: len(limits) + 1]
    if limits[0] == 1:
        tones = (ZERO_CLASS, *SCALES[scale][: len(limits)])
    starts = [0, *limits]
    labels = [
        _count_label(start, following)
        for start, following in zip(starts, limits, strict=False)
    ]
    labels.append(f"{number(limits[-1])}{EN_DASH}")
    return Classes(tuple(map(float, limits)), tones, tuple(labels))


def quantile_classes(
    values: Iterable[float],
    *,
    scale: str = "ruska",
    count: int = 5,
    share: bool = False,
) -> Classes:
    """Make classes with as many areas in each, their limits rounded to be read.

    With `share` the labels are in percent. Equal limits are merged, so there may
    be fewer classes than `count`.
    """
    known = sorted(float(value) for value in values if not is_missing(value))
    if not known:
        return Classes((), _tones(scale, 1), (EN_DASH,))
    cuts = [known[int(len(known) * step / count)] for step in range(1, count)]
    spread = (known[-1] - known[0]) or abs(known[-1]) or 1
    limits = sorted({_readable(cut, spread) for cut in cuts})
    limits = [limit for limit in limits if known[0] < limit <= known[-1]]
    unit = 100 if share else 1
    decimals = max((_decimals(limit * unit) for limit in limits), default=0)
    return Classes(
        tuple(limits),
        _tones(scale, len(limits) + 1),
        _range_labels(limits, share),
        0 if share else max(1, decimals),
        share,
    )


def _readable(value: float, spread: float) -> float:
    step = 10 ** math.floor(math.log10(spread / 5))
    return round(round(value / step) * step, 10)


def _range_labels(limits: Sequence[float], share: bool) -> tuple[str, ...]:
    if not limits:
        return (EN_DASH,)
    scale = 100 if share else 1
    decimals = max(_decimals(limit * scale) for limit in limits)
    words = [number(limit * scale, decimals if limit else 0) for limit in limits]
    inner = [f"{low}{EN_DASH}{high}" for low, high in pairwise(words)]
    unit = " %" if share else ""
    return (f"{EN_DASH}{words[0]}", *inner, f"{words[-1]}{EN_DASH}{unit}")


def _decimals(value: float) -> int:
    text = f"{value:.4f}".rstrip("0")
    return len(text.partition(".")[2])


def _count_label(start: float, following: float) -> str:
    last = following - 1
    if last <= start:
        return number(start)
    return f"{number(start)}{EN_DASH}{number(last)}"


def _tones(scale: str, count: int) -> tuple[str, ...]:
    colours = SCALES[scale]
    if count >= len(colours):
        return colours
    if count == 1:
        return (colours[len(colours) // 2],)
    steps = [round(at * (len(colours) - 1) / (count - 1)) for at in range(count)]
    return tuple(colours[step] for step in steps)
