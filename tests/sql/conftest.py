"""Each test of the models gets a small warehouse of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sql.bench import Bench, batch


@pytest.fixture
def bench(tmp_path: Path, empty_data: Path) -> Iterator[Bench]:
    """Return a warehouse of nothing."""
    bench = Bench(tmp_path / "bench.duckdb", empty_data)
    bench.land("batch", batch())
    yield bench
    bench.engine.close()
