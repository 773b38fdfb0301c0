"""Names on the map, placed so that they cover neither each other nor a company.

A name that finds no room is left out; the more important ones choose first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ui.maps.view import View

Numbers = npt.NDArray[np.float64]
Box = tuple[float, float, float, float]
TOUCHING, TOO_MUCH, ASTRAY = 8.0, 10.0, 7.0
"""Costs: a town's name under a symbol, a lesser one there, a name that misleads."""
CLEARLY = 0.65
"""A name misleads when another place is nearer by more than this."""
REACH = 11.5
"""How far from its place a name must stand to clear a stack of companies."""
NEAR = 26.0
"""How far, in pixels, a village's name may stand from its place."""
ACROSS = (0, -0.35, 0.35, -0.7, 0.7, -1, 1, -1.4, 1.4)
DOWN = (0, 1, -1, 0.5, -0.5, 1.5, -1.5)


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
        return {"town": 14, "village": 11}.get(self.kind, 12)


def place(
    labels: Iterable[Label], points: Sequence[tuple[float, float, float]], view: View
) -> list[Label]:
    """Return the labels that have room, each with the shift that gives it room.

    A point is longitude, latitude, and how many pixels its symbol reaches.
    """
    labels = list(labels)
    order = {"town": 0, "place": 1, "region": 2, "village": 3}
    symbols = _boxes([_around(view.pixels(*point[:2]), point[2]) for point in points])
    homes = [
        view.pixels(label.longitude, label.latitude)
        for label in labels
        if label.kind in {"town", "place"}
    ]
    taken: list[Box] = []
    placed = []
    for label in sorted(labels, key=lambda label: order[label.kind]):
        around = (symbols, _boxes(taken), np.array(homes).reshape(-1, 2))
        choice = _best(label, view, around)
        if choice is not None:
            shift, box = choice
            taken.append(box)
            placed.append(
                Label(label.words, label.longitude, label.latitude, label.kind, shift)
            )
    return placed


def _best(
    label: Label, view: View, around: tuple[Numbers, Numbers, Numbers]
) -> tuple[tuple[float, float], Box] | None:
    symbols, taken, homes = around
    home = np.array(view.pixels(label.longitude, label.latitude))
    half = np.array([len(label.words) * label.size * 0.29, label.size * 0.62])
    shifts, cost = _shifts(half)
    at = home + shifts
    boxes = np.hstack([at - half, at + half])
    air = view.air * np.array([-1, -1, 1, 1])
    blocked = _overlaps(boxes + air, taken).any(axis=1)
    touching = TOUCHING if label.kind == "town" else TOO_MUCH
    cost = cost + touching * _overlaps(boxes, symbols).sum(axis=1)
    if label.kind == "village":
        # a village has no symbol of its own: far from its place it means nothing
        blocked |= np.abs(shifts).max(axis=1) > NEAR
    if label.kind == "region":
        blocked |= _is_cut(boxes, view.frame)
        if view.frame:
            # on a small map a shifted name would stand on the region that is shown
            blocked |= (shifts != 0).any(axis=1)
    else:
        cost = cost + ASTRAY * _is_astray(at, home, homes)
    cost[blocked] = np.inf
    best = int(cost.argmin())
    if cost[best] >= (np.inf if label.kind == "town" else TOO_MUCH):
        return None
    x, y = shifts[best].round(1).tolist()
    west, north, east, south = boxes[best].tolist()
    return (x, y), (west, north, east, south)


def _shifts(half: Numbers) -> tuple[Numbers, Numbers]:
    """Return where a name may stand, from its place, and what each place costs."""
    side, up = half[0] + REACH + 2, half[1] + REACH + 1
    steps = [(across, down) for down in DOWN for across in ACROSS]
    # twice as far misleads more than twice as much; below is better than above
    cost = [
        2.2 * (abs(across) + abs(down)) ** 1.5 + 0.1 * (down < 0)
        for across, down in steps
    ]
    return np.array(steps) * np.array([side, up]), np.array(cost)


def _is_astray(at: Numbers, home: Numbers, homes: Numbers) -> npt.NDArray[np.bool_]:
    """Tell which names would stand nearer to another place than to their own."""
    own = np.hypot(*(at - home).T)
    others = homes[np.abs(homes - home).max(axis=1) > 0.01]
    distance = np.hypot(*(at[:, None] - others[None]).transpose(2, 0, 1))
    return (distance < CLEARLY * own[:, None]).any(axis=1)


def _is_cut(boxes: Numbers, frame: tuple[float, float] | None) -> npt.NDArray[np.bool_]:
    if frame is None:
        return np.zeros(len(boxes), dtype=bool)
    across, down = frame[0] / 2, frame[1] / 2
    # capitals are wider than the letters that the box is measured by
    air = (boxes[:, 2] - boxes[:, 0]) * 0.15
    return (
        (boxes[:, 0] - air < -across)
        | (boxes[:, 2] + air > across)
        | (boxes[:, 1] < -down)
        | (boxes[:, 3] > down)
    )


def _boxes(some: Sequence[Box]) -> Numbers:
    return np.array(some, dtype=np.float64).reshape(-1, 4)


def _around(middle: tuple[float, float], reach: float) -> Box:
    x, y = middle
    return (x - reach, y - reach, x + reach, y + reach)


def _overlaps(some: Numbers, others: Numbers) -> npt.NDArray[np.bool_]:
    """Tell of each pair of boxes whether it overlaps."""
    one, other = some[:, None], others[None]
    return (
        (one[..., 0] < other[..., 2])
        & (other[..., 0] < one[..., 2])
        & (one[..., 1] < other[..., 3])
        & (other[..., 1] < one[..., 3])
    )
