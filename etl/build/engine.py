"""The seam to the database engine: what a build asks of it, here of DuckDB."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

SCHEMAS = ("meta", "reference", "landing", "staging", "marts")


class Engine:
    """One database file that a build writes; every statement is fetched to its end."""

    def __init__(self, file: Path) -> None:
        self._connection = duckdb.connect(str(file), config={"threads": 2})
        self._connection.execute("set preserve_insertion_order = true")
        for schema in SCHEMAS:
            self._connection.execute(f"create schema if not exists {schema}")

    def close(self) -> None:
        """Write everything into the file and let go of it."""
        self._connection.execute("checkpoint")
        self._connection.close()

    def execute(self, sql: str, parameters: Any = None) -> None:
        """Run a statement whose rows nobody wants."""
        self._connection.execute(sql, parameters)

    def rows(self, sql: str, parameters: Any = None) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        return self._connection.execute(sql, parameters).fetchall()

    def frame(self, sql: str) -> pd.DataFrame:
        """Return a query's rows as a table."""
        return self._connection.execute(sql).df()

    def names(self, sql: str) -> list[str]:
        """Return the column names that a query would give."""
        return [str(row[0]) for row in self.rows(f"describe {sql}")]

    def write(self, table: str, select: str) -> int:
        """Make `table` anew from a select; return its row count."""
        self.execute(f"create or replace table {table} as {select}")
        return self.count(table)

    def write_frame(self, table: str, columns: Mapping[str, str], rows: Any) -> int:
        """Make `table` anew from a frame or Arrow table, with declared columns."""
        self._connection.register("incoming", rows)
        try:
            wanted = ", ".join(
                f'cast("{name}" as {kind}) as "{name}"'
                for name, kind in columns.items()
            )
            return self.write(table, f"select {wanted} from incoming")
        finally:
            self._connection.unregister("incoming")

    def count(self, table: str) -> int:
        """Return the number of rows of a table."""
        return int(self.rows(f"select count(*) from {table}")[0][0])

    def content_hash(self, table: str) -> str:
        """Return a hash of a table's columns and rows that ignores row order."""
        columns = self.rows(f"describe {table}")
        shape = "|".join(f"{row[0]} {row[1]}" for row in columns)
        count, total = self.rows(f"select count(*), sum(hash(t)) from {table} as t")[0]
        return f"{shape}#{count}#{total}"

    def tables(self) -> set[str]:
        """Return every table as `schema.name`."""
        sql = "select table_schema, table_name from information_schema.tables"
        return {f"{schema}.{name}" for schema, name in self.rows(sql)}

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all of a block's statements, or none."""
        self.execute("begin")
        try:
            yield
        except BaseException:
            self.execute("rollback")
            raise
        self.execute("commit")

    def attach(self, file: Path, name: str) -> None:
        """Open another database file for writing beside this one."""
        self.execute(f"attach '{str(file).replace(chr(39), chr(39) * 2)}' as {name}")

    def detach(self, name: str) -> None:
        """Write out and let go of an attached file."""
        self.execute(f"checkpoint {name}")
        self.execute(f"detach {name}")
