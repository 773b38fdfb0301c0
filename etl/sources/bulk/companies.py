"""The bulk file of the trade register as landing tables, in two passes of SQL.

The file is read once into a small database of what is landed; the tables are written
from it as Parquet. Neither pass needs the file or the tables in memory.
"""

import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import duckdb

from etl.errors import Refused
from etl.language import N_
from etl.sources import SourceFile
from etl.sources.bulk.unpacking import as_list, unpack

HERE = Path(__file__).resolve().parent
TABLES = (
    "register_company",
    "register_name",
    "register_situation",
    "register_entry",
)
MEMORY = "1200MB"
BROKEN = N_(
    "The file of the whole register cannot be read to its end: {reason}. Fetch it "
    "again."
)
ODD_VALUE = "JSON transform error"
NO_ID = "not regexp_full_match(coalesce(business_id, ''), '\\d{7}-\\d')"
OLDER_COPY = """
delete from record where rowid not in (
    select arg_max(rowid, coalesce(modified_at, timestamp '1900-01-01'))
    from record group by business_id
)"""


@dataclass(frozen=True)
class Bulk:
    """Records read from a bulk file; gone when nothing refers to it any more."""

    connection: duckdb.DuckDBPyConnection = field(repr=False)
    folder: "tempfile.TemporaryDirectory[str]" = field(repr=False)
    companies: int
    left_out: int
    modified_at: datetime | None

    def write(self) -> dict[str, Path]:
        """Write the landing tables; return the Parquet file of each."""
        written = {}
        for table in TABLES:
            path = Path(self.folder.name) / f"{table}.parquet"
            self.connection.execute(f"copy {table} to '{_quoted(path)}'")
            written[table] = path
        return written


def read_bulk(file: SourceFile) -> Bulk:
    """Return the records of a bulk file, packed or not."""
    # lives as long as the Bulk that is returned
    folder = tempfile.TemporaryDirectory(prefix="voimavara-")
    root = Path(folder.name)
    is_packed = file.content.startswith(b"PK\x03\x04")
    whole = unpack(file, root) if is_packed or not file.large else file.large
    path = as_list(whole, root)
    connection = duckdb.connect(str(root / "records.duckdb"))
    connection.execute(f"set memory_limit = '{MEMORY}'")
    connection.execute(f"set temp_directory = '{_quoted(root / 'spill')}'")
    _read(connection, path)
    if path != file.large:
        path.unlink()
    left_out = _one_number(connection, f"select count(*) from record where {NO_ID}")
    connection.execute(f"delete from record where {NO_ID}")
    connection.execute(OLDER_COPY)
    connection.execute(_sql("land_companies"))
    found = connection.execute("select count(*), max(modified_at) from record")
    count, newest = found.fetchall()[0]
    return Bulk(connection, folder, int(count), left_out, newest)


def _read(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Read the records; odd values of a few of them hide no company."""
    for how in ("told_strictly", "told_leniently"):
        query = _sql("read_companies").replace("from told", f"from {_sql(how)}")
        try:
            connection.execute(query, {"path": str(path)})
            return
        except duckdb.Error as error:
            reason = str(error).splitlines()[0][:200]
            if ODD_VALUE not in reason:
                break
    raise Refused(BROKEN, reason=reason)


def _one_number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(connection.execute(query).fetchall()[0][0])


def _sql(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
