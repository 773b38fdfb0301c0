"""What the reader chose on the chokepoints page: read from the address, then drawn.

The choice is read before anything is drawn, because the answer stands above the
filters. A filter that would offer nothing is not drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ui import filters, provenance
from ui.remembered import remembered
from ui.text import _

EXTRA = ("criticality", "companies")
CODES = {"vital_function": "vital_function_code", "country": "country_code"}
"""Filters that keep the rows of one code, and its column."""
CRITICALITY = ("5", "4", "3")
COMPANIES = ("3", "5", "10")

Names = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, eq=False)
class Choice:
    """Codes of what is chosen, by filter; an empty one means all."""

    codes: Mapping[str, str]
    names: Names

    def __getitem__(self, key: str) -> str:
        """Return the chosen code of a filter, empty when the filter is not in use."""
        return self.codes.get(key, "")

    @property
    def extra_count(self) -> int:
        """Return how many filters beyond the first row are in use."""
        return sum(bool(self[key]) for key in EXTRA)

    def written(self, *, region: bool = True) -> dict[str, str]:
        """Return label -> value of the filters in use, for exports and messages."""
        return {
            label: self.names[key][self[key]]
            for key, label in labels().items()
            if self[key] and (region or key != "region")
        }


def picked_region(regions: pd.DataFrame) -> str:
    """Return the region in the address, else the council's own."""
    own = provenance.own_region(regions)
    known = regions["region_code"].astype(str).tolist() if len(regions) else []
    return filters.picked("region", [own, *known])


@remembered(48)
def placed(
    found: pd.DataFrame, regions: pd.DataFrame, region: str
) -> tuple[pd.DataFrame, int]:
    """Return the deliveries of the region and how many belong to no region.

    Those are told of in the council's own region, which asked their buyers.
    """
    deliveries = found.dropna(subset=["region_code"])
    is_own = region == provenance.own_region(regions)
    return deliveries, len(found) - len(deliveries) if is_own else 0


@remembered(48)
def options(
    regions: pd.DataFrame,
    deliveries: pd.DataFrame,
    functions: pd.DataFrame,
    industries: pd.DataFrame,
) -> dict[str, dict[str, str]]:
    """Return code -> words of every filter; only what occurs is offered."""
    listed = filters.options
    sections = industries[industries["industry_level"] == "section"]
    used = {code for codes in deliveries["industry_code"].map(_split) for code in codes}
    functions = functions[
        functions["vital_function_code"].isin(deliveries["vital_function_code"])
    ]
    countries = deliveries.dropna(subset=["country_name"]).sort_values("country_name")
    return {
        "vital_function": listed(
            functions, "vital_function_code", "vital_function_name"
        ),
        "industry": listed(
            sections[sections["industry_code"].isin(used)],
            "industry_code",
            "short_name",
        ),
        "country": listed(countries, "country_code", "country_name"),
        "region": listed(regions, "region_code", "region_name"),
        "criticality": {level: level for level in CRITICALITY},
        "companies": {count: count for count in COMPANIES},
    }


def read(names: Names, region: str) -> Choice:
    """Read the choice from the address; what is not offered is ignored."""
    codes = {
        key: filters.picked(key, ["", *known])
        for key, known in names.items()
        if key != "region"
    }
    return _choice({**codes, "region": region}, names)


@remembered(64)
def _choice(codes: Mapping[str, str], names: Names) -> Choice:
    # the same choice is the same object, so that what follows from it is known
    return Choice(codes, names)


@remembered(64)
def narrowed(deliveries: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Keep the deliveries that the filters leave."""
    rows = deliveries
    for key, column in CODES.items():
        if choice[key]:
            rows = rows[rows[column] == choice[key]]
    if choice["industry"]:
        rows = rows[[choice["industry"] in _split(c) for c in rows["industry_code"]]]
    if choice["criticality"]:
        # a criticality that nobody told is not a high one
        rows = rows[rows["criticality"].fillna(0) >= int(choice["criticality"])]
    if choice["companies"]:
        rows = rows[rows["company_count"] >= int(choice["companies"])]
    return rows


def show(choice: Choice, regions: pd.DataFrame, *, is_named: bool) -> None:
    """Draw the filters; only the area where there are no single deliveries."""
    if not is_named:
        filters.region(regions, default=provenance.own_region(regions))
        return
    _select(choice, "vital_function", _("All functions"))
    _select(choice, "industry", _("All industries"))
    _select(choice, "country", _("All countries"))
    filters.region(regions, default=provenance.own_region(regions))
    with filters.more(choice.extra_count):
        _select(choice, "criticality", _("All inputs"))
        _select(choice, "companies", _("Any number"))


def labels() -> dict[str, str]:
    """Return the labels of the filters, in their order."""
    return {
        "vital_function": _("Vital function"),
        "industry": _("Industry"),
        "country": _("Supplier's country"),
        "region": _("Area"),
        "criticality": _("Criticality at least"),
        "companies": _("Companies at least"),
    }


def _select(choice: Choice, key: str, all_label: str) -> None:
    if choice.names[key]:
        filters.choice(labels()[key], key, choice.names[key], all_label=all_label)


def _split(codes: object) -> list[str]:
    return codes.split(";") if isinstance(codes, str) else []
