"""Who may have which role, noted in the audit trail whenever that has changed.

Rights are two files, `roles.toml` and the file of sign-in: nobody is asked when they
change, so each start of the server looks.
"""

import getpass
import hashlib

from etl import audit
from etl.audit import Record
from etl.settings import settings
from etl.workspace import Workspace, workspace
from ui import rights
from ui.signin.setup import SignIn

ACT = "rights_changed"


def note_rights(setup: SignIn | None) -> None:
    """Record the groups of each role and the roles' rights, if they are new."""
    ws = workspace()
    if setup is None and not _has_trail(ws):
        return
    groups = setup.groups if setup else {}
    facts = {
        "roles": {role: sorted(found) for role, found in sorted(groups.items())},
        "rights": hashlib.sha256(rights.FILE.read_bytes()).hexdigest(),
    }
    last = audit.records(ws, act=ACT, limit=1)
    if setup is None and not last:
        return
    if not last or last[0].facts != facts:
        audit.record(ws, Record(getpass.getuser(), "command_line", ACT, "", facts))


def _has_trail(ws: Workspace) -> bool:
    return bool(settings().journal) or (ws.root / "journal").is_dir()
