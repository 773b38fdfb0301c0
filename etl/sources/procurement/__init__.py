"""Procurement notices and awards of Hilma and TED: who buys what from whom.

An award is the only open link from one company to another. Of a notice published in
both services one is kept, Hilma's, as it has the Finnish business ids. Descriptions and
contact persons are never read, and a winner who is a natural person has no name here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.language import N_
from etl.sources import Choice, Parsed, Recognised, Skipped, SourceFile, landed
from etl.sources.adding import choose_new
from etl.sources.decoding import looks_like_json, read_json, refuse_web_page
from etl.sources.procurement import eforms, hilma, ted
from etl.sources.procurement.redaction import redacted

TITLE = "Hankintailmoitukset ja jälki-ilmoitukset (Hilma, TED)"
QUESTION = N_("It is a question to the procurement service, not its answer.")
NO_NOTICE = N_("It is an answer with no notice.")


@dataclass(frozen=True)
class Procurement:
    """Search answers of Hilma and TED, and single eForms notices in XML."""

    name: str = "procurement"
    address: str = "https://api.hankintailmoitukset.fi"
    licence: str = "reuse with source"
    attribution: str = "Source: Hilma, hankintailmoitukset.fi; TED, ted.europa.eu"
    parser_version: int = 3

    def redacted(self, file: SourceFile) -> SourceFile:
        """Return the file without contact persons, descriptions and addresses."""
        return redacted(file)

    def recognise(self, file: SourceFile) -> Recognised | Skipped | None:
        """Say whether the file has notices, and of which days."""
        content = file.content
        refuse_web_page(content)
        if eforms.is_notice(content):
            return _recognised(file, eforms.rows(content))
        if not looks_like_json(content):
            return None
        document = read_json(content)
        if not isinstance(document, Mapping):
            return None
        if hilma.is_answer(document):
            return _recognised(file, hilma.rows(document))
        if ted.is_answer(document):
            return _recognised(file, ted.rows(document))
        if {"search", "query"} & document.keys():
            return Skipped(file.name, QUESTION)
        return None

    def choose(
        self, found: Sequence[Recognised], in_use: Sequence[Mapping[str, Any]]
    ) -> Choice:
        """Load every file that is not in use yet, together as one table."""
        return choose_new(found, in_use, "procurement")

    def parse(self, chosen: Sequence[Recognised]) -> Parsed:
        """Return one row per notice, lot and winner; each notice from one service."""
        best: dict[str, tuple[int, str]] = {}
        for one in chosen:
            for row in one.content:
                rank = _rank(row, one.file)
                best[row["notice_key"]] = min(best.get(row["notice_key"], rank), rank)
        kept: dict[str, list[dict[str, Any]]] = {
            one.file.name: [
                row
                for row in _once(one.content)
                if best[row["notice_key"]] == _rank(row, one.file)
            ]
            for one in chosen
        }
        every = [row for rows in kept.values() for row in rows]
        counts = {name: len(rows) for name, rows in kept.items()}
        tables = {"procurement_award": landed.rows("procurement_award", every)}
        return Parsed(tables, counts)


SOURCE = Procurement()


def _rank(row: Mapping[str, Any], file: SourceFile) -> tuple[int, str]:
    """Return what sorts first for the service that tells most of a notice."""
    return -row["detail"], file.name


def _once(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return each row once: a notice may stand twice in one answer."""
    return [dict(items) for items in dict.fromkeys(tuple(row.items()) for row in rows)]


def _recognised(
    file: SourceFile, rows: Sequence[Mapping[str, Any]]
) -> Recognised | Skipped:
    if not rows:
        return Skipped(file.name, NO_NOTICE)
    days: list[date] = [row["published_date"] for row in rows if row["published_date"]]
    return Recognised(
        file=file,
        table_name="procurement",
        title=TITLE,
        vintage=max(days).isoformat() if days else "",
        period_from=min(days, default=None),
        period_to=max(days, default=None),
        content=rows,
        facts={"notices": len({row["notice_key"] for row in rows})},
    )
