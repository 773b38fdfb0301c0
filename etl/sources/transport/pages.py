"""Which files make a whole layer: one file, or all pages of an answer.

A server that repeats a page, or leaves one out, is seen by the ids of the features:
their number must be the one that it promised.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from etl.language import N_
from etl.sources import Choice, Recognised, Skipped
from etl.sources.lists import IN_USE, newest

NOT_ALL_PAGES = N_(
    "It is a page of an answer of {all} features, of which {found} are here. Fetch the "
    "other pages too and load them together."
)
BESIDE_PAGES = N_("The pages of one whole answer are used instead of it.")


def whole_layers(
    found: Sequence[Recognised], in_use: Sequence[Mapping[str, Any]]
) -> Choice:
    """Choose the newest whole of each layer."""
    singles: list[Recognised] = []
    pages: dict[str, list[Recognised]] = {}
    for one in found:
        if one.content.is_page:
            pages.setdefault(one.table_name, []).append(one)
        else:
            singles.append(one)
    skipped: list[Skipped] = []
    complete: dict[str, list[Recognised]] = {}
    for table, parts in pages.items():
        if reasons := _incomplete(parts):
            skipped += reasons
        else:
            complete[table] = parts
    rest = [one for one in singles if one.table_name not in complete]
    skipped += [
        Skipped(one.file.name, BESIDE_PAGES)
        for one in singles
        if one.table_name in complete
    ]
    choice = newest(rest, [use for use in in_use if use["table_name"] not in complete])
    fresh, known = _fresh(complete, in_use)
    return Choice([*choice.loaded, *fresh], [*skipped, *choice.skipped, *known])


def _incomplete(parts: Sequence[Recognised]) -> list[Skipped]:
    counts = _counts(parts)
    if counts["found"] == counts["all"]:
        return []
    return [Skipped(one.file.name, NOT_ALL_PAGES, counts) for one in parts]


def _counts(parts: Sequence[Recognised]) -> dict[str, int]:
    keys = {key for one in parts for key in one.content.keys}
    return {"found": len(keys), "all": max(one.content.matched or 0 for one in parts)}


def _fresh(
    complete: Mapping[str, Sequence[Recognised]], in_use: Sequence[Mapping[str, Any]]
) -> tuple[list[Recognised], list[Skipped]]:
    """Return the pages to load, and those that are in use as they are."""
    used = {(use["table_name"], use["sha256"]) for use in in_use}
    fresh: list[Recognised] = []
    known: list[Skipped] = []
    for table, parts in complete.items():
        if all((table, one.file.sha256) in used for one in parts):
            known += [Skipped(one.file.name, IN_USE) for one in parts]
        else:
            fresh += parts
    return fresh, known
