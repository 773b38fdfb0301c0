"""Closing outside files that a consent was behind which has been taken back since.

Each build notes the newest withdrawal that it knew of. The files for partners and the
public of a build that did not know the newest one are removed, the current, the kept
and the pinned alike: nothing can be opened that is not there, in no copy of the server.
"""

from contextlib import suppress
from pathlib import Path

from etl.build.publish import build_file, builds, patiently
from etl.consents import withdrawal
from etl.workspace import Workspace

SHARED_WITH = ("partner", "public")
NOTE = "newest_withdrawal"


def note_withdrawals(folder: Path, number: int) -> None:
    """Note in a build's folder the newest withdrawal that it knows of."""
    (folder / NOTE).write_text(f"{number}\n", encoding="utf-8")


def recall(ws: Workspace) -> list[str]:
    """Remove the outside files that are older than a withdrawal; return whose."""
    newest = withdrawal.newest(ws)
    closed = [name for name in builds(ws) if _known_to(ws, name) < newest]
    return [name for name in closed if _remove(ws, name)]


def _known_to(ws: Workspace, build_id: str) -> int:
    with suppress(FileNotFoundError, ValueError):
        return int((ws.warehouse / build_id / NOTE).read_text(encoding="utf-8"))
    return 0


def _remove(ws: Workspace, build_id: str) -> bool:
    there = [build_file(ws, build_id, audience) for audience in SHARED_WITH]
    there = [file for file in there if file.exists()]
    for file in there:
        patiently(file.unlink)
        file.with_suffix(".made_of").unlink(missing_ok=True)
    return bool(there)
