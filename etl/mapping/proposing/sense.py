"""What the headers of a sheet say together of the meaning of each one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from etl.intake.checking.layout import header_key
from etl.intake.template import template
from etl.mapping.model import COMPANY
from etl.mapping.wording import exact, ids, near

COMPANIES = "yritykset"
LONGEST = 10_000


def form_of(target: str) -> str:
    """Return the sheet of the template of a target."""
    return target.partition(".")[0]


@dataclass(frozen=True)
class Sense:
    """What a sheet as a whole says of the meaning of one header."""

    possible: frozenset[str]
    """The sheets of the template that it can be about."""
    weight: Mapping[str, int] = field(default_factory=dict)
    """How many of its headers name a field of which sheet beyond doubt."""
    with_ids: bool = False

    def named(self, header: str) -> list[str]:
        """Return the fields of exactly this name, the likeliest first."""
        same = exact(header, with_ids=self.with_ids)
        found = [target for target in same if form_of(target) in self.possible]
        return sorted(found, key=self._distance)

    def _distance(self, target: str) -> int:
        """Return less for a likelier field; a company is named on its own sheet."""
        is_company = target == f"{COMPANIES}.{COMPANY}"
        return -LONGEST if is_company else -self.weight.get(form_of(target), 0)

    def near(self, header: str) -> list[tuple[str, int]]:
        """Return the fields with nearly these words, the best first."""
        return [pair for pair in near(header) if form_of(pair[0]) in self.possible]


def sense_of(asked: Iterable[str]) -> Sense:
    """Look at all headers of a sheet together."""
    headers = [header for header in asked if header]
    known = sum(header_key(one) in ids() for one in headers)
    with_ids = known >= 2 and known >= len(headers) / 2
    named = [exact(one, with_ids=with_ids) for one in headers]
    forms = [{form_of(target) for target in one} for one in named]
    weight = Counter(next(iter(one)) for one in forms if len(one) == 1)
    return Sense(possible_forms(named), weight, with_ids)


def possible_forms(named: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """Return the sheets of the template that a sheet of a file can be about.

    Goals and indicators have names as short as `area`; they are thought of only when
    everything mandatory of theirs is there by its name.
    """
    there = {target for targets in named for target in targets}
    found = set()
    for form in template().forms:
        needed = {f"{form.key}.{one.id}" for one in form.fields if one.required}
        if form.company or form.key == COMPANIES or needed <= there:
            found.add(form.key)
    return frozenset(found)
