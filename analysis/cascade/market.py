"""What customers feel of a loss when others of the same market stand in, compiled."""

from numba import njit

EMPTY = 1e-12
"""A market is empty when this share of its capacity is left; then nobody stands in."""


@njit(cache=True, nogil=True)
def felt_loss(loss: float, capacity: float, left: float, whole: float) -> float:
    """Return the part of a firm's loss that the rest of its market cannot replace.

    `capacity` is the firm's, `left` what its market still has of `whole`.
    """
    if left <= EMPTY * whole:
        return float(loss)
    return float(loss * min(1.0, capacity / left))
