"""Canaries: names of the example that must not reach a browser outside the house.

They are companies that may not be named, and suppliers that others told of. Winners
of public procurement are left out: the notices name them to everybody.
"""

import json
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Any

import duckdb
from playwright.sync_api import Error, Page, Response, WebSocket

from etl.build import build_file, current_build
from etl.workspace import Workspace

NOT_READ = ("/static/", "/voimavara/download/")
SECRET = """
    with named as (
        select company_id from marts.company
        where is_interviewed and consent_named and disclosure_class = 'julkinen'
    ), secret as (
        select company_id as id, company_name as name
        from marts.company where is_interviewed
        union
        select supplier_id, supplier_name
        from marts.supply_link where is_known_supplier
    )
    select id, name from secret
    where id not in (from named)
        and not exists (
            from marts.award_link as a where a.winner_id = id or a.winner_name = name
        )
"""


def canaries(data: Path) -> set[str]:
    """Return the names and ids that nobody outside may be told."""
    ws = Workspace(data / "demo_workspace", is_demo=True)
    file = build_file(ws, str(current_build(ws)), "internal")
    with duckdb.connect(str(file), read_only=True) as database:
        rows = database.execute(SECRET).fetchall()
    return {str(word) for row in rows for word in row}


def found_in(content: bytes, words: set[str]) -> set[str]:
    """Return the words that stand in bytes, however text is written in them."""
    low = content.lower()
    return {word for word in words if any(one in low for one in _spellings(word))}


def _spellings(word: str) -> set[bytes]:
    written = (word, escape(word), json.dumps(word)[1:-1])
    return {one.encode().lower() for one in written} | {word.encode("utf-16-le")}


class Sent:
    """Every byte that a tab receives: frames of its sockets, bodies of its answers."""

    def __init__(self, page: Page) -> None:
        self._frames: list[bytes] = []
        self._answers: list[Response] = []
        page.on("websocket", self._listen)
        page.on("response", self._note)

    def told(self, words: set[str]) -> set[str]:
        """Return the words that were sent so far."""
        for answer in self._answers:
            # an answer from before a download was begun is let go of by the browser
            with suppress(Error):
                self._frames.append(answer.body())
        self._answers.clear()
        return found_in(b"\n".join(self._frames), words)

    def forget(self) -> None:
        """Begin anew."""
        self._frames.clear()
        self._answers.clear()

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self._frames.append(_bytes(frame)))

    def _note(self, answer: Response) -> None:
        # programs of the product hold no data, and are large; files are read as files
        if answer.ok and not any(part in answer.url for part in NOT_READ):
            self._answers.append(answer)


def _bytes(frame: Any) -> bytes:
    return frame.encode() if isinstance(frame, str) else bytes(frame)
