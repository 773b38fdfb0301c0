"""Asking a server over HTTP: in its pace, with time-outs, and again when it is busy.

A whole body is what counts as an answer. One that breaks off is asked for again, also
when the server did not say how long it would be: `check` reads it and tells.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

import httpx
import tenacity

from etl.errors import Refused
from etl.sources.network.pace import Pace
from etl.sources.network.question import (
    NOT_ALLOWED,
    NOT_KNOWN,
    NOT_REACHED,
    TOO_LARGE,
    NotKnown,
    Passing,
    Question,
)

ATTEMPTS = 6
LONGEST_WAIT = 120.0
MAX_BYTES = 250_000_000
NAME = "Voimavara/0.1 (regional council; public registers)"
HEADERS = {"User-Agent": NAME, "Digitraffic-User": NAME, "Accept-Encoding": "gzip"}
TIMEOUT = httpx.Timeout(60.0, connect=15.0)
BUSY = {408, 425, 429, 500, 502, 503, 504}
Check = Callable[[bytes], object]


class Client:
    """One server's client; close it, or use it in a `with`."""

    def __init__(
        self, pace: Pace, *, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._pace = pace
        self._sleep = sleep
        self._http = httpx.Client(
            headers=HEADERS, timeout=TIMEOUT, follow_redirects=True
        )
        self.on_wait: Callable[[str, float], None] = lambda _problem, _seconds: None

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def ask(self, question: Question, check: Check | None = None) -> bytes:
        """Return the whole answer, or refuse when it does not come."""
        answer: bytes = self._patiently(question, lambda: self._ask(question, check))
        return answer

    def download(self, question: Question, path: Path) -> None:
        """Write a large answer to `path`, going on where an earlier try broke off."""
        self._patiently(question, lambda: self._download(question, path))

    def _patiently(self, question: Question, once: Callable[[], Any]) -> Any:
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(Passing),
            stop=tenacity.stop_after_attempt(ATTEMPTS),
            wait=_pause,
            sleep=self._sleep,
            before_sleep=self._tell,
            reraise=True,
        )
        try:
            return retrying(once)
        except Passing as problem:
            raise Refused(
                NOT_REACHED,
                address=question.address,
                attempts=ATTEMPTS,
                problem=str(problem),
            ) from None

    def _tell(self, state: tenacity.RetryCallState) -> None:
        problem = state.outcome.exception() if state.outcome else None
        seconds = state.next_action.sleep if state.next_action else 0.0
        self.on_wait(str(problem), seconds)

    def _ask(self, question: Question, check: Check | None) -> bytes:
        parts: list[bytes] = []
        size = 0
        with self._answer(question, {}) as answer:
            for part in answer.iter_bytes():
                parts.append(part)
                size += len(part)
                if size > MAX_BYTES:
                    limit = MAX_BYTES // 1_000_000
                    raise Refused(TOO_LARGE, address=question.address, limit=limit)
        content = b"".join(parts)
        if check is not None:
            try:
                check(content)
            except NotKnown:
                raise
            except Refused as problem:
                raise Passing(str(problem)) from None
        return content

    def _download(self, question: Question, path: Path) -> None:
        version = path.with_name(path.name + ".version")
        known = version.read_text() if version.is_file() and path.is_file() else ""
        start = path.stat().st_size if known else 0
        wanted = {"Range": f"bytes={start}-", "If-Range": known} if start else {}
        # packed already, and a part of a packed body could not be gone on from
        with self._answer(question, wanted | {"Accept-Encoding": "identity"}) as answer:
            goes_on = answer.status_code == HTTPStatus.PARTIAL_CONTENT
            version.write_text(_version(answer))
            with path.open("ab" if goes_on else "wb") as file:
                for part in answer.iter_bytes():
                    file.write(part)
        version.unlink()

    @contextmanager
    def _answer(
        self, question: Question, headers: dict[str, str]
    ) -> Iterator[httpx.Response]:
        self._pace.wait()
        method = "GET" if question.body is None else "POST"
        try:
            with self._http.stream(
                method,
                question.url,
                json=question.body,
                headers={**question.headers, **headers},
                # a key in a header is for this server alone
                follow_redirects=not question.headers,
            ) as answer:
                _judge(question, answer)
                yield answer
        except httpx.HTTPError as problem:
            raise Passing(_named(problem)) from None


def _judge(question: Question, answer: httpx.Response) -> None:
    status = answer.status_code
    if answer.is_success:
        return
    if status in BUSY:
        raise Passing(f"HTTP {status}", _asked_to_wait(answer))
    answer.read()
    said = " ".join(answer.text.split())
    for secret in question.headers.values():
        said = said.replace(secret, "…")
    said = said[:200]
    facts = {
        "address": question.address,
        "status": status,
        "said": f"“{said}” " if said else "",
    }
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        raise Refused(NOT_ALLOWED, **facts)
    raise NotKnown(NOT_KNOWN, **facts)


def _asked_to_wait(answer: httpx.Response) -> float:
    told = answer.headers.get("Retry-After", "").strip()
    if told.isdecimal():
        return float(told)
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return 0.0
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _version(answer: httpx.Response) -> str:
    tag = answer.headers.get("ETag", "")
    # a weak tag does not promise the same bytes
    return tag if tag and not tag.startswith("W/") else ""


def _pause(state: tenacity.RetryCallState) -> float:
    problem = state.outcome.exception() if state.outcome else None
    asked = problem.after if isinstance(problem, Passing) else 0.0
    own = tenacity.wait_exponential_jitter(initial=1, max=60)(state)
    return min(max(asked, own), LONGEST_WAIT)


def _named(problem: httpx.HTTPError) -> str:
    said = str(problem).strip()
    return f"{type(problem).__name__}: {said}" if said else type(problem).__name__
