"""The progress line of a load: one that is written over, or a line now and then."""

import time
from collections.abc import Callable
from typing import TextIO

SECONDS = 10.0


class ProgressLine:
    """Writes “what 12/253”; on a screen in place, in a log every ten seconds."""

    def __init__(
        self, out: TextIO, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._out, self._clock = out, clock
        self._is_screen = out.isatty()
        self._written = float("-inf")
        self._width = 0

    def __enter__(self) -> "ProgressLine":
        return self

    def __exit__(self, *_: object) -> None:
        if self._width:
            self._out.write("\n")

    def show(self, what: str, done: int, of: int) -> None:
        """Say how far the load is."""
        text = f"{what} {done}/{of}"
        if self._is_screen:
            self._out.write("\r" + text.ljust(self._width))
            self._width = len(text)
            self._out.flush()
        elif done == of or self._clock() - self._written >= SECONDS:
            self._out.write(text + "\n")
            self._written = self._clock()
