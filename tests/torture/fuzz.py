"""Read mutated files one after another: an answer each, in time, or it is told.

`python -m tests.torture.fuzz FIRST COUNT` reads the files of these seeds in processes
that may die: old binary formats are read by a library that can abort. The product
reads in a child process of its own; here one process reads many, to be quick.
"""

import json
import os
import resource
import signal
import sys
import time
from typing import Any

from etl.errors import NeedsChoice, Refused
from etl.intake.checking import check
from etl.reading import inspect, read_workbook, reader
from etl.reading.child.__main__ import answer
from etl.reading.limits import CHILD_MEMORY_BYTES
from tests.torture.mutations import mutated

MOST_SECONDS = 5
OUTCOMES = ("import", "import_with_warnings", "choose", "reject")
MAY_DIE = ("xls", "xlsb")


def read_here(kind: str, content: bytes, _name: str) -> dict[str, Any]:
    """Take the place of the child process: the same bytes make the same answer."""
    said: dict[str, Any] = json.loads(json.dumps(answer(kind, content)))
    return said


def complaint(name: str, content: bytes) -> str:
    """Return what is wrong with the answer for a file, empty when nothing is."""
    started = time.process_time()
    said = inspect(content, name=name, language="fi")
    if said["outcome"] not in OUTCOMES or name not in said["message"]:
        return f"outcome {said['outcome']}, message {said['message']!r}"
    if (said["outcome"] == "reject") != (said["sheets"] == []) and not said["code"]:
        return "rejected without a code"
    json.dumps(said)
    if said["outcome"] != "reject":
        try:
            check(read_workbook(content, name=name))
        except (Refused, NeedsChoice) as refusal:
            if not refusal.render("fi"):
                return "refused without words"
    spent = time.process_time() - started
    return f"{spent:.1f} CPU seconds" if spent > MOST_SECONDS else ""


def read_many(seeds: range, report: int) -> None:
    """Read the files of these seeds; write `seed text` of what is wrong."""
    reader.parse_in_child = read_here
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (CHILD_MEMORY_BYTES, CHILD_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for seed in seeds:
        os.write(report, f"{seed} at\n".encode())
        signal.alarm(4 * MOST_SECONDS)
        name, content = mutated(seed)
        try:
            found = complaint(name, content)
        except BaseException as error:
            found = f"{type(error).__name__}: {error}"
        if found:
            os.write(report, f"{seed} wrong {name} {found!r}\n".encode())


def run(first: int, count: int) -> list[str]:
    """Return what is wrong with the files of `count` seeds."""
    wrong: list[str] = []
    at, end = first, first + count
    while at < end:
        source, report = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(source)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            read_many(range(at, end), report)
            os._exit(0)
        os.close(report)
        with os.fdopen(source) as lines:
            told = lines.read().splitlines()
        _, status = os.waitpid(child, 0)
        last = max((int(line.split()[0]) for line in told), default=at)
        wrong += [line for line in told if line.split()[1] == "wrong"]
        if status:
            wrong += death(last, status)
        at = last + 1
    return wrong


def death(seed: int, status: int) -> list[str]:
    """Say whether the file that killed a reader is answered by the product itself."""
    name, content = mutated(seed)
    told = f"{seed} killed the reader of {name} by signal {status & 0x7F}"
    if name.rpartition(".")[2] not in MAY_DIE:
        return [told]
    started = time.perf_counter()
    said = inspect(content, name=name, language="fi")
    spent = time.perf_counter() - started
    is_answered = said["outcome"] in OUTCOMES and name in said["message"]
    return [] if is_answered and spent < 4 * MOST_SECONDS else [told]


if __name__ == "__main__":
    found = run(int(sys.argv[1]), int(sys.argv[2]))
    print("\n".join(found) or f"{sys.argv[2]} files, each with an answer")
    sys.exit(bool(found))
