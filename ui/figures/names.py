"""On which side of its dot a name stands, so that it hides no dot and no other name.

Counted in shares of the plot, with the letters as wide as they are on average. A
name that finds no room beside its dot stands a line away, at the end of a thin line.
"""

from collections.abc import Mapping, Sequence

LETTER, LINE = 0.013, 0.066
GAP = 0.014
DOT = (0.012, 0.024)
HIGHEST = 1.03
Side = tuple[int, int]
Box = tuple[float, float, float, float]

SIDES: tuple[Side, ...] = tuple(
    (across, up) for up in (1, -1, 0, 2, -2) for across in (1, -1)
)
"""(right or left, above or below); 0 is level with the dot, 2 a line further."""
STARTS = SIDES[:4]
AWAY = {0: 0.3, 1: 0.0, 2: 1.2}
"""What it costs to stand there, when nothing is hidden."""
OUTSIDE, HIDES_NAME, HIDES_DOT, HIDES_LINE = 8.0, 6.0, 4.0, 1.5
ROUNDS = 4


def beside(
    crosses: Sequence[tuple[float, ...]],
    lengths: Sequence[int],
    *,
    taken: Sequence[Box] = (),
) -> list[Side]:
    """Return one of `SIDES` for each name.

    A cross is x, y, the low ends of both, the high ends of both; `taken` are boxes
    (left, bottom, right, top) of other words.
    """
    choices = [
        {side: _box(cross[0], cross[1], length, side) for side in SIDES}
        for cross, length in zip(crosses, lengths, strict=True)
    ]
    lines = [box for cross in crosses for box in _bars(cross)]
    dots = [_dot(cross) for cross in crosses]
    # what a side costs whatever the other names do
    fixed = [
        {side: _cost(box, side, [*dots, *taken], lines) for side, box in boxes.items()}
        for boxes in choices
    ]
    tries = [_settle(choices, fixed, side) for side in STARTS]
    return min(tries, key=lambda found: found[0])[1]


def _settle(
    choices: Sequence[Mapping[Side, Box]],
    fixed: Sequence[Mapping[Side, float]],
    start: Side,
) -> tuple[float, list[Side]]:
    """Let each name choose again and again; return what the places cost together."""
    found, total = [start] * len(choices), 0.0
    for _round in range(ROUNDS):
        total = 0.0
        for at, boxes in enumerate(choices):
            names = [choices[i][side] for i, side in enumerate(found) if i != at]
            costs = {
                side: fixed[at][side] + HIDES_NAME * _hits(box, names)
                for side, box in boxes.items()
            }
            found[at] = min(SIDES, key=costs.__getitem__)
            total += costs[found[at]]
    return total, found


def _cost(box: Box, side: Side, solid: Sequence[Box], lines: Sequence[Box]) -> float:
    is_out = box[0] < 0 or box[2] > 1.02 or box[1] < 0 or box[3] > HIGHEST
    hidden = HIDES_DOT * _hits(box, solid) + HIDES_LINE * _hits(box, lines)
    return OUTSIDE * is_out + hidden + AWAY[abs(side[1])]


def _hits(box: Box, others: Sequence[Box]) -> int:
    return sum(
        box[0] < other[2]
        and other[0] < box[2]
        and box[1] < other[3]
        and other[1] < box[3]
        for other in others
    )


def _box(x: float, y: float, length: int, side: Side) -> Box:
    across, up = side
    ends = sorted([x + across * GAP, x + across * (GAP + length * LETTER)])
    if up == 0:
        return (ends[0], y - LINE / 2, ends[1], y + LINE / 2)
    start = 0.01 if abs(up) == 1 else 0.01 + LINE
    way = 1 if up > 0 else -1
    level = sorted([y + way * start, y + way * (start + LINE)])
    return (ends[0], level[0], ends[1], level[1])


def _dot(cross: tuple[float, ...]) -> Box:
    x, y = cross[:2]
    return (x - DOT[0], y - DOT[1], x + DOT[0], y + DOT[1])


def _bars(cross: tuple[float, ...]) -> list[Box]:
    x, y, left, low, right, high = cross
    return [(left, y - 0.005, right, y + 0.005), (x - 0.003, low, x + 0.003, high)]
