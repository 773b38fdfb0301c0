"""The Combined Nomenclature (CN): what goods are called in trade, code by code.

Read from the Publications Office's SKOS in JSON-LD. Sections have no code of digits
and are left out; a name of a code stands under its heading's, so "other" is a name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeGuard

from etl.sources import Choice, Parsed, Recognised, Skipped, SourceFile, landed
from etl.sources.decoding import looks_like_json, read_json, refuse_web_page
from etl.sources.lists import newest

TABLE, TITLE = "cn_code", "Yhdistetty nimikkeistö (CN)"
SKOS = "http://www.w3.org/2004/02/skos/core#"
CONCEPT = re.compile(r"http://data\.europa\.eu/xsp/cn(\d{4})/\d+")
CODE = re.compile(r"(?:\d{2}){1,4}")
LANGUAGES = ("fi", "sv", "en")
NAMES = (f"{SKOS}altLabel", f"{SKOS}prefLabel")
"""The shorter name first; a preferred label may repeat the code before the name."""


@dataclass(frozen=True)
class Trade:
    """The Combined Nomenclature of a year, from data.europa.eu."""

    name: str = "trade"
    address: str = "http://data.europa.eu/xsp/cn2026/cn2026"
    licence: str = "reuse with source"
    attribution: str = (
        "Source: Publications Office of the European Union, Combined Nomenclature"
    )
    parser_version: int = 1

    def recognise(self, file: SourceFile) -> Recognised | Skipped | None:
        """Say of which year the nomenclature is."""
        refuse_web_page(file.content)
        if not looks_like_json(file.content):
            return None
        rows = list(_rows(read_json(file.content)))
        if not rows:
            return None
        year = max(row["cn_year"] for row in rows)
        return Recognised(
            file=file,
            table_name=TABLE,
            title=TITLE,
            vintage=str(year),
            period_from=date(year, 1, 1),
            period_to=date(year, 12, 31),
            content=[row for row in rows if row["cn_year"] == year],
        )

    def choose(
        self, found: Sequence[Recognised], in_use: Sequence[Mapping[str, Any]]
    ) -> Choice:
        """Choose the newest year."""
        return newest(found, in_use)

    def parse(self, chosen: Sequence[Recognised]) -> Parsed:
        """Return one row per code."""
        every = [row for one in chosen for row in one.content]
        counts = {one.file.name: len(one.content) for one in chosen}
        return Parsed({TABLE: landed.rows(TABLE, every)}, counts)


SOURCE = Trade()


def _rows(document: Any) -> Iterator[dict[str, Any]]:
    if isinstance(document, Mapping):
        document = document.get("@graph", [document])
    for node in document if isinstance(document, list) else []:
        known = CONCEPT.fullmatch(str(node.get("@id"))) if _is_node(node) else None
        if known is None:
            continue
        told = next(_values(node, f"{SKOS}notation"), {})
        code = str(told.get("@value", "")).replace(" ", "").replace(".", "")
        if CODE.fullmatch(code):
            names = {f"name_{one}": _name(node, one, code) for one in LANGUAGES}
            yield {"cn_year": int(known[1]), "cn_code": code, **names}


def _is_node(node: Any) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(node, Mapping)


def _values(node: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    found = node.get(key)
    for one in found if isinstance(found, list) else [found]:
        if _is_node(one):
            yield one


def _name(node: Mapping[str, Any], language: str, code: str) -> str | None:
    for key in NAMES:
        for told in _values(node, key):
            if told.get("@language") == language and told.get("@value"):
                return _without_code(str(told["@value"]), code)
    return None


def _without_code(name: str, code: str) -> str:
    """Return a name without the code that may stand before it: `2716 00 00 …`."""
    digits = r"[\s.]*".join(code)
    return re.sub(rf"^{digits}\s*[-–—:]*\s*", "", name).strip() or name
