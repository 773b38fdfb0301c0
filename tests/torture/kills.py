"""Kill a process at points of intake and builds that a seed decides, and look after.

`python -m tests.torture.kills COUNT SEED` forks each process that is killed, and each
that looks afterwards, from this one, which only imports: starting Python anew would
take longer than what is tested.
"""

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from etl.settings import settings
from etl.workspace import Workspace
from tests.torture import lives, whole
from tests.torture.death import WAYS, Death
from tests.torture.lives import BUILD, LIVES, Step

FEW = 100
FORTY_MINUTES = 2400


def apart(act: Callable[[], Any]) -> tuple[int, list[Any]]:
    """Run in a process of its own; return its status and what it told, line by line."""
    source, report = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        try:
            act_and_tell(act, report)
        except BaseException:
            tell(report, {"failed": traceback.format_exc(limit=-4)})
        os._exit(0)
    os.close(report)
    with os.fdopen(source) as lines:
        told = [json.loads(line) for line in lines.read().splitlines()]
    return os.waitpid(child, 0)[1], told


def act_and_tell(act: Callable[[], Any], report: int) -> None:
    """Tell the result of an act, or each thing that it yields when that happens."""
    result = act()
    if hasattr(result, "__next__"):
        for one in result:
            tell(report, one)
    else:
        tell(report, result)


def tell(report: int, what: Any) -> None:
    """Write one line at once."""
    os.write(report, json.dumps(what).encode() + b"\n")


def live(ws: Workspace, life: list[Step], die: Callable[[], None]) -> Any:
    """Yield the number of each step when it is done."""
    die()
    for number, step in enumerate(life, start=1):
        step.act(ws)
        yield number


class Torture:
    """A workspace to begin with, what it is known to become, and the kills."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.bases = {name: Workspace(folder / name) for name in LIVES}
        self.must(lambda: bool(lives.taken(lives.first_file)(self.bases["intake"])))
        self.must(lambda: lives.beginning(self.bases["build"]))
        self.known = [self.must(lambda: whole.figures(self.bases["build"]))]
        self.length = {name: self.measure(name) for name in LIVES}
        self.states = {name: self.read_states(name) for name in LIVES}

    def must(self, act: Callable[[], Any]) -> Any:
        """Run what cannot go wrong in a process of its own."""
        status, told = apart(act)
        if status or (isinstance(told[-1], dict) and "failed" in told[-1]):
            raise SystemExit(f"{status} {told}")
        return told[-1]

    def copy(self, name: str) -> Workspace:
        """Return a fresh copy of the beginning of a life."""
        shutil.rmtree(self.folder / "copy", ignore_errors=True)
        shutil.copytree(self.bases[name].root, self.folder / "copy")
        return Workspace(self.folder / "copy")

    def measure(self, name: str) -> tuple[int, float]:
        """Live undisturbed; return the events and the seconds that it takes."""
        ws, life, death = self.copy(name), LIVES[name], Death("event", -1)

        def act() -> tuple[int, float]:
            started = time.perf_counter()
            for _ in live(ws, life, death.prepare):
                pass
            return death.events, time.perf_counter() - started

        events, seconds = self.must(act)
        if life is BUILD:
            ws = self.copy(name)
            for step in BUILD[:2]:
                self.must(lambda step=step: bool(step.act(ws)))
            self.known.append(self.must(lambda: whole.figures(ws)))
        return events, seconds

    def read_states(self, name: str) -> list[int]:
        """Return at which lines of a life the disk has changed, in random order."""
        ws, life = self.copy(name), LIVES[name]
        death = Death("line", -1, watched=ws.root)

        def act() -> list[int]:
            for _ in live(ws, life, death.prepare):
                pass
            return death.changes

        changes: list[int] = self.must(act)
        self.chance.shuffle(changes)
        return changes

    def kill(self, name: str) -> list[str]:
        """Kill one life at one point; return what is wrong after it."""
        ws, life, death = self.copy(name), LIVES[name], self.death(name)
        status, told = apart(lambda: live(ws, life, death.prepare))
        where = f"{name} {death.way} {death.at:.6g}, killed after step {told[-1:] or 0}"
        if told and isinstance(told[-1], dict):
            return [f"{where}: {told[-1]['failed']}"]
        done = told[-1] if told else 0
        start = Step("begun", bool, ("live",), 0)
        may_be = [start, *life][done : done + 2] if status else [life[-1]]
        known = self.known if life is BUILD else []
        wrong = self.look(lambda: whole.complaints(ws, may_be, known))
        wrong = wrong or self.look(lambda: self.again(ws, is_built=life is BUILD))
        return [f"{where}: {one}" for one in wrong]

    def death(self, name: str) -> Death:
        """Choose how and where to die."""
        events, seconds = self.length[name]
        way = self.chance.choice(WAYS)
        if way == "line":
            state = self.states[name].pop(0)
            self.states[name].append(state)
            return Death(way, state)
        if way == "event":
            return Death(way, self.chance.randrange(1, events + 1))
        if way == "time":
            return Death(way, self.chance.uniform(0.001, seconds))
        return Death(way, 2 ** self.chance.uniform(9, 21))

    def look(self, act: Callable[[], list[str]]) -> list[str]:
        """Let a new process look."""
        status, told = apart(act)
        if status or isinstance(told[-1], dict):
            return [f"looking failed with {status}: {told}"]
        return list(told[-1])

    def again(self, ws: Workspace, *, is_built: bool) -> list[str]:
        """Do the same once more, as a person would; return what is wrong then."""
        lives.taken(lives.second_file)(ws)
        lives.proposed(ws, lives.first_file() + b"\0")  # saving clears what was left
        found = whole.of_landing(ws)
        if is_built:
            BUILD[1].act(ws)
            if whole.figures(ws) != self.known[1]:
                found.append("trying again shows other figures")
        return found + [f"{one} was left behind" for one in self.left(ws, is_built)]

    def left(self, ws: Workspace, is_built: bool) -> list[str]:
        """Return the leftovers; those of a build go when the next one begins."""
        return [one for one in whole.leftovers(ws) if is_built or "landing" in one]


def main(count: int, seed: int) -> int:
    """Kill so many times; print the seed and what was wrong."""
    signal.alarm(FORTY_MINUTES)
    with tempfile.TemporaryDirectory() as name:
        os.environ["VOIMAVARA_DATA"] = name
        settings.cache_clear()
        torture = Torture(Path(name), seed)
        wrong = []
        for number in range(count):
            # a life with builds takes longer: when there is time, every other one
            life = "intake" if number % (8 if count < FEW else 2) else "build"
            wrong += torture.kill(life)
    states = {name: len(found) for name, found in torture.states.items()}
    print(f"seed {seed}: {count} kills; {torture.length}, states of the disk {states}")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
