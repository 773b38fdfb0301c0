"""The server part of a warm page: the whole run of the script for one reader."""

import os
import statistics

from streamlit.testing.v1 import AppTest

from etl.settings import PROJECT
from tests.bench.result import Result, wall_seconds

PAGES = {
    "front page": "overview/front.py",
    "capability map": "capability/capability_map.py",
    "chokepoints": "supply/chokepoints.py",
    "workforce": "workforce/availability.py",
}
RUNS = 20


def warm_pages() -> list[Result]:
    """Measure reruns of each page on the example data, test harness included."""
    os.environ["VOIMAVARA_START_WITH"] = "demo"
    found = []
    for name, path in PAGES.items():
        app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=60)
        app.run()
        app.switch_page(str(PROJECT / "pages" / path)).run()
        times = [wall_seconds(app.run, runs=1) for _ in range(RUNS)]
        p95 = statistics.quantiles(times, n=20)[-1]
        found.append(
            Result(
                f"{name}, warm: server part with the test harness, p95",
                f"{p95 * 1000:.0f} ms",
                f"median {statistics.median(times) * 1000:.0f} ms",
                "≤ 100 ms",
                p95 <= 0.1,
            )
        )
    return found
