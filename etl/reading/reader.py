"""Read one spreadsheet: the gate here, the parsing in a process that may die.

The bytes travel through pipes only; nothing is written to disk, so what must not
be stored can be found out before anything is.
"""

import json
import subprocess
import sys
import threading
import unicodedata
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from etl.reading.answer import workbook_from
from etl.reading.gate.files import pass_gate, too_large
from etl.reading.gate.refusals import refusal
from etl.reading.limits import (
    CHILD_MEMORY_BYTES,
    CHILD_WALL_SECONDS,
    CHILDREN_AT_ONCE,
    MAX_ANSWER_BYTES,
    MAX_FILE_BYTES,
)
from etl.reading.model import UnreadableFile, Workbook

CHILD = Path(__file__).with_name("child") / "__main__.py"
HAS_LIMITS = find_spec("resource") is not None
_PLACES = threading.BoundedSemaphore(CHILDREN_AT_ONCE)
_BINARY_KINDS = ("xls", "xlsb")


def read_workbook(source: Path | bytes, *, name: str | None = None) -> Workbook:
    """Return what the file holds; raise UnreadableFile, and nothing else."""
    shown_name = display_name(name or (source.name if isinstance(source, Path) else ""))
    content = source if isinstance(source, bytes) else read_bytes(source, shown_name)
    kind = pass_gate(content, shown_name)
    with _PLACES:
        answer = parse_in_child(kind, content, shown_name)
    if "refused" in answer:
        values = {**answer["values"], "file": shown_name}
        raise refusal(answer["refused"], answer["reason"], **values)
    try:
        return workbook_from(answer, kind, shown_name)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise refusal("UNREADABLE_FILE", file=shown_name) from error


def pieces_of(content: bytes, name: str) -> Workbook:
    """Return a file that cannot be read as no sheets and what stands in its bytes."""
    answer: dict[str, Any] = {"sheets": []}
    with _PLACES, suppress(UnreadableFile):
        answer = parse_in_child("bytes", content, name)
    return Workbook(name, "csv", beside=list(answer.get("beside", [])))


def display_name(name: str) -> str:
    """Return the name as it may be shown: one line, no controls, no direction marks."""
    name = unicodedata.normalize("NFC", name)
    kept = "".join(sign for sign in name if sign.isprintable() and sign not in "\\/")
    return kept[:200] or "?"


def read_bytes(path: Path, name: str) -> bytes:
    """Read the file, unless its size alone forbids it."""
    if not path.is_file():  # a folder, a device or a pipe would never end
        raise refusal("UNREADABLE_FILE", "missing", file=name)
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise too_large(size, name)
        return path.read_bytes()
    except OSError as error:
        raise refusal("UNREADABLE_FILE", "missing", file=name) from error


def parse_in_child(kind: str, content: bytes, name: str) -> dict[str, Any]:
    """Run the child process and return its answer."""
    command = [sys.executable, "-I", str(CHILD), kind]
    child = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    late = threading.Event()

    def stop() -> None:
        late.set()
        child.kill()

    timer = threading.Timer(CHILD_WALL_SECONDS, stop)
    timer.start()
    watch_memory(child)
    writer = threading.Thread(target=feed, args=(child, content), daemon=True)
    writer.start()
    try:
        output = child.stdout.read(MAX_ANSWER_BYTES) if child.stdout else b""
    finally:
        child.kill()
        child.wait()
        timer.cancel()
        writer.join()
        if child.stdout:
            child.stdout.close()
    return decode(output, kind, name, is_late=late.is_set())


def feed(child: "subprocess.Popen[bytes]", content: bytes) -> None:
    """Write the file to the child; one that has died no longer wants it."""
    try:
        if child.stdin:
            with child.stdin as pipe:
                pipe.write(content)
    except OSError:
        return


def watch_memory(child: "subprocess.Popen[bytes]") -> None:
    """Where the system has no limits for a process, look and kill from outside."""
    if not HAS_LIMITS:
        threading.Thread(target=kill_when_large, args=(child,), daemon=True).start()


def kill_when_large(child: "subprocess.Popen[bytes]") -> None:
    """Kill the child once it holds more than it may."""
    import psutil  # noqa: PLC0415  (needed on Windows only)

    try:
        process = psutil.Process(child.pid)
        while child.poll() is None:
            if process.memory_info().rss > CHILD_MEMORY_BYTES:
                child.kill()
            threading.Event().wait(0.05)
    except psutil.Error:
        return


def decode(output: bytes, kind: str, name: str, *, is_late: bool) -> dict[str, Any]:
    """Return the answer; a child that gave none has died of the file."""
    try:
        answer = json.loads(output)
    except ValueError as error:
        raise died(kind, name, is_late=is_late) from error
    if not isinstance(answer, dict):
        raise died(kind, name, is_late=is_late)
    return answer


def died(kind: str, name: str, *, is_late: bool) -> UnreadableFile:
    """Return the refusal for a child that did not answer."""
    if is_late:
        return refusal("TOO_LARGE", "time", file=name)
    if kind in _BINARY_KINDS:
        return refusal("UNREADABLE_FILE", "old", file=name)
    return refusal("TOO_LARGE", "memory", file=name)
