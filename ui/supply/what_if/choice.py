"""What breaks and for how long: read from the address, then drawn."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ui import filters, provenance, text, what_if
from ui.remembered import remembered
from ui.supply.chokepoints_choice import picked_region
from ui.text import N_, _, ngettext

DAYS = ("7", "14", "30", "60", "90", "180")
USUAL_DAYS = "30"
KIND_WORDS = {
    "supplier": N_("Supplier"),
    "input": N_("Input"),
    "country": N_("Country of origin"),
    "transport_mode": N_("Mode of transport"),
    "route": N_("Route"),
    "border_crossing": N_("Border crossing"),
    "company": N_("Company of the region"),
}
MODES = {
    "maantie": N_("Road"),
    "rautatie": N_("Railway"),
    "meri": N_("Sea"),
    "ilma": N_("Air"),
    "putki": N_("Pipe"),
    "verkko": N_("Network"),
}


@dataclass(frozen=True)
class Choice:
    """What the address says: kind, codes of objects, days, region."""

    kind: str
    objects: tuple[str, ...]
    days: int
    region: str
    names: Mapping[str, str]

    @property
    def title(self) -> str:
        """Return the names of what breaks, joined."""
        return ", ".join(self.names[code] for code in self.objects)

    def written(self, regions: pd.DataFrame) -> dict[str, str]:
        """Return label -> value, for exports."""
        areas = filters.options(regions, "region_code", "region_name")
        return {
            _("What breaks"): f"{_(KIND_WORDS[self.kind])}: {self.title}",
            _("Length of the break"): days_words(self.days),
            _("Area"): areas.get(self.region, self.region),
        }


def read(regions: pd.DataFrame) -> Choice | None:
    """Read the choice from the address; nothing when there is nothing to break."""
    kind = filters.picked("kind", list(KIND_WORDS))
    names = named(kind, what_if.objects(kind))
    if not names:
        return None
    objects = filters.several_picked(kind, list(names), list(names)[:1])
    days = int(filters.picked("days", [USUAL_DAYS, *DAYS]))
    return Choice(kind, objects, days, picked_region(regions), names)


def show(choice: Choice, regions: pd.DataFrame) -> None:
    """Draw the filters."""
    filters.choice(
        _("What breaks"), "kind", {key: _(word) for key, word in KIND_WORDS.items()}
    )
    filters.several(
        _(KIND_WORDS[choice.kind]),
        choice.kind,
        counted(choice.kind, what_if.objects(choice.kind)),
        default=list(choice.names)[:1],
    )
    lengths = {days: days_words(int(days)) for days in DAYS}
    filters.choice(
        _("Length of the break"), "days", lengths, default=USUAL_DAYS, width=150
    )
    filters.region(regions, default=provenance.own_region(regions))


def days_words(days: int) -> str:
    """Write a number of days."""
    words = ngettext("{count} day", "{count} days", days)
    return words.format(count=text.number(days))


@remembered(32)
def named(kind: str, objects: pd.DataFrame) -> dict[str, str]:
    """Return code -> name of what can break."""
    names = dict(
        zip(objects["object_id"].astype(str), objects["object_name"], strict=True)
    )
    if kind == "transport_mode":
        return {code: _(MODES.get(code, code)) for code in names}
    return {code: str(name) for code, name in names.items()}


@remembered(32)
def counted(kind: str, objects: pd.DataFrame) -> dict[str, str]:
    """Return code -> name with how many companies buy there."""
    counts = dict(
        zip(objects["object_id"].astype(str), objects["company_count"], strict=True)
    )
    return {
        code: f"{name} ({text.number(counts[code])})"
        for code, name in named(kind, objects).items()
    }
