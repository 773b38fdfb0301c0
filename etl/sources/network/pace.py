"""How fast a server may be asked: at most so many calls in any so many seconds."""

import time
from collections import deque
from collections.abc import Callable


class Pace:
    """A sliding window: waits before a call that would come too soon."""

    def __init__(
        self,
        calls: int,
        seconds: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._calls, self._seconds = max(calls, 1), seconds
        self._clock, self._sleep = clock, sleep
        self._made: deque[float] = deque(maxlen=self._calls)

    def allow(self, calls: int, seconds: float) -> None:
        """Keep to another limit from now on; calls that were made still count."""
        self._calls, self._seconds = max(calls, 1), seconds
        self._made = deque(self._made, maxlen=self._calls)

    def wait(self) -> None:
        """Return when the next call may be made, and count it."""
        if len(self._made) == self._calls:
            left = self._made[0] + self._seconds - self._clock()
            if left > 0:
                self._sleep(left)
        self._made.append(self._clock())
