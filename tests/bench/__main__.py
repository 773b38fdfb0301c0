"""Run every bench and write docs/benchmarks.md: `make bench`."""

import datetime as dt
import os
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from etl.settings import PROJECT, settings
from tests.bench.builds import one_workbook_changed
from tests.bench.pages import warm_pages
from tests.bench.readings import large_workbook

PACKAGES = ("duckdb", "streamlit", "pandas", "openpyxl")
HEAD = """# Benchmarks

Measured by `make bench`: both figures of a row in the same run, on the same machine.
Ratios are firmer than seconds. A bar that is not met says so.

{date} · Python {python} · {packages} · {cores} cores

| Work | Measured | Against | Bar | Met |
|---|---|---|---|---|
"""


def main() -> int:
    """Measure, print and write; return 0 also when a bar is not met: it is told."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["VOIMAVARA_DATA"] = str(folder / "data")
        settings.cache_clear()
        results = [one_workbook_changed(folder), *warm_pages(), large_workbook(folder)]
    packages = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    head = HEAD.format(
        date=dt.date.today().isoformat(),
        python=platform.python_version(),
        packages=packages,
        cores=os.cpu_count(),
    )
    table = "\n".join(result.line() for result in results) + "\n"
    (PROJECT / "docs" / "benchmarks.md").write_text(head + table, encoding="utf-8")
    print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
