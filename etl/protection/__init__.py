"""The limits by which figures are protected outside the council, as it has set them.

They may be stricter than what is usual, and laxer only within bounds: a mistyped
setting must not lay companies open.
"""

from dataclasses import astuple, dataclass, fields

from etl.errors import Refused
from etl.language import N_
from etl.settings import settings

LEAST_COUNT, MOST_SHARE, LEAST_CLOSENESS = 3, 0.9, 0.05
TOO_LAX = N_(
    "The limits of disclosure control are too lax or cannot be: at least {count} "
    "companies (DISCLOSURE_COUNT), a share of 0–{share} (DISCLOSURE_SHARE) and a "
    "closeness of {closeness} or more (DISCLOSURE_CLOSENESS) are needed. Correct the "
    "settings; nothing was changed."
)


@dataclass(frozen=True)
class Limits:
    """The numbers in force: companies, share of the largest, closeness of estimates."""

    minimum_count: int
    largest_share: float
    closeness: float


def limits() -> Limits:
    """Return the limits that this installation has set.

    Raises
    ------
    Refused
        They would protect less than is bearable.
    """
    chosen = settings()
    found = Limits(
        chosen.disclosure_count, chosen.disclosure_share, chosen.disclosure_closeness
    )
    is_bearable = (
        found.minimum_count >= LEAST_COUNT
        and 0 < found.largest_share <= MOST_SHARE
        and LEAST_CLOSENESS <= found.closeness <= 1
    )
    if not is_bearable:
        raise Refused(
            TOO_LAX,
            count=LEAST_COUNT,
            share=MOST_SHARE,
            closeness=LEAST_CLOSENESS,
        )
    return found


def as_csv() -> str:
    """Return the limits as the one row of a reference list."""
    found = limits()
    heads = ",".join(field.name for field in fields(found))
    return f"{heads}\n{','.join(map(str, astuple(found)))}\n"
