"""A small example: two companies, one supplier that both name, one that one names."""

import pandas as pd

NOTHING = [None, None]

NEEDS = {
    "need_id": ["n1", "n2"],
    "company_id": ["a", "b"],
    "region_code": ["11", "11"],
    "input_id": ["hose", "hose"],
    "input_name": ["Hoses", "Hoses"],
    "criticality": [5, 5],
    "input_class_low": [2, 2],
    "input_class_high": [2, 2],
    "stock_days_low": [5.0, None],
    "stock_days_high": [5.0, None],
    "stock_basis": ["answered", "missing"],
    "alternative_count": [0, 0],
    "switch_days_low": NOTHING,
    "switch_days_high": NOTHING,
    "switch_basis": ["missing", "missing"],
    "recovery_days_low": NOTHING,
    "recovery_days_high": NOTHING,
    "recovery_basis": ["missing", "missing"],
    "alternative_capacity_share_low": NOTHING,
    "alternative_capacity_share_high": NOTHING,
}

LINKS = {
    "link_id": ["n1:1", "n2:1", "n2:2"],
    "need_id": ["n1", "n2", "n2"],
    "input_id": ["hose"] * 3,
    "supplier_id": ["s", "s", "t"],
    "supplier_name": ["Sampo", "Sampo", "Tuli"],
    "supplier_group_id": ["s", "s", "t"],
    "is_known_supplier": [True] * 3,
    "country_code": ["DE", "DE", None],
    "transport_mode": ["meri", "meri", "maantie"],
    "route": ["Travemünde–Helsinki"] * 2 + [None],
    "border_crossing": [None] * 3,
    "share_low": [1.0, 0.6, 0.4],
    "share_high": [1.0, 0.6, 0.4],
}

COMPANIES = {
    "company_id": ["a", "b"],
    "company_name": ["Alfa", "Beeta"],
    "group_id": [None, None],
    "personnel_count": [10.0, 20.0],
}


def example_tables() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return needs, links and companies.

    Companies a (10 people) and b (20) need hoses to work. a buys all of them from s
    and has 5 days of stock; b buys 60 % from s, 40 % from t, and did not tell its
    stock.

    Returns
    -------
    needs, links, companies : as `model_of` takes them

    Examples
    --------
    >>> [len(table) for table in example_tables()]
    [2, 3, 2]
    """
    return pd.DataFrame(NEEDS), pd.DataFrame(LINKS), pd.DataFrame(COMPANIES)
