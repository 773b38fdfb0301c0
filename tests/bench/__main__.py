"""Run every bench and write docs/benchmarks.md: `make bench`.

`python -m tests.bench pages builds` measures only these parts; the other rows stay.
"""

import datetime as dt
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from etl.settings import PROJECT, settings
from tests.bench.builds import large_region_changed, one_workbook_changed
from tests.bench.matching import names_matched
from tests.bench.networks import networks
from tests.bench.pages import many_readers, warm_pages
from tests.bench.readings import readings
from tests.bench.regional import regional
from tests.bench.registers import whole_register
from tests.bench.result import Result

PACKAGES = ("duckdb", "streamlit", "pandas", "openpyxl")
HEAD = """# Benchmarks

Measured by `make bench`: both figures of a row in the same run, on the same machine.
Ratios are firmer than seconds. A bar that is not met says so.

{date} · Python {python} · {packages} · {cores} cores

| Work | Measured | Against | Bar | Met |
|---|---|---|---|---|
"""


PARTS: dict[str, Callable[[Path], list[Result]]] = {
    "builds": lambda folder: [
        one_workbook_changed(folder),
        large_region_changed(folder),
    ],
    "matching": names_matched,
    "networks": networks,
    "pages": lambda _folder: [*warm_pages(), *many_readers()],
    "readings": readings,
    "regional": regional,
    "registers": lambda folder: [whole_register(folder)],
}
DOCUMENT = PROJECT / "docs" / "benchmarks.md"


def main(wanted: Sequence[str]) -> int:
    """Measure, print and write; return 0 also when a bar is not met: it is told."""
    lines = {} if not wanted else _known()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["VOIMAVARA_DATA"] = str(folder / "data")
        settings.cache_clear()
        for part in wanted or PARTS:
            for result in PARTS[part](folder):
                print(result.line(), flush=True)
                lines[result.work] = result.line()
    packages = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    head = HEAD.format(
        date=dt.date.today().isoformat(),
        python=platform.python_version(),
        packages=packages,
        cores=os.cpu_count(),
    )
    DOCUMENT.write_text(head + "\n".join(lines.values()) + "\n", encoding="utf-8")
    return 0


def _known() -> dict[str, str]:
    rows = DOCUMENT.read_text(encoding="utf-8").partition("|---|\n")[2].splitlines()
    return {row.split(" | ")[0].removeprefix("| "): row for row in rows}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
