"""Thousands of damaged files of every kind, each with an answer."""

import os
import subprocess
import sys

from etl.settings import PROJECT

COUNT = os.environ.get("VOIMAVARA_FUZZ", "300")
FIRST = os.environ.get("VOIMAVARA_SEED", "0")


def test_every_mutated_file_gets_an_answer_in_time() -> None:
    command = [sys.executable, "-m", "tests.torture.fuzz", FIRST, COUNT]
    done = subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert done.stdout.strip() == f"{COUNT} files, each with an answer"
