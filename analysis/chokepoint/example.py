"""Three made-up answers that the docstrings of this package compute on.

Companies a, b and c, 10 persons each, buy all their hoses from s. Without them they
stop. Recovery takes 30 days, there is no alternative, and the stocks last 4, 11 and
an unknown number of days.
"""

from typing import Any

import numpy as np
import pandas as pd

from analysis.chokepoint.objects import Objects, find_objects
from analysis.chokepoint.rows import Rows, object_rows, read_needs
from analysis.chokepoint.rules import USUAL_RULES
from analysis.concentration.links import read_links


def example_needs() -> pd.DataFrame:
    """Return the three needs.

    Returns
    -------
    needs : as mart `supply_need`

    Examples
    --------
    >>> example_needs()["stock_days_low"].tolist()
    [4.0, 11.0, nan]
    """
    same: dict[str, Any] = {
        "region_code": "11", "input_id": "hose", "criticality": 5, "essential": "yes",
        "input_class_low": 2, "input_class_high": 2, "recovery_days_low": 30.0,
        "recovery_days_high": 30.0, "alternative_count": 0, "personnel_count": 10.0,
        "vital_function_code": "5",
    }  # fmt: skip
    stock = np.array([4.0, 11.0, np.nan])
    needs = pd.DataFrame({"need_id": list("abc"), "company_id": list("abc")})
    return needs.assign(**same, stock_days_low=stock, stock_days_high=stock)


def example_links() -> pd.DataFrame:
    """Return the link of each need.

    Returns
    -------
    links : as mart `supply_link`

    Examples
    --------
    >>> example_links()["supplier_id"].tolist()
    ['s', 's', 's']
    """
    links = pd.DataFrame({"need_id": list("abc"), "supplier_id": ["s"] * 3})
    return links.assign(is_known_supplier=True, share_low=1.0, share_high=1.0)


def example_rows() -> tuple[Objects, Rows]:
    """Return the one object of the example, and its member rows.

    Returns
    -------
    objects, rows : hoses from s, and the three needs

    Examples
    --------
    >>> objects, rows = example_rows()
    >>> objects.count, rows.lost.low.tolist()
    (1, [1.0, 1.0, 1.0])
    """
    needs = example_needs()
    objects = find_objects(needs, read_links(needs, example_links())[0], "supplier")
    return objects, object_rows(objects, read_needs(needs, USUAL_RULES, None))
