"""Made-up needs and links, one dictionary a row, everything else told and harmless."""

import pandas as pd

NEED = {
    "region_code": "11", "input_id": "hose", "input_name": "Hose", "criticality": 5,
    "essential": "yes", "input_class_low": 2, "input_class_high": 2,
    "stock_days_low": 10.0, "stock_days_high": 10.0, "stock_basis": "answered",
    "recovery_days_low": 50.0, "recovery_days_high": 50.0,
    "recovery_basis": "answered", "switch_days_low": None, "switch_days_high": None,
    "switch_basis": "missing", "alternative_count": 0.0,
    "alternative_capacity_share_low": None, "alternative_capacity_share_high": None,
    "vital_function_code": "5", "personnel_count": 10.0,
}  # fmt: skip
LINK = {
    "supplier_group_id": None, "is_known_supplier": True, "country_code": "SE",
    "share_low": 1.0, "share_high": 1.0, "share_basis": "answered", "tier": 1,
    "distance_km": 500.0, "route": None, "transport_mode": None, "batch_id": "b",
    "row_number": 3,
}  # fmt: skip


def need(company: str, **changed: object) -> dict[str, object]:
    """Return a need of `company`; its id is the company's and the input's."""
    row = NEED | {"company_id": company, "company_name": company.upper()} | changed
    return {"need_id": f"{company}:{row['input_id']}"} | row


def link(company: str, supplier: str, **changed: object) -> dict[str, object]:
    """Return a link of `company`'s need; a supplier called `?` was not named."""
    named = supplier != "?"
    row = LINK | {"company_id": company, "input_id": "hose"} | changed
    row |= {"need_id": f"{company}:{row['input_id']}"}
    if not named:
        row |= {"country_code": None, "tier": None, "distance_km": None}
    row["is_eu_country"] = row["country_code"] in {"FI", "SE"} or None
    name = supplier if named else f"unknown:{row['need_id']}"
    return (
        row
        | {"supplier_id": name, "supplier_name": name.upper()}
        | {"is_known_supplier": named}
    )


def company(
    key: str, place: str | None = "111", **changed: object
) -> dict[str, object]:
    """Return a company; its place is a sub-region."""
    row = {"company_id": key, "group_id": None, "region_code": "11"}
    row |= {"sub_region_code": place, "industry_code": "C", "personnel_count": 10.0}
    return row | changed


def skill(key: str, function: str = "5", **changed: object) -> dict[str, object]:
    """Return a capability of a company in a vital function."""
    row = {"company_id": key, "vital_function_code": function, "capacity": None,
           "capacity_unit": None, "provision": "makes"}  # fmt: skip
    return row | changed


def table(*rows: dict[str, object]) -> pd.DataFrame:
    """Return rows as a table."""
    return pd.DataFrame(list(rows))


NO_COMPANIES = pd.DataFrame(columns=["company_id", "region_code"])
NO_NEEDS = pd.DataFrame(columns=["need_id", "company_id", *NEED])
NO_LINKS = pd.DataFrame(columns=["need_id", "supplier_id", *LINK])
STOCK_UNKNOWN = {"stock_days_low": None, "stock_days_high": None}
