"""Choosing for sources whose loads add to each other: all that is not in use yet.

Each load is a table of its own, so a later one does not replace an earlier one; which
of two rows about the same thing counts is decided where they are read together
(`etl/mappings/landing_rules.toml`).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from etl.language import N_
from etl.sources import Choice, Recognised, Skipped

SAME_FILE = N_("It has the same content as “{other}”.")
IN_USE = N_("The same file is in use already.")


def choose_new(
    found: Sequence[Recognised], in_use: Sequence[Mapping[str, Any]], table: str
) -> Choice:
    """Choose each content once and not again, as one table named after its files."""
    seen = {entry["sha256"]: "" for entry in in_use}
    loaded: list[Recognised] = []
    skipped: list[Skipped] = []
    for one in found:
        other = seen.get(one.file.sha256)
        if other is None:
            seen[one.file.sha256] = one.file.name
            loaded.append(one)
        elif other:
            skipped.append(Skipped(one.file.name, SAME_FILE, {"other": other}))
        else:
            skipped.append(Skipped(one.file.name, IN_USE))
    hashes = "".join(sorted(one.file.sha256 for one in loaded))
    name = f"{table} {hashlib.sha256(hashes.encode()).hexdigest()[:8]}"
    return Choice([replace(one, table_name=name) for one in loaded], skipped)
