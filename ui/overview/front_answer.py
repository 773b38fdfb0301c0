"""The front page in one sentence, from what the three themes found."""

from dataclasses import dataclass

import pandas as pd

from ui import text
from ui.text import _, ngettext
from ui.warehouse import is_shown


@dataclass(frozen=True)
class Findings:
    """What the three themes found, and how much of it could be assessed at all."""

    chokepoints: pd.DataFrame
    functions: pd.DataFrame
    shortages: pd.DataFrame
    known: pd.DataFrame

    @property
    def assessed_supplies(self) -> int:
        """Return how many supplies the interviews let us judge."""
        return self._known("chokepoint_count")

    @property
    def assessed_occupations(self) -> int:
        """Return how many critical occupations the statistics speak of."""
        return self._known("occupation_count")

    @property
    def certain(self) -> int:
        """Return how many chokepoints are certain."""
        rows = self.chokepoints
        return int((rows["state"] == "certain").sum()) if len(rows) else 0

    @property
    def uncovered(self) -> int:
        """Return for how many vital functions no company has been found."""
        rows = self.functions
        return int(rows["company_count"].eq(0).sum()) if len(rows) else 0

    def _known(self, column: str) -> int:
        return int(self.known[column].iloc[0]) if len(self.known) else 0


def answer(found: Findings) -> str:
    """Say the most worrying findings in whole sentences, the gravest first."""
    sentences = [_chokepoints(found), _functions(found), _shortages(found)]
    return " ".join(sentence for sentence in sentences if sentence)


def figures(found: Findings) -> list[tuple[str, str]]:
    """Return the key figures; what could not be assessed has no figure."""
    shown = []
    if found.assessed_supplies and is_shown("chokepoint"):
        count = found.certain
        words = ngettext("certain chokepoint", "certain chokepoints", count)
        shown.append((text.number(count), words))
    if len(found.functions):
        count = found.uncovered
        words = ngettext(
            "function without a company", "functions without a company", count
        )
        shown.append((text.number(count), words))
    if found.assessed_occupations:
        count = len(found.shortages)
        words = ngettext(
            "occupation short of people", "occupations short of people", count
        )
        shown.append((text.number(count), words))
    return shown


def _chokepoints(found: Findings) -> str:
    if not is_shown("chokepoint"):
        return ""
    if not found.assessed_supplies:
        return _("Nothing is known of the supply chains yet.")
    if not found.certain:
        return _("No chokepoint is certain.")
    first = str(found.chokepoints["input_name"].iloc[0])
    return ngettext(
        "**One supply chokepoint is certain**: {first}.",
        "**{count} supply chokepoints are certain**, the gravest is {first}.",
        found.certain,
    ).format(count=text.number(found.certain), first=text.lowered(first))


def _functions(found: Findings) -> str:
    count = found.uncovered
    if not count:
        return ""
    return ngettext(
        "For one vital function no company has been found.",
        "For {count} vital functions no company has been found.",
        count,
    ).format(count=text.number(count))


def _shortages(found: Findings) -> str:
    if not found.assessed_occupations:
        return _("There are no labour statistics of this area.")
    count = len(found.shortages)
    if not count:
        return ""
    return ngettext(
        "One critical occupation is short of people.",
        "{count} critical occupations are short of people.",
        count,
    ).format(count=text.number(count))
