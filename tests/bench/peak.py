"""The most memory that a reading holds, measured in a fresh process of its own.

`python -m tests.bench.peak FILE` reads the file as the product does and prints what
it and its child process held at most: together an upper bound, for the two peaks
need not come at once.
"""

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from etl.reading import inspect
from etl.settings import PROJECT

KILOBYTES = 1024


@dataclass(frozen=True)
class Peak:
    """What a reading took, and the code if the file was refused."""

    megabytes: float
    child_megabytes: float
    seconds: float
    code: str


def peak_of(path: Path) -> Peak:
    """Read a file in a fresh process; return what that took."""
    command = [sys.executable, "-m", "tests.bench.peak", str(path)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True)
    return Peak(**json.loads(done.stdout))


def high_water() -> float:
    """Return the peak of this process; `getrusage` would count who started it, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    line = next(one for one in status if one.startswith("VmHWM"))
    return int(line.split()[1]) / KILOBYTES


def main(path: Path) -> None:
    """Read the file and print what it took."""
    started = time.perf_counter()
    said = inspect(path)
    seconds = time.perf_counter() - started
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / KILOBYTES
    own = high_water()
    code = said["code"] if said["outcome"] == "reject" else ""
    about = {"megabytes": own + child, "child_megabytes": child}
    print(json.dumps(about | {"seconds": seconds, "code": code}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
