"""Mart `name_key`: every spelling of a company in the form in which it is compared."""

from collections.abc import Mapping

import pandas as pd

from etl.computed._columns import texts
from etl.matching.names import normalised

INPUTS = ("marts.company_spelling",)
TABLES: dict[str, dict[str, str]] = {
    "name_key": texts("spelling", "name_key", "form", "loose_key")
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the key of each spelling that has any letter or digit."""
    rows = [
        (spelling, name.core, name.form, name.loose)
        for spelling in inputs["marts.company_spelling"]["spelling"]
        if (name := normalised(spelling)).core
    ]
    return {"name_key": pd.DataFrame(rows, columns=list(TABLES["name_key"]))}
