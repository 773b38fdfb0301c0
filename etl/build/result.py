"""What a build says of itself: what ran, or why nothing was published."""

from dataclasses import dataclass, field

from etl.build.checks import Failure
from etl.errors import Refused


class BuildFailed(Refused):
    """A build that was not published; the current one stays."""


@dataclass
class BuildResult:
    """What a build did, and how long it took."""

    build_id: str
    ran: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    warnings: list[Failure] = field(default_factory=list)
    row_counts: dict[str, int] = field(default_factory=dict)
    started: float = 0.0
    seconds: float = 0.0


def short(error: Exception) -> str:
    """Return an engine's message as one line of bearable length."""
    return " ".join(str(error).split())[:300]
