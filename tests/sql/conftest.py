"""Each test of the models gets a small warehouse of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sql.bench import Bench, batch


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """Return an empty warehouse."""
    bench = Bench(tmp_path / "bench.duckdb")
    bench.land("batch", batch())
    yield bench
    bench.engine.close()
