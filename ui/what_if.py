"""The one way from a page to a what-if: the reader's own rows, worked out at once.

A what-if reads single companies' answers, so only the internal view has any.
"""

from collections.abc import Sequence

import pandas as pd

from analysis.what_if import Break, Effects, Model, effects, model_of
from ui.remembered import remembered
from ui.warehouse import query

KINDS = (
    "supplier",
    "input",
    "country",
    "transport_mode",
    "route",
    "border_crossing",
    "company",
)
"""What can be broken, in the order of the choice."""

ID_AND_NAME = {
    "supplier": ("supplier_group_id", "supplier_name"),
    "input": ("input_id", "input_name"),
    "country": ("country_code", "country_name"),
    "transport_mode": ("transport_mode", "transport_mode"),
    "route": ("route", "route"),
    "border_crossing": ("border_crossing", "border_crossing"),
    "company": ("company_id", "company_name"),
}


def companies() -> pd.DataFrame:
    """Return the interviewed companies, one row each."""
    return query("what_if__company")


def needs() -> pd.DataFrame:
    """Return the needs of the interviewed companies, one row each."""
    return query("what_if__need")


def links() -> pd.DataFrame:
    """Return who supplies each need, one row each."""
    return query("what_if__link")


def objects(kind: str) -> pd.DataFrame:
    """Return what can be broken of a kind: object_id, object_name, company_count.

    The count is of the companies that buy there; the most bought first.
    """
    return _objects(kind, companies(), needs(), links())


def owner_of(supplier_id: str) -> str:
    """Return whose supplier this is, as `objects("supplier")` knows it; else ""."""
    told = links()
    own = told.loc[told["supplier_id"] == supplier_id, "supplier_group_id"]
    return str(own.iloc[0]) if len(own) else ""


def run(kind: str, chosen: Sequence[str], days: int, region: str) -> Effects:
    """Return what a break leads to in a region, through companies of all regions."""
    told = companies()
    return _run(_model(needs(), links(), told), kind, tuple(chosen), days, region)


@remembered(8)
def _model(needs: pd.DataFrame, links: pd.DataFrame, told: pd.DataFrame) -> Model:
    return model_of(needs, links, told)


@remembered(64)
def _run(
    model: Model, kind: str, chosen: tuple[str, ...], days: int, region: str
) -> Effects:
    told = model.company
    here = told if region == "SSS" else told[told["region_code"] == region]
    counted = frozenset(here["company_id"])
    return effects(model, Break(kind, chosen, days), counted=counted)


@remembered(32)
def _objects(
    kind: str, told: pd.DataFrame, needs: pd.DataFrame, links: pd.DataFrame
) -> pd.DataFrame:
    code, name = ID_AND_NAME[kind]
    buyers = links.merge(
        needs[["need_id", "company_id", "input_name"]], on="need_id", how="inner"
    )
    if kind == "supplier":
        buyers = buyers[buyers["is_known_supplier"]]
    if kind == "company":
        sold = buyers.groupby("supplier_id")["company_id"].nunique()
        rows = told.assign(company_count=told["company_id"].map(sold).fillna(0))
        rows = rows.rename(columns={code: "object_id", name: "object_name"})
    else:
        rows = (
            buyers.dropna(subset=[code])
            .groupby(code, sort=False)
            .agg(object_name=(name, _first), company_count=("company_id", "nunique"))
            .reset_index(names="object_id")
        )
    rows = rows[["object_id", "object_name", "company_count"]]
    return rows.sort_values(
        ["company_count", "object_name"], ascending=[False, True], kind="stable"
    ).reset_index(drop=True)


def _first(names: pd.Series) -> str:
    """Return the name that occurs first among those of one owner or input."""
    return str(names.iloc[0])
