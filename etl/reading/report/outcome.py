"""What happens to the file next, and which finding weighs most."""

from collections.abc import Iterable
from typing import Literal

from etl.reading.model import Finding

Outcome = Literal["import", "import_with_warnings", "choose", "reject"]

WEIGHT = {"stop": 0, "ask": 1, "park": 2, "tell": 3}
# a person must choose before any row can be taken
CHOICES = frozenset(
    {
        "NO_TABLE_FOUND",
        "SEVERAL_TABLES",
        "DUPLICATE_OR_BLANK_HEADER",
        "HIDDEN_SHEET",
        "HIDDEN_ROWS",
    }
)
# worth a line in the report, but nothing that a person must look at
QUIET = frozenset(
    {
        "CELLS_ABOVE_TABLE",
        "BLANK_ROWS_SKIPPED",
        "DUPLICATE_RESPONDENT",
        "MERGED_CELLS_FILLED",
    }
)


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings, the gravest first, else in their order."""
    return sorted(findings, key=lambda one: WEIGHT[one.severity])


def outcome_of(findings: Iterable[Finding]) -> Outcome:
    """Return what happens to a file that has been read."""
    outcome: Outcome = "import"
    for one in findings:
        if one.severity == "stop":
            return "reject"
        if one.severity == "ask" and one.code in CHOICES:
            outcome = "choose"
        elif one.code not in QUIET and outcome == "import":
            outcome = "import_with_warnings"
    return outcome


def code_of(findings: Iterable[Finding]) -> str | None:
    """Return the code of the gravest finding that a person must look at."""
    loud = [one for one in findings if one.code not in QUIET]
    return by_weight(loud)[0].code if loud else None
