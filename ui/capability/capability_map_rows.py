"""The rows behind the capability map: what the filters leave, by company and place.

A municipality where nobody was interviewed has no count, since nobody was asked; one
with interviews and no company that can do it is a true zero among those asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.capability import surge_capacity
from ui.capability.capability_map_choice import AT_LEAST, EQUAL, Choice
from ui.remembered import remembered

RANK = {"makes": 0, "could_make": 1}
MARKS = {"makes": "disc", "could_make": "diamond"}
PER_COMPANY = [
    "company_id",
    "company_name",
    "provision",
    "readiness_level",
    "capability_count",
    "surge_low",
    "surge_high",
    "capacity_unit",
    "municipality_code",
    "municipality_name",
    "sub_region_code",
    "latitude",
    "longitude",
    "location_precision",
    "mark",
]


@dataclass(frozen=True, eq=False)
class Found:
    """What the filters leave.

    `answers` are one row per company and capability inside the area, `companies`
    one per company, `places` one per municipality of the area (`count`, `state`
    known, suppressed or not_asked); `elsewhere` are the municipalities of any area
    that have a company. `names_companies` is false where the reader's view has
    counts only.
    """

    answers: pd.DataFrame
    companies: pd.DataFrame
    places: pd.DataFrame
    elsewhere: pd.DataFrame
    names_companies: bool

    @cached_property
    def located(self) -> pd.DataFrame:
        """Return the companies that are on the map."""
        return self.companies[self.companies["latitude"].notna()]

    @cached_property
    def unlocated(self) -> pd.DataFrame:
        """Return the companies whose place is not known."""
        return self.companies[self.companies["latitude"].isna()]

    @cached_property
    def capability_count(self) -> int:
        """Return how many capabilities the companies of the region told of."""
        inside = self.answers[self.answers["region_code"].notna()]
        return int(inside["capability_id"].nunique())

    @cached_property
    def is_asked(self) -> bool:
        """Return whether anybody in the area was interviewed."""
        return bool((self.places["state"] != "not_asked").any())

    def places_in(self, state: str) -> pd.DataFrame:
        """Return the municipalities in one state."""
        return _in_state(self.places, state)

    @cached_property
    def with_companies(self) -> pd.DataFrame:
        """Return the municipalities where somebody can do it, hidden counts too."""
        known = self.places["count"].fillna(0) > 0
        return self.places[known | (self.places["state"] == "suppressed")]

    @cached_property
    def with_one(self) -> pd.DataFrame:
        """Return the municipalities with exactly one company."""
        return self.places[self.places["count"] == 1]


@remembered(96)
def _in_state(places: pd.DataFrame, state: str) -> pd.DataFrame:
    return places[places["state"] == state]


@remembered(48)
def found(
    choice: Choice,
    tables: Mapping[str, pd.DataFrame],
    *,
    own_region: str,
    names_companies: bool,
) -> Found:
    """Narrow the rows of the page's queries to what was chosen.

    `tables` are company, area and municipality, as the queries give them. Companies
    without a known place are counted to the council's own region, which asked them.
    """
    kept = narrowed(tables["company"], choice)
    without_region = kept["region_code"].isna() & (choice["region"] == own_region)
    inside = kept[(kept["region_code"] == choice["region"]) | without_region]
    inside = within(inside, choice)
    companies = by_company(inside, choice.weeks)
    places = within(tables["municipality"], choice)
    counts = (
        counted(companies) if names_companies else published(tables["area"], places)
    )
    elsewhere = kept[["municipality_code", "municipality_name"]].dropna()
    return Found(
        answers=inside,
        companies=companies,
        places=stated(places, counts),
        elsewhere=elsewhere.drop_duplicates("municipality_code"),
        names_companies=names_companies,
    )


def narrowed(rows: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Keep the answers that the filters beyond the query's own leave."""
    for key, column in EQUAL.items():
        if choice[key]:
            rows = rows[rows[column].astype(str) == choice[key]]
    for key, column in AT_LEAST.items():
        if choice[key]:
            # an unknown level is not a high one
            rows = rows[rows[column].fillna(0) >= int(choice[key])]
    if choice["certificate"]:
        listed = rows["quality_systems"].fillna("").str.split(";")
        rows = rows[[choice["certificate"] in names for names in listed]]
    return rows


