"""Names on the map, placed so that they cover neither each other nor a company.

A name that finds no room is left out; the more important ones choose first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ui.maps.view import View

Box = tuple[float, float, float, float]
REACH = 11.5
"""How far from its place a name must stand to clear a stack of companies."""


@dataclass(frozen=True)
class Label:
    """A name, where its area's middle is, and how it is written."""

    words: str
    longitude: float
    latitude: float
    kind: str = "place"
    shift: tuple[float, float] = (0.0, 0.0)

    @property
    def size(self) -> int:
        """Return the height of the letters in pixels."""
        return 14 if self.kind == "town" else 12


def place(
    labels: Iterable[Label], points: Sequence[tuple[float, float, float]], view: View
) -> list[Label]:
    """Return the labels that have room, each with the shift that gives it room.

    A point is longitude, latitude, and how many pixels its symbol reaches.
    """
    order = {"town": 0, "place": 1, "region": 2}
    obstacles = [_around(view.pixels(*point[:2]), point[2]) for point in points]
    taken: list[Box] = []
    placed = []
    for label in sorted(labels, key=lambda label: order[label.kind]):
        choice = _best(label, view, obstacles, taken)
        if choice is not None:
            shift, box = choice
            taken.append(box)
            placed.append(
                Label(label.words, label.longitude, label.latitude, label.kind, shift)
            )
    return placed


def _best(
    label: Label, view: View, obstacles: Sequence[Box], taken: Sequence[Box]
) -> tuple[tuple[float, float], Box] | None:
    x, y = view.pixels(label.longitude, label.latitude)
    half = len(label.words) * label.size * 0.29, label.size * 0.62
    air = view.air
    best = None
    for cost, shift in _shifts(half):
        box = (
            x + shift[0] - half[0],
            y + shift[1] - half[1],
            x + shift[0] + half[0],
            y + shift[1] + half[1],
        )
        if any(_overlap(_wider(box, air), other) for other in taken):
            continue
        if label.kind == "region" and _is_cut(box, view.frame):
            continue
        hits = sum(_overlap(box, other) for other in obstacles)
        total = cost + 10 * hits
        if best is None or total < best[0]:
            best = (total, shift, box)
    if best is None or (label.kind != "town" and best[0] >= 10):
        return None
    return best[1], best[2]


def _shifts(half: tuple[float, float]) -> list[tuple[float, tuple[float, float]]]:
    side, up = half[0] + REACH + 2, half[1] + REACH + 1
    return [
        (0, (0, 0)),
        (1, (0, up)),
        (2, (0, -up)),
        (3, (side, 0)),
        (4, (-side, 0)),
        (5, (side * 0.6, up)),
        (6, (-side * 0.6, up)),
        (7, (side * 0.6, -up)),
        (8, (-side * 0.6, -up)),
        (9, (0, 2 * up)),
        (9.1, (0, -2 * up)),
        (9.2, (side, up * 0.7)),
        (9.3, (-side, up * 0.7)),
        (9.4, (side, -up * 0.7)),
        (9.5, (-side, -up * 0.7)),
        (9.6, (side * 1.3, 0)),
        (9.7, (-side * 1.3, 0)),
    ]


def _is_cut(box: Box, frame: tuple[float, float] | None) -> bool:
    if frame is None:
        return False
    across, down = frame[0] / 2, frame[1] / 2
    # capitals are wider than the letters that the box is measured by
    air = (box[2] - box[0]) * 0.15
    return (
        box[0] - air < -across
        or box[2] + air > across
        or box[1] < -down
        or box[3] > down
    )


def _around(middle: tuple[float, float], reach: float) -> Box:
    x, y = middle
    return (x - reach, y - reach, x + reach, y + reach)


def _wider(box: Box, air: float) -> Box:
    return (box[0] - air, box[1] - air, box[2] + air, box[3] + air)


def _overlap(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2]
        and other[0] < one[2]
        and one[1] < other[3]
        and other[1] < one[3]
    )
