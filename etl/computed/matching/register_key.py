"""Mart `register_key`: the names of the register in the form for comparing.

It is made again only when the register changes: a million names take some seconds.
"""

from collections.abc import Mapping

import pandas as pd

from etl.computed._columns import texts
from etl.matching.names import normalised

INPUTS = ("marts.register_spelling",)
KEYS = ("name_key", "form", "loose_key")
TABLES: dict[str, dict[str, str]] = {
    "register_key": texts("business_id", "spelling")
    | {"is_current": "boolean"}
    | texts(*KEYS)
}


def compute(inputs: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the key of each name of each company."""
    rows = inputs["marts.register_spelling"]
    keys = [normalised(name)[:3] for name in rows["spelling"]]
    made = pd.DataFrame(keys, columns=list(KEYS), index=rows.index)
    found = pd.concat([rows, made], axis="columns")
    return {"register_key": found[found["name_key"] != ""]}
