"""The rows of a figure as values: what a spreadsheet or an analysis program gets."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

Frame = pd.DataFrame | Callable[[], pd.DataFrame]
"""Rows, or the act that reads them when they take long."""


@dataclass(frozen=True)
class Rows:
    """Rows of a frame and, in order, (column of the frame, its heading)."""

    pairs: tuple[tuple[str, str], ...]
    frame: Frame

    def read(self) -> pd.DataFrame:
        """Return the frame, reading it now if it was not yet read."""
        return self.frame if isinstance(self.frame, pd.DataFrame) else self.frame()
