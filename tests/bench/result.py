"""One measured thing beside what it is compared with, and the bar it must meet."""

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """A bench: both figures with their unit, and whether the bar is met."""

    work: str
    measured: str
    against: str
    bar: str
    is_met: bool

    def line(self) -> str:
        """Return the row of the table in docs/benchmarks.md."""
        met = "yes" if self.is_met else "**no**"
        return (
            f"| {self.work} | {self.measured} | {self.against} | {self.bar} | {met} |"
        )


def cpu_seconds(act: Callable[[], object], *, runs: int = 3) -> float:
    """Return the least CPU seconds of an act, its child processes included."""

    def used() -> float:
        own = time.process_time()
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return own + children.ru_utime + children.ru_stime

    found = []
    for _ in range(runs):
        before = used()
        act()
        found.append(used() - before)
    return min(found)


def wall_seconds(act: Callable[[], object], *, runs: int = 3) -> float:
    """Return the least wall seconds of an act."""
    found = []
    for _ in range(runs):
        before = time.perf_counter()
        act()
        found.append(time.perf_counter() - before)
    return min(found)
