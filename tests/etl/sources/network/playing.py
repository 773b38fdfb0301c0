"""A server on this machine that plays a register with its quirks."""

import gzip
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Asked:
    """One question as the server saw it."""

    method: str
    path: str
    parameters: Mapping[str, str]
    headers: Mapping[str, str]
    body: Any


@dataclass(frozen=True)
class Reply:
    """What the server says; `cut` breaks the body off after so many bytes."""

    content: Any = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    is_silent_about_length: bool = False

    @property
    def bytes(self) -> bytes:
        if isinstance(self.content, bytes):
            return self.content
        return json.dumps(self.content).encode()


@dataclass
class Play:
    """The register: what it answers, what goes wrong first, what it was asked."""

    answer: Callable[[Asked], Reply]
    faults: list[Reply | None] = field(default_factory=list)
    """The replies to the first questions; None lets the register answer."""
    asked: list[Asked] = field(default_factory=list)
    address: str = ""

    def reply(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        fault = self.faults.pop(0) if self.faults else None
        return fault or self.answer(asked)


@contextmanager
def playing(play: Play) -> Iterator[Play]:
    """Run the register on a free port until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(play))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    play.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield play
    finally:
        server.shutdown()
        server.server_close()


def _handler(play: Play) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing: pytest shows what matters."""

        def do_GET(self) -> None:
            self._serve(b"")

        def do_POST(self) -> None:
            self._serve(self.rfile.read(int(self.headers["Content-Length"])))

        def _serve(self, body: bytes) -> None:
            url = urlsplit(self.path)
            asked = Asked(
                self.command,
                url.path,
                dict(parse_qsl(url.query)),
                dict(self.headers),
                json.loads(body) if body else None,
            )
            self._say(play.reply(asked), asked)

        def _say(self, reply: Reply, asked: Asked) -> None:
            content = reply.bytes
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if "gzip" in asked.headers.get("Accept-Encoding", ""):
                content = gzip.compress(content)
                self.send_header("Content-Encoding", "gzip")
            if not reply.is_silent_about_length:
                self.send_header("Content-Length", str(len(content)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(content[: reply.cut])

    return Handler
