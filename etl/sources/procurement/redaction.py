"""What is kept of a notice: names of organisations, codes, sums and dates, no persons.

The lists of `etl/mappings/registers/procurement.toml` name what may stay. Whatever else
a publisher or a sender writes, now or later, is taken out in memory before the bytes
are kept: contact persons, descriptions, postal addresses. A text with a personal
identity code in it is taken out whole.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, register_namespace, tostring

from etl.reading.markings import codes_in
from etl.settings import PROJECT
from etl.sources import SourceFile, without
from etl.sources.decoding import looks_like_json, read_json
from etl.sources.procurement import eforms, hilma, ted

KEPT = PROJECT / "etl" / "mappings" / "registers" / "procurement.toml"
ANSWER = {
    "value": frozenset({"@odata.count"}),
    "notices": frozenset({"totalNoticeCount", "iterationNextToken", "timedOut"}),
}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}")


def redacted(file: SourceFile) -> SourceFile:
    """Return the file with what may stay; the same file when that is all of it.

    A file of another shape is returned as it is: it is not kept at all.
    """
    if eforms.is_notice(file.content):
        return _redacted_xml(file, eforms.parsed(file.content))
    if not looks_like_json(file.content):
        return file
    document = read_json(file.content)
    if isinstance(document, Mapping) and hilma.is_answer(document):
        return _redacted_answer(file, document, "value", "hilma")
    if isinstance(document, Mapping) and ted.is_answer(document):
        return _redacted_answer(file, document, "notices", "ted")
    return file


def _redacted_answer(
    file: SourceFile, document: Mapping[str, Any], rows: str, service: str
) -> SourceFile:
    kept = _fields(document, ANSWER[rows])
    kept[rows] = [_notice(notice, service) for notice in document[rows]]
    if kept == document:
        return file
    content = json.dumps(kept, ensure_ascii=False, indent=1).encode()
    return without(file, content, max(_count(document) - _count(kept), 1))


def _notice(notice: Mapping[str, Any], service: str) -> dict[str, Any]:
    if service != "hilma":
        return _fields(notice, may_stay(service))
    kept = _fields(notice, may_stay("hilma") | may_stay("lot"))
    if isinstance(notice.get("lots"), list):
        lots = [one for one in notice["lots"] if isinstance(one, Mapping)]
        kept["lots"] = [_fields(one, may_stay("lot")) for one in lots]
    return kept


def _fields(found: Mapping[str, Any], allowed: frozenset[str]) -> dict[str, Any]:
    return {
        name: value
        for name, value in found.items()
        if name in allowed and _is_plain(value) and not has_identity_code(value)
    }


def _is_plain(value: Any, *, may_be_by_language: bool = True) -> bool:
    """Say whether a value is one, a list of them, or such by language."""
    if isinstance(value, Mapping):
        return may_be_by_language and all(
            LANGUAGE.fullmatch(str(name)) and _is_plain(one, may_be_by_language=False)
            for name, one in value.items()
        )
    values = value if isinstance(value, list) else [value]
    return not any(isinstance(one, list | Mapping) for one in values)


def has_identity_code(value: Any) -> bool:
    """Say whether a personal identity code stands in a text, or in any of several."""
    texts = json.dumps(value, ensure_ascii=False) if value else ""
    return "PERSONAL_IDENTITY_CODE" in set(codes_in(texts))


def _count(value: Any) -> int:
    """Count the fields of a document, those of its parts too."""
    if isinstance(value, Mapping):
        return len(value) + sum(map(_count, value.values()))
    return sum(map(_count, value)) if isinstance(value, list) else 0


def _redacted_xml(file: SourceFile, notice: Element) -> SourceFile:
    before = sum(1 for _ in notice.iter())
    _prune(notice)
    content: bytes = tostring(notice, encoding="utf-8", xml_declaration=True)
    if content == file.content:
        return file
    # comments and attributes are gone even where every element stays
    left_out = before - sum(1 for _ in notice.iter())
    return without(file, content, max(left_out, 1))


def _prune(element: Element) -> None:
    is_person = any(
        _name(child) == "NaturalPersonIndicator" and child.text == "true"
        for child in element
    )
    for name in set(element.attrib) - may_stay("attributes"):
        del element.attrib[name]
    for child in list(element):
        if _name(child) not in may_stay("eforms") or has_identity_code(child.text):
            element.remove(child)
            continue
        if is_person and _name(child) == "Company":
            _remove(child, may_stay("personal"))
        _prune(child)


def _remove(element: Element, names: frozenset[str]) -> None:
    for child in list(element):
        if _name(child) in names:
            element.remove(child)


@cache
def may_stay(kind: str) -> frozenset[str]:
    """Return the names of what may stay: of hilma, lot, ted, eforms or attributes."""
    return frozenset(tomllib.loads(KEPT.read_text(encoding="utf-8"))[kind])


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


for _prefix, _address in eforms.NAMES.items():
    register_namespace(_prefix, _address)
