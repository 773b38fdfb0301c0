"""Answers of the classification service: classes, and keys between classifications.

A key comes as items with both classes, or as a bare list of addresses that end in
the two codes: the service answers the latter also when the former breaks down. The
classifications are named in the answer, in its address, or in the file's name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from etl.language import N_
from etl.sources import Skipped, SourceFile
from etl.sources.areas.found import LEVELS, Found, bare

UNNAMED = N_(
    "It does not say which classifications it is of. Add them to the name of the file, "
    "as in kunta_1_20260101#maakunta_1_20260101.json."
)
NOT_NEEDED = N_("It is of “{classification}”, which this product does not use.")
EMPTY = N_("It has no rows.")
NAME = r"([a-zåäö]+)_\d+_(\d{4})\d{4}"
ONE, KEY = re.compile(NAME), re.compile(rf"({NAME})#({NAME})")
ADDRESS = re.compile(rf"{NAME}#{NAME}/maps/([^/]+)/([^/?]+)$")
MUNICIPALITIES, INDUSTRIES, OCCUPATIONS = "kunta", "toimiala", "ammatti"
Pair = tuple[Mapping[str, Any], Mapping[str, Any]]


def read(file: SourceFile, document: Any) -> Found | Skipped | None:
    """Return what an answer holds; None when it is none of the service."""
    if not isinstance(document, list) or not document:
        return None
    first = document[0]
    if isinstance(first, str) and "/maps/" in first:
        return _key(file, list(_of_addresses(document)), unquote(first))
    if not isinstance(first, Mapping):
        return None
    if "sourceItem" in first or "sourceLocalId" in first:
        named = f"{first.get('sourceLocalId', '')}#{first.get('targetLocalId', '')}"
        named = re.sub(r"/[^#]*", "", named)
        return _key(file, list(_of_items(document)), named)
    if "code" in first and "classificationItemNames" in first:
        return _classes(file, document, str(first.get("localId", "")))
    return None


def _of_addresses(document: Sequence[Any]) -> Iterator[Pair]:
    for address in document:
        found = ADDRESS.search(unquote(str(address)))
        if found:
            yield {"code": found[5]}, {"code": found[6]}


def _of_items(document: Sequence[Any]) -> Iterator[Pair]:
    for one in document:
        if isinstance(one, Mapping):
            yield _item(one, "source"), _item(one, "target")


def _item(one: Mapping[str, Any], side: str) -> Mapping[str, Any]:
    item = one.get(f"{side}Item")
    if isinstance(item, Mapping) and item.get("code"):
        return item
    return {"code": str(one.get(f"{side}LocalId", "")).rpartition("/")[2]}


def _key(file: SourceFile, pairs: Sequence[Pair], told: str) -> Found | Skipped:
    named = _named(KEY, file, told)
    if named is None:
        return Skipped(file.name, UNNAMED)
    source, year, target = named[2], named[3], named[5]
    if not pairs:
        return Skipped(file.name, EMPTY)
    if source == INDUSTRIES and target == INDUSTRIES:
        return _industries(pairs, year, named[6])
    if source != MUNICIPALITIES or target not in LEVELS:
        return Skipped(file.name, NOT_NEEDED, {"classification": named[0]})
    return _members(pairs, int(year), target)


def _named(
    wanted: re.Pattern[str], file: SourceFile, told: str
) -> re.Match[str] | None:
    for text in (told, unquote(file.origin), unquote(file.name)):
        if found := wanted.search(text):
            return found
    return None


def _members(pairs: Sequence[Pair], year: int, target: str) -> Found:
    rows = [
        {
            "membership_year": year,
            "municipality_code": bare(str(source["code"])).zfill(3),
            "municipality_name_fi": _name(source, "fi"),
            "municipality_name_sv": _name(source, "sv"),
            "area_level": LEVELS[target],
            "area_code": bare(str(area["code"])),
            "area_name_fi": _name(area, "fi"),
            "area_name_sv": _name(area, "sv"),
            "area_name_en": _name(area, "en"),
        }
        for source, area in pairs
    ]
    table = f"municipality_key_{year}_{LEVELS[target]}"
    title = f"Kunta-avain {year}: {target}"
    return Found("area_membership", table, title, str(year), rows)


def _industries(pairs: Sequence[Pair], old: str, new: str) -> Found:
    rows = [
        {
            "from_edition": f"TOL{old}",
            "from_code": bare(str(source["code"])),
            "to_edition": f"TOL{new}",
            "to_code": bare(str(target["code"])),
        }
        for source, target in pairs
    ]
    title = f"Luokitusavain TOL {old} – TOL {new}"
    table = f"tol{old}_to_tol{new}"
    return Found("industry_correspondence", table, title, "", rows)


def _classes(
    file: SourceFile, document: Sequence[Any], told: str
) -> Found | Skipped | None:
    named = _named(ONE, file, told)
    if named is None:
        return Skipped(file.name, UNNAMED)
    prefix = {INDUSTRIES: "TOL", OCCUPATIONS: "AML"}.get(named[1])
    if prefix is None:
        return Skipped(file.name, NOT_NEEDED, {"classification": named[0]})
    edition = f"{prefix}{named[2]}"
    rows = [
        {
            "edition": edition,
            "code": bare(str(one["code"])),
            "level": int(one["level"]) if str(one.get("level", "")).isdigit() else None,
        }
        | {f"name_{language}": _name(one, language) for language in ("fi", "sv", "en")}
        for one in document
        if isinstance(one, Mapping) and one.get("code")
    ]
    title = f"Luokitus {named[0]}"
    return Found("classification_item", edition.lower(), title, "", rows)


def _name(item: Mapping[str, Any], language: str) -> str | None:
    names = item.get("classificationItemNames")
    for one in names if isinstance(names, list) else ():
        if isinstance(one, Mapping) and one.get("lang") == language:
            return str(one.get("name", "")).strip() or None
    return None
