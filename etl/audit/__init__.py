"""Who saw, exported, brought in, took back and was let in: the audit trail.

Records are only added, each with the digest of the one before it: a record that is
changed or taken out of the middle breaks the chain. What it cannot show is that the
newest records were cut off; note the last digest down now and then (`audit --verify`).
"""

from etl.audit.chain import Verdict, verify, verify_newest
from etl.audit.record import (
    ACTS,
    SYSTEM,
    Counts,
    Record,
    accounts,
    counts,
    prune,
    put_rows,
    record,
    records,
    rows,
)

__all__ = [
    "ACTS",
    "SYSTEM",
    "Counts",
    "Record",
    "Verdict",
    "accounts",
    "counts",
    "prune",
    "put_rows",
    "record",
    "records",
    "rows",
    "verify",
    "verify_newest",
]
