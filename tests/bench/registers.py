"""The whole trade register, beside DuckDB merely reading the same file.

Both run in a process of their own, so that the memory of one is not counted for the
other; bare reading is `select * from read_json` of all columns into a table.
"""

import json
import subprocess
import sys
from pathlib import Path

from etl.settings import PROJECT
from tests.bench.register_file import COMPANIES, write
from tests.bench.result import Result

OURS = """
from pathlib import Path
from etl.sources.companies import SOURCE
from etl.sources.walk import large_file
answer = SOURCE.recognise(large_file(Path({path!r}), "bulk.json"))
rows = SOURCE.parse([answer]).row_counts["bulk.json"]
"""
BARE = """
import duckdb
connection = duckdb.connect({path!r} + ".bare")
connection.execute("set memory_limit = '1200MB'")
connection.execute("create table bare as from read_json('{path}')")
rows = connection.execute("select count(*) from bare").fetchall()[0][0]
"""
MEASURE = """
import json, resource, time
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([rows, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


def whole_register(folder: Path, companies: int = COMPANIES) -> Result:
    """Read the bulk file into the landing tables, hashing of the bytes included."""
    path = write(folder / "all_companies.json", companies)
    rows, ours, memory = _measured(OURS, path)
    _, bare, _ = _measured(BARE, path)
    path.unlink()
    path.with_name(path.name + ".bare").unlink()
    ratio, gigabytes = ours / bare, memory * 1024 / 1e9
    return Result(
        f"whole trade register, {_spaced(rows)} companies in PRH's bulk shape",
        f"{ours:.1f} CPU-s, {gigabytes:.2f} GB",
        f"DuckDB's bare read_json: {bare:.1f} CPU-s, ratio {ratio:.2f}",
        "≤ 1.5 ×, ≤ 2 GB",
        ratio <= 1.5 and gigabytes <= 2 and rows == companies,
    )


def _spaced(count: int) -> str:
    return f"{count:,}".replace(",", " ")


def _measured(code: str, path: Path) -> tuple[int, float, int]:
    script = code.format(path=str(path)) + MEASURE
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    rows, seconds, memory = json.loads(done.stdout.splitlines()[-1])
    return rows, seconds, memory
