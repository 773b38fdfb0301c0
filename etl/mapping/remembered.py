"""Mappings that people have saved: events, recalled by the headers of a file."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from etl import journal
from etl.errors import Refused
from etl.language import N_
from etl.mapping.headers import fingerprint, overlap
from etl.mapping.model import ColumnMapping, FileMapping, SheetMapping
from etl.reading.words import compared
from etl.workspace import Workspace

SAVED = "mapping_saved"
LIKE_FORM = 0.4
"""Share from which an old wording of a question is worth showing."""

SAME_FORM = 0.8
"""Share of common headers from which two files are the same questionnaire."""

NOT_FOUND = N_(
    "Mapping “{mapping}” is not known: it is no JSON file, no identifier and no name "
    "of a saved mapping. Known ones: {known}. List them with “python -m etl mappings”."
)
BAD_JSON = N_(
    "“{path}” is not JSON: line {line}, {problem}. Correct the file, or take the "
    "mapping anew from “python -m etl intake FILE --json”."
)
UNREADABLE = N_("“{path}” cannot be read: {reason}. Give another path.")


@dataclass(frozen=True)
class Known:
    """A sheet that is remembered."""

    mapping: SheetMapping

    def column(self, key: str, turn: int) -> ColumnMapping | None:
        """Return the column with a header, the `turn`th of that name."""
        same = [one for one in self.mapping.columns if compared(one.header) == key]
        return same[turn] if turn < len(same) else None


def column_of(
    known: Sequence[FileMapping], header: str
) -> tuple[ColumnMapping, FileMapping] | None:
    """Return what a column of this header was in the questionnaire mapped last."""
    key = compared(header)
    for mapping in known if key else ():
        for sheet in mapping.sheets:
            for one in sheet.columns:
                if compared(one.header) == key:
                    return one, mapping
    return None


def old_wording(
    known: Sequence[FileMapping], headers: Sequence[str], target: str
) -> str:
    """Return how a field was asked in the questionnaire that is the most alike."""
    best: tuple[float, str] = (LIKE_FORM, "")
    there = set(map(compared, headers))
    for mapping in known:
        for sheet in mapping.sheets:
            share = _share(sheet, list(headers))
            gone = (
                one.header
                for one in sheet.columns
                if one.target == target and compared(one.header) not in there
            )
            best = max(best, (share, next(gone, "")))
    return best[1]


@dataclass(frozen=True)
class Recalled:
    """The remembered mapping of a file, by the sheets of the file."""

    mapping: FileMapping
    sheets: dict[str, Known] = field(default_factory=dict)
    is_whole: bool = False
    """Every sheet has exactly the headers that are remembered."""


def save_mapping(ws: Workspace, mapping: FileMapping, author: str) -> FileMapping:
    """Remember a mapping as a new version of itself; the same again is kept once."""
    known = mappings(ws)
    mapping = replace(mapping, sheets=tuple(map(_fingerprinted, mapping.sheets)))
    before = next((one for one in known if _is_same(one, mapping)), None)
    if before and before.name == mapping.name and before.content() == mapping.content():
        return before
    own = before.mapping_id if before else f"M-{secrets.token_hex(4)}"
    saved = replace(
        mapping,
        mapping_id=mapping.mapping_id or own,
        version=(before.version if before else 0) + 1,
    )
    journal.append(
        ws, SAVED, subject=saved.mapping_id, author=author, payload=saved.as_json()
    )
    return saved


def _is_same(known: FileMapping, mapping: FileMapping) -> bool:
    """Whether a mapping is another version of a known one."""
    if mapping.mapping_id:
        return known.mapping_id == mapping.mapping_id
    prints = [{sheet.fingerprint for sheet in one.sheets} for one in (known, mapping)]
    return known.name == mapping.name and prints[0] == prints[1]


def mappings(ws: Workspace) -> list[FileMapping]:
    """Return the newest version of every saved mapping, the latest saved first."""
    newest: dict[str, FileMapping] = {}
    for event in journal.events(ws, SAVED):
        newest.pop(event.subject, None)
        newest[event.subject] = FileMapping.from_json(dict(event.payload))
    return list(newest.values())[::-1]


def find_mapping(ws: Workspace, text: str) -> FileMapping:
    """Return a mapping by the path of a JSON file, its identifier or its name."""
    known = mappings(ws)
    for one in known:
        if text in {one.mapping_id, one.name}:
            return one
    path = Path(text)
    if not path.is_file():
        names = ", ".join(f"{one.name} ({one.mapping_id})" for one in known) or "–"
        raise Refused(NOT_FOUND, mapping=text, known=names)
    try:
        facts = json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise Refused(
            BAD_JSON, path=text, line=error.lineno, problem=error.msg
        ) from error
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise Refused(UNREADABLE, path=text, reason=reason) from error
    # what `intake --json` prints holds the mapping among other things
    inner = facts.get("mapping") if isinstance(facts, dict) else None
    return FileMapping.from_json(inner if isinstance(inner, dict) else facts)


def recall(
    known: Sequence[FileMapping], sheets: Sequence[tuple[str, list[str]]]
) -> Recalled | None:
    """Return the remembered mapping that fits the sheets of a file best."""
    best: tuple[float, Recalled] | None = None
    for mapping in known:
        found: dict[str, Known] = {}
        whole = 0
        score = 0.0
        for name, headers in sheets:
            one, share = _closest(mapping, name, headers)
            if one is not None:
                found[name] = Known(one)
                whole += one.fingerprint == fingerprint(headers)
                score += share
        if not found:
            continue
        fits = whole == len(found) == len([one for one in mapping.sheets if one.forms])
        recalled = Recalled(mapping, found, is_whole=fits)
        if best is None or score + fits > best[0]:
            best = (score + fits, recalled)
    return best[1] if best else None


def _closest(
    mapping: FileMapping, name: str, headers: list[str]
) -> tuple[SheetMapping | None, float]:
    shares = [(_share(one, headers), one.sheet == name, one) for one in mapping.sheets]
    fitting = [found for found in shares if found[0] >= SAME_FORM]
    if not fitting:
        return None, 0.0
    share, _, one = max(fitting, key=lambda found: found[:2])
    return one, share


def _share(one: SheetMapping, headers: list[str]) -> float:
    if one.fingerprint == fingerprint(headers):
        return 1.0
    return overlap(headers, [column.header for column in one.columns])


def _fingerprinted(sheet: SheetMapping) -> SheetMapping:
    if sheet.fingerprint:
        return sheet
    headers = [column.header for column in sheet.columns]
    return replace(sheet, fingerprint=fingerprint(headers))
