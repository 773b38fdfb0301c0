"""Whatever moment a process is killed at, nothing is lost and nothing is half done."""

import os
import subprocess
import sys

from etl.settings import PROJECT

SEED = os.environ.get("VOIMAVARA_SEED", "20261125")
KILLS = "52"


def test_killed_intake_commit_undo_and_builds_lose_nothing() -> None:
    command = [sys.executable, "-m", "tests.torture.kills", KILLS, SEED]
    done = subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert f"seed {SEED}: {KILLS} kills" in done.stdout
