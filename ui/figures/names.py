"""On which side of its dot a name stands, so that it hides no other dot.

Counted in shares of the plot, with the letters as wide as they are on average.
"""

from collections.abc import Sequence

LETTER, LINE = 0.0135, 0.085
GAP = 0.012
SIDES = ((1, 1), (-1, -1), (1, -1), (-1, 1))

Box = tuple[float, float, float, float]


def beside(
    crosses: Sequence[tuple[float, ...]], lengths: Sequence[int]
) -> list[tuple[int, int]]:
    """Return (right or left, above or below) for each name, as 1 or -1.

    A cross is x, y, the low ends of both, the high ends of both.
    """
    bars = [box for cross in crosses for box in _bars(cross)]
    taken: list[Box] = []
    found = []
    for (x, y, *_ends), length in zip(crosses, lengths, strict=True):
        boxes = {side: _box(x, y, length, side) for side in SIDES}
        obstacles = [*bars, *taken]
        side = min(SIDES, key=lambda way: _hits(boxes[way], obstacles))
        taken.append(boxes[side])
        found.append(side)
    return found


def _hits(box: Box, obstacles: Sequence[Box]) -> float:
    outside = 3.0 if box[0] < 0 or box[2] > 1.02 or box[1] < 0 else 0.0
    return outside + sum(
        box[0] < other[2]
        and other[0] < box[2]
        and box[1] < other[3]
        and other[1] < box[3]
        for other in obstacles
    )


def _box(x: float, y: float, length: int, side: tuple[int, int]) -> Box:
    across, up = side[0] * (GAP + length * LETTER), side[1] * LINE
    ends = sorted([x + side[0] * GAP, x + across]), sorted([y + side[1] * 0.01, y + up])
    return (ends[0][0], ends[1][0], ends[0][1], ends[1][1])


def _bars(cross: tuple[float, ...]) -> list[Box]:
    x, y, left, low, right, high = cross
    return [(left, y - 0.005, right, y + 0.005), (x - 0.003, low, x + 0.003, high)]
