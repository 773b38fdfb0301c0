"""Sums between published figures, also of such as count a company more than once.

A company in two functions is in two parts of one total. An outsider knows then that
the parts together are at least the total, and none is more than it: that is written
with cells that are never published, so that the attack uses it like every other sum.
"""

from collections.abc import Sequence

import numpy as np

from analysis.disclosure.table import Floats

CLOSE = 1e-9
"""Sums of fractions agree when they differ by less than this part of the total."""


class Margins:
    """The sums between figures, and the cells that are needed to write them."""

    def __init__(self, value: Floats) -> None:
        """Begin with the figures themselves: `value` has one entry a figure."""
        self._value = [float(one) for one in value]
        self.count = len(self._value)
        self.totals: list[tuple[list[int], int]] = []

    def add(self, parts: Sequence[int], total: int) -> None:
        """Say that figures are the parts of another, once each or more often.

        Parts that are less than their total leave a rest that is never published.

        Examples
        --------
        Three and four companies are in two functions, five in any of them:

        >>> margins = Margins(np.array([3.0, 4.0, 5.0]))
        >>> margins.add([0, 1], 2)
        >>> margins.value.tolist()
        [3.0, 4.0, 5.0, 7.0, 2.0, 2.0, 1.0]
        >>> margins.totals
        [([0, 1], 3), ([2, 4], 3), ([0, 5], 2), ([1, 6], 2)]
        """
        gap = sum(self._value[part] for part in parts) - self._value[total]
        if abs(gap) <= CLOSE * max(1.0, self._value[total]):
            self.totals.append((list(parts), total))
        elif gap > 0:
            gross = self._unshown(self._value[total] + gap)
            self.totals.append((list(parts), gross))
            self.totals.append(([total, self._unshown(gap)], gross))
            for part in parts:
                slack = self._unshown(self._value[total] - self._value[part])
                self.totals.append(([part, slack], total))
        else:
            self.totals.append(([*parts, self._unshown(-gap)], total))

    @property
    def value(self) -> Floats:
        """The figures, then the cells that nobody is shown."""
        return np.array(self._value)

    def _unshown(self, value: float) -> int:
        self._value.append(value)
        return len(self._value) - 1