def within(rows: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Keep the rows of the chosen sub-region and municipality."""
    for key in ("sub_region", "municipality"):
        if choice[key]:
            rows = rows[rows[f"{key}_code"] == choice[key]]
    return rows


def by_company(answers: pd.DataFrame, weeks: int) -> pd.DataFrame:
    """Return one row per company: its strongest provision, its added capacity.

    The capacities of several capabilities do not add up, so a company with more
    than one has none.
    """
    if answers.empty:
        return pd.DataFrame(columns=PER_COMPANY)
    low, high = surge_capacity(
        answers["capacity"],
        answers["utilisation_share"],
        answers["ramp_up_weeks"],
        weeks,
    )
    rows = answers.assign(surge_low=low, surge_high=high)
    # who only could make it may still not do it
    rows.loc[rows["provision"] == "could_make", "surge_low"] = 0.0
    rows.loc[rows["capacity"].isna(), ["surge_low", "surge_high"]] = float("nan")
    rows["capability_count"] = rows.groupby("company_id")["capability_id"].transform(
        "count"
    )
    rows.loc[rows["capability_count"] > 1, ["surge_low", "surge_high"]] = float("nan")
    rows["mark"] = rows["provision"].map(MARKS)
    order = rows.assign(rank=rows["provision"].map(RANK)).sort_values(
        ["rank", "readiness_level"], ascending=[True, False], kind="stable"
    )
    return order.drop_duplicates("company_id")[PER_COMPANY].reset_index(drop=True)


def counted(companies: pd.DataFrame) -> pd.DataFrame:
    """Count companies by municipality."""
    counts = companies.groupby("municipality_code")["company_id"].nunique()
    return counts.rename("count").reset_index().assign(is_suppressed=False)


def published(area: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Return counts of makers as they may leave the house; hidden ones are null."""
    if area.empty:
        return counted(pd.DataFrame(columns=["municipality_code", "company_id"]))
    rows = area[area["municipality_code"].isin(places["municipality_code"])]
    # of those who make it now only: a sum with a hidden part would be hidden whole
    count = rows["company_count"].astype("float64")
    return rows[["municipality_code"]].assign(
        count=count, is_suppressed=count.isna() & rows["is_suppressed"].astype(bool)
    )


def stated(places: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """Join counts to municipalities and tell a zero from what was not asked."""
    rows = places.merge(counts, on="municipality_code", how="left")
    hidden = rows["is_suppressed"].fillna(False).astype(bool)
    asked = rows["has_interviews"].fillna(False).astype(bool)
    rows["count"] = rows["count"].astype("float64")
    rows.loc[asked & ~hidden, "count"] = rows["count"].fillna(0)
    rows["state"] = "known"
    rows.loc[~asked & rows["count"].isna(), "state"] = "not_asked"
    rows.loc[hidden, "state"] = "suppressed"
    rows["is_suppressed"] = hidden
    return rows.sort_values(
        ["count", "municipality_name"], ascending=[False, True]
    ).reset_index(drop=True)


@remembered(48)
def thin(answers: pd.DataFrame) -> pd.DataFrame:
    """Return the capabilities that exactly one company makes, with that company.

    Companies without a known place are left out, as in the counts of the region.
    """
    made = answers[(answers["provision"] == "makes") & answers["region_code"].notna()]
    makers = made.groupby("capability_id")["company_id"].transform("nunique")
    return made[makers == 1].sort_values("capability_name")


@remembered(32)
def next_places(
    singles: pd.DataFrame, elsewhere: pd.DataFrame, distances: pd.DataFrame
) -> pd.DataFrame:
    """Return the nearest other municipality with a company for each of `singles`.

    A row whose distance is not known, or that has no other, has nulls.
    """
    others = elsewhere.rename(
        columns={"municipality_code": "other_code", "municipality_name": "next_name"}
    )
    known = distances.merge(others, on="other_code").sort_values("distance_km")
    nearest = known.drop_duplicates("municipality_code")
    rows = singles[["municipality_code", "municipality_name"]].merge(
        nearest[["municipality_code", "next_name", "distance_km"]],
        on="municipality_code",
        how="left",
    )
    return rows.sort_values("distance_km", ascending=False, na_position="first")
