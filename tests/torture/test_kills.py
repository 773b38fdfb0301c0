"""Whatever moment a process is killed at, nothing is lost and nothing is half done."""

import os
import subprocess
import sys

import pytest

from etl.settings import PROJECT

SEED = os.environ.get("VOIMAVARA_SEED", "20261125")


@pytest.mark.parametrize("kills", ["8", pytest.param("52", marks=pytest.mark.full)])
def test_killed_intake_commit_undo_and_builds_lose_nothing(kills: str) -> None:
    command = [sys.executable, "-m", "tests.torture.kills", kills, SEED]
    done = subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert f"seed {SEED}: {kills} kills" in done.stdout
