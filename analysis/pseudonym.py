"""Stand-in names for suppliers that have not consented: T001, T002 and so on.

The number follows the day a supplier was first named, so a new supplier gets
the next number and no older one changes; it tells nothing about size.
"""

import hashlib

import numpy as np
import pandas as pd

from analysis.columns import table, texts

COLUMNS = ("supplier_id", "pseudonym")


def pseudonyms(
    suppliers: pd.DataFrame, *, prefix: str = "T", salt: str = ""
) -> pd.DataFrame:
    """Number suppliers by the day they were first named.

    Suppliers first named on the same day are ordered by a hash of their id and
    `salt`, so that the order of business ids can't be read from the numbers.

    Parameters
    ----------
    suppliers : rows with `supplier_id` and `first_named` (a date, may be empty);
        a supplier may have many rows, the earliest counts
    prefix : letters before the number
    salt : a secret of the workspace

    Returns
    -------
    names : one row a supplier: `supplier_id`, `pseudonym`

    Examples
    --------
    >>> rows = pd.DataFrame({"supplier_id": ["b", "a", "b"],
    ...     "first_named": ["2026-05-02", "2026-03-01", "2026-02-01"]})
    >>> pseudonyms(rows).to_dict("list")
    {'supplier_id': ['b', 'a'], 'pseudonym': ['T001', 'T002']}
    """
    ids = texts(suppliers, "supplier_id")
    days = pd.to_datetime(pd.Series(texts(suppliers, "first_named")), errors="coerce")
    rows = pd.DataFrame({"supplier_id": ids, "day": days.to_numpy()})
    rows = rows[rows["supplier_id"].notna()]
    first = rows.groupby("supplier_id", sort=True)["day"].min().reset_index()
    first["hash"] = [_hash(str(key), salt) for key in first["supplier_id"]]
    first = first.sort_values(["day", "hash"], na_position="last")
    width = max(3, len(str(len(first))))
    names = [f"{prefix}{number:0{width}d}" for number in np.arange(1, len(first) + 1)]
    supplier_ids = first["supplier_id"].to_numpy(dtype=object)
    return table(COLUMNS, {"supplier_id": supplier_ids, "pseudonym": names})


def _hash(key: str, salt: str) -> str:
    return hashlib.sha256(f"{salt}\x1f{key}".encode()).hexdigest()
