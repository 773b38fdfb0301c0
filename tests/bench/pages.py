"""What a page costs the server: one reader again and again, and twenty at once."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from etl import demo
from etl.build import build, build_file, current_build
from etl.settings import settings
from etl.workspace import Workspace, workspace
from tests.bench import large
from tests.bench.reader import Reader
from tests.bench.result import Result
from tests.browser.conftest import start_server
from ui.warehouse import connection

CHOICES = {
    "front": ("region", "select region_code from marts.coverage"),
    "capability_map": (
        "capability",
        "select capability_id from marts.capability_depth where region_code = '11'",
    ),
    "chokepoints": (
        "chokepoint",
        "select chokepoint_id from marts.chokepoint where region_code = '11' "
        "order by rank_best nulls last",
    ),
    "availability": (
        "occupation",
        "select distinct occupation_code from marts.critical_occupation",
    ),
    "catalogue": ("source", "select distinct source from marts.source_status"),
}
"""Pages, a filter of each, and the query for what it can be set to."""
RUNS, READERS, VISITS, PAUSE = 40, 20, 8, 6
SEED = 20261125


def warm_pages() -> list[Result]:
    """Measure each page for one reader: the same view, and another each time."""
    ws = workspace(demo=True)
    demo.fill(ws)
    build(ws)
    found = []
    with _served(settings().data) as address, Reader(address) as reader:
        for page, choices in _choices(ws).items():
            key = CHOICES[page][0]
            other = [
                reader.visit(page, **{key: one}) for one in islice(choices(), RUNS)
            ]
            same = [reader.visit(page) for _ in range(RUNS + 1)][1:]
            worst = p95(same)
            found.append(
                Result(
                    f"{page}, warm: server part, p95",
                    _ms(worst),
                    f"median {_ms(statistics.median(same))}; another "
                    f"{key.replace('_', ' ')} each time: median "
                    f"{_ms(statistics.median(other))}, p95 {_ms(p95(other))}",
                    "≤ 100 ms",
                    worst <= 0.1,
                )
            )
    return found


def many_readers() -> list[Result]:
    """Measure twenty readers who all ask at once, each with filters of their own."""
    with TemporaryDirectory() as name:
        ws = Workspace(Path(name) / workspace(demo=True).root.name, is_demo=True)
        large.fill(ws, interviews=5000, links=40_000, companies=10_000)
        build(ws, audiences=False)
        with _served(Path(name)) as address:
            one = _together(address, ws, 1, pause=0)
            working = _together(address, ws, READERS, pause=PAUSE)
            burst = _together(address, ws, READERS, pause=0)
    against = f"one reader: median {statistics.median(one):.2f} s, p95 {p95(one):.2f} s"
    return [
        _many(f"each clicking every {PAUSE} s or so", working, against),
        _many("all clicking without a pause", burst, against),
    ]


def _many(how: str, times: list[float], against: str) -> Result:
    worst = p95(times)
    return Result(
        f"{READERS} readers at once, 10,000 companies, {how}: a page, p95",
        f"{worst:.2f} s",
        f"median {statistics.median(times):.2f} s; {against}",
        "≤ 1 s",
        worst <= 1,
    )


def p95(times: list[float]) -> float:
    """Return the time that nineteen visits of twenty stay under."""
    return statistics.quantiles(times, n=20)[-1]


def _together(
    address: str, ws: Workspace, readers: int, *, pause: float
) -> list[float]:
    """Let readers visit pages at the same time, each with filters of its own."""
    choices = {page: list(islice(ask(), 200)) for page, ask in _choices(ws).items()}

    def read(number: int) -> list[float]:
        rng = random.Random(SEED + number)
        times = []
        with Reader(address) as reader:
            for _ in range(VISITS):
                time.sleep(rng.uniform(0, 2 * pause))
                page = rng.choice(list(choices))
                query = {CHOICES[page][0]: rng.choice(choices[page])}
                times.append(reader.visit(page, **query))
        # the first page of a visit also starts the session
        return times[1:]

    with ThreadPoolExecutor(readers) as pool:
        return [one for times in pool.map(read, range(readers)) for one in times]


def _choices(ws: Workspace) -> dict[str, Callable[[], Iterator[str]]]:
    file = str(build_file(ws, current_build(ws) or "", "internal"))

    def ask(sql: str) -> Callable[[], Iterator[str]]:
        rows = [
            str(row[0]) for row in connection(file).cursor().execute(sql).fetchall()
        ]
        return lambda: (rows[at % len(rows)] for at in range(1_000_000))

    return {page: ask(sql) for page, (_key, sql) in CHOICES.items()}


@contextmanager
def _served(data: Path) -> Iterator[str]:
    server = start_server(data, "--demo")
    try:
        yield server.address
    finally:
        server.process.terminate()
        server.process.wait(timeout=20)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"
