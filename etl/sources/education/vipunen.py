"""Education statistics from Vipunen, as a table that a person brings.

What the report splits further than we keep (sex, language …) is summed; a sum with a
hidden part is secret, never smaller.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from etl.reading.model import Sheet
from etl.reference import read_table
from etl.settings import PROJECT
from etl.sources import SourceFile
from etl.sources.education.headings import Words
from etl.sources.education.pivot import unpivoted
from etl.statistics.brought import PACKAGES, Records, Row, read_records
from etl.statistics.cube import SYMBOLS, Cube, Dimension, is_number
from etl.statistics.pxweb_json import from_rows
from etl.statistics.variables import ALL, TOTAL, TOTAL_LABEL, measure_of

BROUGHT = PROJECT / "etl" / "mappings" / "registers" / "brought.toml"
YEAR = re.compile(r"(?:19|20)\d\d")
SCHOOL_YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-](?:19|20)?\d\d)?")
COUNTRY = ("koko maa", "hela landet", "whole country")
KINDS = {
    "year": ("timeperiod_y", "time"),
    "area": ("alue", "geo"),
    "field": ("koulutusala", ""),
    "level": ("koulutusaste", ""),
}
"""Code and role of the variable that each column becomes."""


@lru_cache(maxsize=1)
def rules() -> dict[str, Any]:
    """Return what is known of the service's tables."""
    with BROUGHT.open("rb") as file:
        found: dict[str, Any] = tomllib.load(file)["vipunen"]
    return found


def read_vipunen(file: SourceFile) -> Cube | None:
    """Return the table of a report or an answer; None for any other file."""
    may_be_pivot = measure_of(file.content[:8000].decode("utf-8", "replace"), "")
    is_text = not file.content.startswith(PACKAGES)
    pivot = None if is_text and not may_be_pivot else _pivot
    records = read_records(file, rules()["columns"], rules()["needed"], pivot)
    if records is None:
        return None
    counts = _counts(records)
    if not counts or not records.rows:
        return None
    measures = sorted({str(measure_of(one, "")) for one in counts})
    used = [name for name in KINDS if records.column(name)]
    rows = _totals(records, [*counts, *(records.column(name) for name in used)])
    summed = _summed(rows, [records.column(name) for name in used], used, counts)
    updated = records.rows[0].get("tietojoukkoPaivitettyPvm", "")[:10]
    keys = list(summed)
    return from_rows(
        [*_dimensions(used, keys), _contents(counts)],
        keys,
        [text for texts in summed.values() for text in texts],
        table_id="vipunen-" + "-".join(measures),
        title="Vipunen: " + ", ".join(counts),
        updated=updated if re.fullmatch(r"\d{4}-\d\d-\d\d", updated) else "",
    )


def _pivot(sheet: Sheet) -> Records | None:
    words = Words(
        patterns=rules()["columns"],
        needed=rules()["needed"],
        values={
            "year": lambda text: bool(SCHOOL_YEAR.fullmatch(text)),
            "area": lambda text: text.lower() in {*_regions(), *COUNTRY},
            "field": lambda text: text.lower() in _fields(),
            "count": _is_count,
        },
    )
    return unpivoted(sheet, words)


def _is_count(text: str) -> bool:
    named = re.search(rules()["count"]["pattern"], text, re.IGNORECASE)
    return bool(named and measure_of(text, ""))


def _counts(records: Records) -> list[str]:
    return [
        header
        for header in records.headers
        if header not in records.roles.values()
        and _is_count(header)
        and any(is_number(_plain(row[header])) for row in records.rows)
    ]


def _totals(records: Records, used: Sequence[str]) -> Sequence[Row]:
    """Keep the totals of what is not used, where the table has them beside parts."""
    rows = records.rows
    for header in (one for one in records.headers if one not in used):
        totals = [row for row in rows if _is_total(row[header])]
        if totals:
            rows = totals
    return rows


def _is_total(text: str) -> bool:
    return bool(TOTAL.fullmatch(text) or TOTAL_LABEL.fullmatch(text))


def _summed(
    rows: Sequence[Row], headers: Sequence[str], used: Sequence[str], counts: list[str]
) -> dict[tuple[str, ...], list[str]]:
    """Return, by codes, one text a count: a sum or a mark."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        pairs = zip(used, headers, strict=True)
        codes = tuple(_code(name, row[header]) for name, header in pairs)
        if all(codes):
            groups.setdefault(codes, []).append(row)
    return {
        codes: [_sum([row[count] for row in group]) for count in counts]
        for codes, group in groups.items()
    }


def _sum(texts: Sequence[str]) -> str:
    plain = [_plain(text) for text in texts]
    if any(re.match(rules()["count"]["secret"], text) for text in plain):
        return "..."
    unknown = [text for text in plain if not is_number(text) and text != "-"]
    if unknown:
        return unknown[0] if unknown[0] in SYMBOLS else ".."
    if set(plain) == {"-"}:
        return "-"
    return f"{sum(float(text) for text in plain if text != '-'):.10g}"


def _plain(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]", "", text).replace(",", ".")


def _code(name: str, text: str) -> str:
    if name == "year":
        found = YEAR.search(text)
        return found[0] if found else ""
    if _is_total(text) or text.lower() in COUNTRY:
        return ALL
    if name == "area":
        return _regions().get(text.lower(), text)
    return _fields().get(text.lower(), text) if name == "field" else text


@lru_cache(maxsize=1)
def _regions() -> Mapping[str, str]:
    codes = {}
    for row in read_table("region").to_pylist():
        for known in ("name_fi", "name_sv", "name_en", "region_code"):
            codes[str(row[known]).lower()] = f"MK{row['region_code']}"
    return codes


@lru_cache(maxsize=1)
def _fields() -> Mapping[str, str]:
    return {name.lower(): code for code, name in rules()["fields"].items()}


def _dimensions(
    used: Sequence[str], keys: Sequence[tuple[str, ...]]
) -> list[Dimension]:
    dimensions = []
    for place, name in enumerate(used):
        codes = tuple(sorted({key[place] for key in keys}))
        labels = tuple(rules()["fields"].get(code, code) for code in codes)
        code, role = KINDS[name]
        dimensions.append(
            Dimension(code, code, codes, labels if name == "field" else codes, role)
        )
    return dimensions


def _contents(counts: Sequence[str]) -> Dimension:
    return Dimension(
        "contentscode", "contentscode", tuple(counts), tuple(counts), "metric"
    )
