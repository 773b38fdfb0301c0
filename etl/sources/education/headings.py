"""How the headings of a pivot are known: names of roles, values of roles, and sums."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from etl.statistics.brought import roles_of

ROW_HEADINGS = re.compile(r"riviotsikot|row labels|radetiketter", re.IGNORECASE)
COLUMN_HEADINGS = re.compile(
    r"sarakeotsikot|column labels|kolumnetiketter", re.IGNORECASE
)
SUM = re.compile(
    r"(kaikki )?(yhteensä|summa)|loppusumma|kaikki|(grand )?total|totalt|totalsumma",
    re.IGNORECASE,
)
PART_SUM = re.compile(r".+ (yhteensä|summa|total|totalt)", re.IGNORECASE)
ALL = "Yhteensä"
Kinds = Mapping[str, Callable[[str], bool]]


@dataclass(frozen=True)
class Words:
    """How headings are known: the names of roles, and the values of each."""

    patterns: Mapping[str, Sequence[str]]
    needed: Sequence[str]
    values: Kinds
    """By role (and `count`): whether a text is one of its values."""

    def role(self, text: str) -> str:
        """Return the role that a heading names, or nothing."""
        return next(iter(roles_of([text], self.patterns)), "")

    def role_of_values(self, texts: Sequence[str]) -> str:
        """Return the role whose values all the texts are, totals aside."""
        told = [one for one in texts if one and not is_sum(one)]
        fitting = (
            role for role, is_one in self.values.items() if all(map(is_one, told))
        )
        return next(fitting, "") if told else ""


def is_sum(text: str) -> bool:
    """Say whether a heading is of a sum: of everything, or of one group."""
    return bool(SUM.fullmatch(text) or PART_SUM.fullmatch(text))
