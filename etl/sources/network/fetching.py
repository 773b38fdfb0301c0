"""Answers of one load: each is kept in the landing before the next is asked for.

What was kept is noted, question by question. A load that broke off goes on from its
notes within a few hours; a load that came to its end leaves none.
"""

import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from etl import landing
from etl.sources import Redacting, Source, SourceFile
from etl.sources.network.client import Check, Client
from etl.sources.network.question import Question
from etl.workspace import Workspace

FRESH = timedelta(hours=6)
CHUNK = 1 << 20


class Fetching:
    """One load over the network: its client, its notes, its progress."""

    def __init__(
        self,
        ws: Workspace,
        source: Source,
        author: str,
        report: Callable[[str, int, int], None] = lambda _what, _done, _of: None,
    ) -> None:
        self.ws, self.source, self._author = ws, source, author
        self._report = report
        self._folder = ws.root / "fetching" / source.name
        self._noted = self._read_notes()

    def ask(
        self, client: Client, name: str, question: Question, check: Check | None = None
    ) -> SourceFile:
        """Return the answer to a question, from the notes or from the server."""
        known = self._known(question)
        content = known.path.read_bytes() if known else client.ask(question, check)
        sha256 = hashlib.sha256(content).hexdigest()
        file = SourceFile(name, content, sha256, origin=question.text)
        if known is None:
            if isinstance(self.source, Redacting):
                file = self.source.redacted(file)
            self._note(question, self._keep(file).sha256)
        return file

    def download(self, client: Client, name: str, question: Question) -> Path:
        """Return the path of a large answer; its bytes are kept by the load."""
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / name
        client.download(question, path)
        return path

    def tell(self, what: str, done: int, of: int) -> None:
        """Say how far the load is."""
        self._report(what, done, of)

    def forget(self, question: str) -> None:
        """Ask this question again when it is next asked."""
        self._noted.pop(question, None)

    def end(self) -> None:
        """Drop the notes: the load has come to its end."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _known(self, question: Question) -> landing.Original | None:
        sha256 = self._noted.get(question.text)
        return landing.original(self.ws, sha256) if sha256 else None

    def _keep(self, file: SourceFile) -> landing.Original:
        return landing.keep(
            self.ws,
            file.content,
            name=file.name,
            kind=self.source.name,
            received_by=self._author,
            origin=file.origin,
            licence=self.source.licence,
            redaction=file.redaction,
        )

    @property
    def _notes(self) -> Path:
        return self._folder / "notes.jsonl"

    def _note(self, question: Question, sha256: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        at = datetime.now(UTC).isoformat()
        line = json.dumps({"question": question.text, "sha256": sha256, "at": at})
        with self._notes.open("a", encoding="utf-8") as file:
            file.write(line + "\n")
        self._noted[question.text] = sha256

    def _read_notes(self) -> dict[str, str]:
        if not self._notes.is_file():
            return {}
        oldest = datetime.now(UTC) - FRESH
        noted = {}
        for line in self._notes.read_text(encoding="utf-8").splitlines():
            try:
                note = json.loads(line)
                is_fresh = datetime.fromisoformat(note["at"]) >= oldest
            except (ValueError, KeyError, TypeError):  # the line that broke off
                continue
            if is_fresh:
                noted[str(note["question"])] = str(note["sha256"])
        return noted
