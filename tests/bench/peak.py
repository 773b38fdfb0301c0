"""The most memory that a reading holds, measured in a fresh process of its own.

`python -m tests.bench.peak FILE` reads the file as the product does. What it and its
child process hold at one moment is looked at from outside, as their two peaks do not
come at once.
"""

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from etl.reading import inspect
from etl.settings import PROJECT

KILOBYTES = 1024
STEP_SECONDS = 0.01


@dataclass(frozen=True)
class Peak:
    """What a reading took, and the code if the file was refused."""

    megabytes: float
    """Both processes at one moment, shared pages counted twice."""
    child_megabytes: float
    seconds: float
    code: str


def peak_of(path: Path) -> Peak:
    """Read a file in a fresh process; return what that took."""
    command = [sys.executable, "-m", "tests.bench.peak", str(path)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE) as running:
        watched, most = psutil.Process(running.pid), 0
        while running.poll() is None:
            most = max(most, _held(watched))
            time.sleep(STEP_SECONDS)
        said = running.communicate()[0]
    if running.returncode:
        raise RuntimeError(f"{path.name} was not read")
    return Peak(megabytes=most / KILOBYTES**2, **json.loads(said))


def _held(process: psutil.Process) -> int:
    try:
        family = [process, *process.children(recursive=True)]
        return sum(one.memory_info().rss for one in family)
    except psutil.Error:  # one of them has just ended
        return 0


def main(path: Path) -> None:
    """Read the file and print what it took."""
    started = time.perf_counter()
    said = inspect(path)
    seconds = time.perf_counter() - started
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / KILOBYTES
    code = said["code"] if said["outcome"] == "reject" else ""
    about = {"child_megabytes": child, "seconds": seconds, "code": code}
    print(json.dumps(about))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
