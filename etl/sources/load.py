"""The last steps of a load: keep the bytes, parse them, accept the batch.

`fetched_at` is when the bytes were first received, so parsing them again gives the
same rows.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa

from etl import journal, landing
from etl.sources import Comparing, Parsed, Recognised, Source, landed
from etl.sources.bulk.changes import counts
from etl.workspace import Workspace

MADE_UP_LICENCE = "made up"


@dataclass(frozen=True)
class Load:
    """One load of one source into one workspace."""

    ws: Workspace
    source: Source
    author: str
    origin: str
    is_made_up: bool

    def accept(
        self,
        chosen: Sequence[Recognised],
        file_name: str,
        skipped: Sequence[Mapping[str, str]],
    ) -> journal.Batch:
        """Keep, parse and accept the chosen files; return the batch in use."""
        originals = [self._keep(one) for one in chosen]
        parsed = self.source.parse(chosen)
        changes, before = self._changes(parsed, chosen)
        key = self._key(chosen, before)
        loads = [
            self._source_load(one, original, parsed.row_counts[one.file.name])
            for one, original in zip(chosen, originals, strict=True)
        ]
        tables = {
            **parsed.tables,
            **changes,
            "source_load": landed.rows("source_load", loads),
        }
        about = self._about(chosen, parsed, skipped)
        about |= {name: counts(rows) for name, rows in changes.items()}
        landing.write_parsed(self.ws, key, tables, about)
        batch = journal.Batch(
            kind="register",
            source=self.source.name,
            file_name=file_name,
            sha256=_fingerprint(one.file.sha256 for one in chosen),
            parsed_key=key,
            author=self.author,
            row_count=sum(parsed.row_counts.values()),
            parked_count=0,
            about=about,
        )
        return journal.accept_batch(self.ws, batch)

    @property
    def licence(self) -> str:
        """The licence of the source; made-up answers have none."""
        return MADE_UP_LICENCE if self.is_made_up else self.source.licence

    def _keep(self, one: Recognised) -> landing.Original:
        return landing.keep(
            self.ws,
            one.file.large or one.file.content,
            name=one.file.name,
            kind=self.source.name,
            received_by=self.author,
            origin=one.file.origin or self.origin,
            licence=self.licence,
            redaction=one.file.redaction,
        )

    def _changes(
        self, parsed: Parsed, chosen: Sequence[Recognised]
    ) -> tuple[dict[str, pa.Table], list[str]]:
        """Return the table of changes, and the loads that it was compared with."""
        if not isinstance(self.source, Comparing):
            return {}, []
        before = [
            batch.parsed_key
            for batch in journal.live_batches(self.ws)
            if batch.kind == "register" and batch.source == self.source.name
        ]
        paths = [landing.read_parsed(self.ws, key).tables for key in before]
        known = [one["register_company"] for one in paths if "register_company" in one]
        whole = any(one.facts.get("whole") for one in chosen)
        return {"register_change": self.source.changes(parsed, known, whole)}, before

    def _key(self, chosen: Sequence[Recognised], before: Sequence[str]) -> str:
        files = sorted(
            " ".join([one.table_name, one.file.sha256, *_asked(one)]) for one in chosen
        )
        how = [str(self.source.parser_version), self.origin, str(self.is_made_up)]
        return f"{self.source.name}-{_digest([*how, *files, *before])[:16]}"

    def _source_load(
        self, one: Recognised, original: landing.Original, row_count: int
    ) -> dict[str, Any]:
        received = datetime.fromisoformat(original.received_at)
        return {
            "source": self.source.name,
            "table_name": one.table_name,
            "title": one.title,
            "vintage": one.vintage,
            "period_from": one.period_from,
            "period_to": one.period_to,
            "file_name": one.file.name,
            "sha256": one.file.sha256,
            "origin": one.file.origin or self.origin,
            "licence": self.licence,
            "attribution": "" if self.is_made_up else self.source.attribution,
            "row_count": row_count,
            "fetched_at": received.replace(tzinfo=None),
            "is_made_up": self.is_made_up,
        }

    def _about(
        self,
        chosen: Sequence[Recognised],
        parsed: Parsed,
        skipped: Sequence[Mapping[str, str]],
    ) -> dict[str, Any]:
        loaded = [
            {
                **one.facts,
                "table_name": one.table_name,
                "title": one.title,
                "vintage": one.vintage,
                "file": one.file.name,
                "sha256": one.file.sha256,
                "row_count": parsed.row_counts[one.file.name],
            }
            for one in chosen
        ]
        return {
            "tables": sorted({one.table_name for one in chosen}),
            "vintage": max(one.vintage for one in chosen),
            "loaded": loaded,
            "skipped": [dict(one) for one in skipped],
        }


def _asked(one: Recognised) -> list[str]:
    return [one.file.origin] if one.file.origin else []


def _fingerprint(hashes: Any) -> str:
    known = sorted(set(hashes))
    return known[0] if len(known) == 1 else _digest(known)


def _digest(lines: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
