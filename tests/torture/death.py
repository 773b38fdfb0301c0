"""How a process dies, at a point that was chosen before.

Before a line of the code that writes (`line`: one where the disk is in a state that no
earlier line met), before a file operation of any code (`event`), at some moment, most
likely inside a library (`time`), or by the system when a file grows too long, in the
middle of a write (`size`).
"""

import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

State = list[tuple[str, int, int]]
EVENTS = {
    "open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.truncate",
    "sqlite3.connect", "subprocess.Popen", "shutil.copyfile", "shutil.rmtree", "fsync",
}  # fmt: skip
WAYS = ("line", "line", "line", "line", "line", "event", "time", "size")
WRITING = ("landing.py", "journal/", "build/publish.py", "build/runner.py",
           "build/audience.py", "build/engine.py", "intake/batch.py")  # fmt: skip
"""Files whose lines are counted."""


def state_of(folder: Path) -> State:
    """Return what lies in a folder: names, sizes and times of change."""
    found = []
    for place, folders, names in os.walk(folder):
        for name in (*folders, *names):
            about = os.lstat(os.path.join(place, name))
            found.append((f"{place}/{name}", about.st_size, about.st_mtime_ns))
    return sorted(found)


class Death:
    """How a process dies: before its n-th event, at a moment, or in a long write."""

    def __init__(self, way: str, at: float, watched: Path | None = None) -> None:
        self.way = way
        self.at = at
        self.events = 0
        self.watched = watched
        self.lines = 0
        self.seen: State = []
        self.changes: list[int] = []

    def prepare(self) -> None:
        """Arrange the death of this process."""
        if self.way == "line":
            sys.settrace(self.called)
        elif self.way == "event":
            sync = os.fsync
            os.fsync = lambda file: (self.count("fsync", ()), sync(file))[1]
            sys.addaudithook(self.count)
        elif self.way == "time":
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, self.at)
        elif self.way == "size":
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(self.at), hard))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def called(self, frame: Any, _event: str, _about: Any) -> Any:
        """Watch the lines of a function if it is one of those that write."""
        name = frame.f_code.co_filename
        return self.line if any(f"/etl/{one}" in name for one in WRITING) else None

    def line(self, _frame: Any, event: str, _about: Any) -> Any:
        """Count a line; die before the one that is meant."""
        if event == "line":
            self.lines += 1
            if self.lines == self.at:
                os.kill(os.getpid(), signal.SIGKILL)
            if self.watched and (state := state_of(self.watched)) != self.seen:
                self.seen = state
                self.changes.append(self.lines)
        return self.line

    def count(self, event: str, _about: Any) -> None:
        """Count an event of the file system; die before the one that is meant."""
        if event in EVENTS:
            self.events += 1
            if self.events == self.at:
                os.kill(os.getpid(), signal.SIGKILL)
