"""The two workspaces: the council's own data, and the made-up example data.

They share code and reference lists, never a row: each has its own landing,
journal and warehouse, so what is tried on example data stays there.
"""

from dataclasses import dataclass
from pathlib import Path

from etl.settings import settings


@dataclass(frozen=True)
class Workspace:
    """One folder of landing, journal and warehouse."""

    root: Path
    is_demo: bool = False

    @property
    def name(self) -> str:
        """`demo` or `real`."""
        return "demo" if self.is_demo else "real"

    @property
    def landing(self) -> Path:
        """Immutable originals, each beside its sidecar, and the parsed cells."""
        return self.root / "landing"

    @property
    def warehouse(self) -> Path:
        """The builds and the pointers to the current ones."""
        return self.root / "warehouse"

    @property
    def journal_url(self) -> str:
        """SQLAlchemy address of this workspace's journal."""
        if settings().journal and not self.is_demo:
            return settings().journal
        return f"sqlite:///{(self.root / 'journal' / 'journal.sqlite').as_posix()}"


def workspace(*, demo: bool = False) -> Workspace:
    """Return the real workspace, or the one of the example data."""
    root = settings().data
    return Workspace(root / "demo_workspace" if demo else root, is_demo=demo)
