"""What the reader chose on the page of workforce: read from the address, then drawn.

The choice is read before anything is drawn, because the question and its answer
stand above the filters.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ui import filters, provenance
from ui.remembered import remembered
from ui.text import EN_DASH, N_, _

COUNTRY = "SSS"
"""Code of the whole country, as Statistics Finland has it."""
LEVELS = {
    "municipality": N_("By municipality"),
    "sub_region": N_("By sub-region"),
    "employment_area": N_("By employment area"),
}
LABELS = {
    "region": N_("Area"),
    "level": N_("Division of the map"),
    "period": N_("Period"),
    "sector": N_("Supply sector"),
}
MONTHS = 12


@dataclass(frozen=True, eq=False)
class Choice:
    """Codes of what is chosen, and the words of all that could be."""

    region: str
    level: str
    period: str
    sector: str
    names: Mapping[str, Mapping[str, str]]

    @property
    def year(self) -> int:
        """The year that the figures end in; of none yet, one after all others."""
        return int(self.period[:4]) if self.period else 9999

    def name(self, key: str) -> str:
        """Return the words of what is chosen in a filter, empty when nothing is."""
        return self.names[key].get(str(getattr(self, key)), "")

    def written(self) -> dict[str, str]:
        """Return label -> value of the filters in use, for exports and messages."""
        return {_(label): self.name(key) for key, label in LABELS.items()}


def picked_region(regions: pd.DataFrame) -> str:
    """Return the region in the address, else the council's own."""
    known = regions["region_code"].astype(str).tolist() if len(regions) else []
    return filters.picked("region", [provenance.own_region(regions), *known])


def has_country(regions: pd.DataFrame) -> bool:
    """Tell whether the whole country can be chosen."""
    return bool(len(regions)) and COUNTRY in set(regions["region_code"])


def read(
    regions: pd.DataFrame, occupations: pd.DataFrame, periods: pd.DataFrame
) -> Choice:
    """Read the choice from the address; what is not offered is ignored."""
    region = picked_region(regions)
    names = {
        "region": filters.options(regions, "region_code", "region_name"),
        "level": _levels(region),
        "period": windows(periods),
        "sector": dict(
            sorted(
                filters.options(
                    occupations, "supply_sector_code", "supply_sector_name"
                ).items(),
                key=lambda pair: pair[1],
            )
        ),
    }
    return _choice(
        region,
        filters.picked("level", list(names["level"])),
        filters.picked("period", list(names["period"])),
        filters.picked("sector", ["", *names["sector"]]),
        names,
    )


def _levels(region: str) -> dict[str, str]:
    if region == COUNTRY:
        return {"region": _("By region")}
    return {level: _(words) for level, words in LEVELS.items()}


@remembered(64)
def _choice(
    region: str,
    level: str,
    period: str,
    sector: str,
    names: Mapping[str, Mapping[str, str]],
) -> Choice:
    # the same choice is the same object, so that what follows from it is known
    return Choice(region, level, period, sector, names)


@remembered(16)
def windows(periods: pd.DataFrame) -> dict[str, str]:
    """Return the twelve months on offer, the newest first: last day -> `10/2025–…`."""
    if periods.empty:
        return {}
    ends = sorted(periods["window_end"].unique(), reverse=True)
    return {f"{end:%Y-%m-%d}": _months(end) for end in map(pd.Timestamp, ends)}


def show(choice: Choice, occupations: Mapping[str, str]) -> None:
    """Draw the filters; `occupations` are those that the map can show."""
    own = next(iter(choice.names["region"]), "")
    _select(choice, "region", default=own)
    _select(choice, "level")
    _select(choice, "period")
    with filters.more(int(bool(choice.sector))):
        _select(choice, "sector", all_label=_("All sectors"))
        filters.choice(_("Occupation on the map"), "occupation", occupations)


def _select(
    choice: Choice, key: str, *, default: str = "", all_label: str = ""
) -> None:
    filters.choice(
        _(LABELS[key]),
        key,
        choice.names[key],
        default=default,
        all_label=all_label,
    )


def _months(end: pd.Timestamp) -> str:
    start = end - pd.DateOffset(months=MONTHS - 1)
    return f"{start.month}/{start.year}{EN_DASH}{end.month}/{end.year}"
