"""The landing: every file as it came, by its sha256, before anybody reads it.

Nothing here is changed in place, but for a recorded erasure of a person's words. What a
parser made of a file stands beside it as Parquet, under a key of its own, so a better
parser adds and never replaces. Everything is written as a draft under one lock and
renamed into place, so a process that dies leaves a draft at most, which the next one to
write removes.
"""

from etl.landing.file import BUSY
from etl.landing.original import (
    Original,
    keep,
    original,
    originals,
    remove,
    replace,
)
from etl.landing.parsed import (
    Parsed,
    parsed_folder,
    parsed_keys,
    read_parsed,
    redact_parsed,
    write_parsed,
)

__all__ = [
    "BUSY",
    "Original",
    "Parsed",
    "keep",
    "original",
    "originals",
    "parsed_folder",
    "parsed_keys",
    "read_parsed",
    "redact_parsed",
    "remove",
    "replace",
    "write_parsed",
]
