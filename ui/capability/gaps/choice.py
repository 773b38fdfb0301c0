"""What the reader chose on the page of gaps: the region and the list of codes."""

from dataclasses import dataclass

import pandas as pd

from ui import filters, provenance
from ui.text import N_, _
from ui.warehouse import is_shown

LISTS = {
    "vital_function_code": N_("Vital functions"),
    "technology_area_code": N_("EU technology areas"),
    "dual_use_category": N_("Dual-use categories"),
    "supply_sector_code": N_("Sectors of security of supply"),
    "spearhead_code": N_("Spearheads of the region"),
}
PLAIN = "vital_function_code"
"""Its codes are small numbers that mean nothing beside their names."""


@dataclass(frozen=True)
class Choice:
    """The region and the list in view, and what the reader's view has."""

    region: str
    region_name: str
    list_name: str
    lists: tuple[str, ...]

    @property
    def is_internal(self) -> bool:
        """Return whether needs and all lists are in the reader's view."""
        return len(self.lists) > 1

    def written(self) -> dict[str, str]:
        """Return label -> value of the filters, for exports."""
        return {_("Area"): self.region_name, _("List"): _(LISTS[self.list_name])}


def read(regions: pd.DataFrame) -> Choice:
    """Read the choice from the address."""
    own = provenance.own_region(regions)
    names = filters.options(regions, "region_code", "region_name")
    region = filters.picked("region", [own, *names])
    lists = tuple(LISTS) if is_shown("capability_cell") else (PLAIN,)
    return Choice(region, names.get(region, ""), filters.picked("list", lists), lists)


def show(choice: Choice, regions: pd.DataFrame) -> None:
    """Draw the filters."""
    filters.choice(
        _("List of codes"),
        "list",
        {name: _(LISTS[name]) for name in choice.lists},
        width=260,
    )
    filters.region(regions, default=provenance.own_region(regions))


def code_words(code: str, name: str, list_name: str) -> str:
    """Name a code as a reader knows it: most lists are known by code and name."""
    return name if list_name == PLAIN else f"{code} {name}"
