"""What the reader chose on the page of tenders: region and capability."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from ui import filters, provenance, text
from ui.text import _
from ui.warehouse import build_facts


@dataclass(frozen=True)
class Choice:
    """The region and, when chosen, the capability in view."""

    region: str
    region_name: str
    capability: str = ""
    capability_name: str = ""

    def written(self) -> dict[str, str]:
        """Return label -> value of the filters, for exports."""
        chosen = {_("Area"): self.region_name}
        if self.capability:
            chosen[_("Company capability")] = self.capability_name
        return chosen


def region(regions: pd.DataFrame) -> tuple[str, str]:
    """Return code and name of the region in the address, else the council's own."""
    names = filters.options(regions, "region_code", "region_name")
    code = filters.picked("region", [provenance.own_region(regions), *names])
    return code, names.get(code, "")


def read(place: tuple[str, str], skills: pd.DataFrame) -> Choice:
    """Read the choice from the address."""
    names = filters.options(skills, "capability_id", "capability_name")
    chosen = filters.picked("capability", ["", *names])
    return Choice(*place, chosen, names.get(chosen, ""))


def show(regions: pd.DataFrame, skills: pd.DataFrame) -> None:
    """Draw the filters."""
    filters.choice(
        _("Company capability"),
        "capability",
        filters.options(skills, "capability_id", "capability_name"),
        all_label=_("All capabilities"),
    )
    filters.region(regions, default=provenance.own_region(regions))


def today() -> dt.date:
    """Return the day of the build: a call is open or not as the data know it."""
    facts = build_facts()
    return text.local(facts.built_at).date() if facts else dt.date.max


def of_capability(
    rows: pd.DataFrame, skills: pd.DataFrame, choice: Choice
) -> pd.DataFrame:
    """Keep the companies that have the chosen capability."""
    if not choice.capability or rows.empty:
        return rows
    having = skills.loc[skills["capability_id"] == choice.capability, "company_id"]
    return rows[rows["company_id"].isin(having)].reset_index(drop=True)
