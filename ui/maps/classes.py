"""Five classes of a map, with limits that can be read aloud.

Maps are never coloured continuously: a reader must be able to name the class.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Classes:
    """Limits and colours of the classes of one measure.

    `limits` are the lower ends of the classes from the second one on; class i
    holds limits[i-1] <= value < limits[i].
    """

    limits: tuple[float, ...]
    colours: tuple[str, ...]
    labels: tuple[str, ...]

    def index(self, value: float) -> int:
        """Return the class that `value` belongs to."""
        return sum(value >= limit for limit in self.limits)

    def colour(self, value: float) -> str:
        """Return the fill of `value`."""
        return self.colours[self.index(value)]


def classes_by_hand(
    limits: Sequence[float], *, scale: str = "manty", decimals: int = 0
) -> Classes:
    """Make classes for counts: limits (1, 2, 4, 7) give 0, 1, 2–3, 4–6, 7–."""
    raise NotImplementedError


def quantile_classes(values: Iterable[float], *, scale: str = "ruska") -> Classes:
    """Make five classes with as many areas in each, limits rounded to be read."""
    raise NotImplementedError
