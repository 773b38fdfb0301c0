"""The child process may die, hang or babble; the parent answers all the same."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.reading import UnreadableFile, read_workbook, reader
from etl.reading.child.refusal import Refusal
from etl.reading.limits import CHILD_MEMORY_BYTES
from etl.reading.reader import CHILD

Make = Callable[..., Any]
TEXT = b"Yritys;Arvo\nA;1\nB;2\n"


@pytest.fixture
def as_child(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    def put(code: str) -> None:
        script = tmp_path / "child.py"
        script.write_text(f"import os, sys, time\n{code}\n", encoding="utf-8")
        monkeypatch.setattr(reader, "CHILD", script)

    return put


def code_of(name: str = "x.csv") -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(TEXT, name=name)
    return caught.value.code


@pytest.mark.parametrize(
    "code",
    [
        "os.abort()",
        "sys.exit(1)",
        "os.kill(os.getpid(), 9)",
        "raise MemoryError",
        "sys.stdin.close(); print('{')",
        "print('[1, 2]')",
        'print(\'{"sheets": [{"name": 1}]}\')',
        "print('{\"sheets\": 5}')",
        "sys.stdout.buffer.write(b'\\xff\\xfe')",
    ],
)
def test_child_that_dies_or_babbles_is_a_refusal(
    as_child: Callable[[str], None], code: str
) -> None:
    as_child(code)
    assert code_of() in ("TOO_LARGE", "UNREADABLE_FILE")


def test_child_that_hangs_is_killed_in_time(
    as_child: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_child("time.sleep(60)")
    monkeypatch.setattr(reader, "CHILD_WALL_SECONDS", 0.5)
    start = time.monotonic()
    assert code_of() == "TOO_LARGE"
    assert time.monotonic() - start < 5


def test_no_more_than_two_children_run_at_once() -> None:
    held = [reader._PLACES.acquire(blocking=False) for _ in range(3)]
    for _ in filter(None, held):
        reader._PLACES.release()
    assert held == [True, True, False]


@pytest.mark.skipif(not reader.HAS_LIMITS, reason="this system has no such limits")
def test_child_cannot_take_more_memory_than_it_may(tmp_path: Path) -> None:
    probe = (
        "import sys, runpy; sys.argv = ['x', 'csv']\n"
        f"m = runpy.run_path({str(CHILD)!r}, run_name='probe')\n"
        "m['limit_this_process']()\n"
        f"try: bytearray({CHILD_MEMORY_BYTES + 1})\n"
        "except MemoryError: print('refused')\n"
        "try: open('should_not_grow', 'wb').write(bytes(100000)); print('wrote')\n"
        "except OSError: print('no file')\n"
    )
    command = [sys.executable, "-c", "import signal; signal.signal(25, 1)\n" + probe]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.stdout.split() == ["refused", "no", "file"]


def test_child_imports_nothing_heavy() -> None:
    command = [sys.executable, "-I", "-X", "importtime", str(CHILD), "csv"]
    done = subprocess.run(command, input=TEXT, capture_output=True, check=True)
    loaded = done.stderr.decode()
    for name in ("pandas", "numpy", "babel", "pydantic", "pyarrow", "python_calamine"):
        assert f" {name}" not in loaded


def test_cells_of_a_file_are_counted_over_its_sheets(
    write: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from etl.reading.child import columns  # noqa: PLC0415
    from etl.reading.child.xlsx.workbook import read_xlsx  # noqa: PLC0415

    content = write({"A": [[1, 2], [3, 4]], "B": [[5, 6], [7, 8]]})
    monkeypatch.setattr(columns, "MAX_CELLS", 8)
    assert len(read_xlsx(content)["sheets"]) == 2
    monkeypatch.setattr(columns, "MAX_CELLS", 7)
    with pytest.raises(Refusal) as caught:
        read_xlsx(content)
    assert caught.value.code == "TOO_MANY_CELLS"


def test_bad_file_answers_within_two_seconds(write: Make) -> None:
    content = write({"A": [[n, "x" * 50] for n in range(2000)]})
    start = time.monotonic()
    with pytest.raises(UnreadableFile):
        read_workbook(content[: len(content) // 2], name="x.xlsx")
    assert time.monotonic() - start < 2


def test_no_child_is_left_behind() -> None:
    read_workbook(TEXT, name="x.csv")
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
