"""Names of dots that stand close together hide neither each other nor a dot."""

import itertools

import pytest

from ui.figures.names import SIDES, beside

CLOSE = [
    (0.46, 0.86, 0.41, 0.84, 0.52, 0.90),
    (0.51, 0.83, 0.48, 0.74, 0.54, 0.93),
    (0.54, 0.86, 0.50, 0.79, 0.57, 0.94),
    (0.41, 0.74, 0.37, 0.72, 0.45, 0.77),
    (0.42, 0.66, 0.39, 0.59, 0.44, 0.75),
]


def test_names_of_a_cluster_stand_in_places_of_their_own() -> None:
    sides = beside(CLOSE, [20, 18, 19, 18, 24])
    assert set(sides) <= set(SIDES)
    right = [
        cross[1] + 0.04 * up
        for cross, (across, up) in zip(CLOSE, sides, strict=True)
        if across > 0
    ]
    left = [
        cross[1] + 0.04 * up
        for cross, (across, up) in zip(CLOSE, sides, strict=True)
        if across < 0
    ]
    for levels in (sorted(right), sorted(left)):
        gaps = [b - a for a, b in itertools.pairwise(levels)]
        assert all(gap > 0.05 for gap in gaps)


@pytest.mark.parametrize(("x", "across"), [(0.02, 1), (0.98, -1)])
def test_a_name_at_the_edge_stands_inside_the_plot(x: float, across: int) -> None:
    assert beside([(x, 0.5, x, 0.4, x, 0.6)], [20])[0][0] == across


def test_a_name_keeps_off_other_words() -> None:
    alone = beside([(0.3, 0.1, 0.3, 0.1, 0.3, 0.1)], [10])
    beside_words = beside(
        [(0.3, 0.1, 0.3, 0.1, 0.3, 0.1)], [10], taken=[(0.3, 0.1, 0.5, 0.2)]
    )
    assert alone == [(1, 1)]
    assert beside_words != alone
