"""Bringing a backup back into an empty workspace.

Every byte is checked against its hash before anything is written. Who was erased after
the backup was made is erased again, by the tombstones of a newer one. The journal and
the trail come last and in one transaction: without them nothing is in use, so a restore
that was cut off is simply run again.
"""

import getpass
import hashlib
import os
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from etl import audit, journal
from etl.audit import Record
from etl.backup import contact_store
from etl.backup.check import Checked, checked, newer_tombstones
from etl.backup.write import CHUNK, EVENTS, LANDING, TRAIL, Backup
from etl.contacts import keys
from etl.contacts.erasure import erase_again, tombstones
from etl.errors import Refused
from etl.language import N_
from etl.workspace import Workspace

NOT_EMPTY = N_(
    "This workspace is in use already ({count} events and records in its journal), and "
    "a backup is only restored into an empty one. Set VOIMAVARA_DATA to an empty "
    "folder and try again; nothing was changed."
)
DIFFERS = N_(
    "{file} is in the landing already with other bytes than in the backup. Set "
    "VOIMAVARA_DATA to an empty folder and try again; nothing was taken into use."
)
KEY_NEEDED = N_(
    "The contacts in {path} are sealed with a key that is not in the backup. Give the "
    "file of the key with --contacts-key, or the key in VOIMAVARA_CONTACTS_KEY; "
    "--without-contacts leaves them out. Nothing was changed."
)
WRONG_KEY = N_(
    "The contacts in {path} were sealed with another key (its fingerprint is "
    "{expected}, this one's is {found}). Give the right one with --contacts-key, or "
    "leave the contacts out with --without-contacts. Nothing was changed."
)


@dataclass(frozen=True)
class Restored:
    """What came back, and who was erased again."""

    backup: Backup
    erased: tuple[str, ...]
    """Ids of persons who were erased after the backup was made."""
    newer: Path | None
    """The newer backup whose tombstones were used."""


def restore(
    ws: Workspace,
    path: Path,
    *,
    newer: Path | None = None,
    contacts_key: Path | None = None,
    with_contacts: bool = True,
) -> Restored:
    """Check a backup and bring it into an empty workspace."""
    count = len(journal.events(ws)) + len(audit.records(ws))
    if count:
        raise Refused(NOT_EMPTY, count=count)
    with checked(path) as one:
        contacts = one.contacts() if with_contacts else {}
        if contacts:
            _use_key(ws, one, contacts_key)
        stones, used = newer_tombstones(one.backup, newer)
        known = tombstones(ws) if contact_store.is_there(ws) else []
        for name in one.files:
            if name.startswith(LANDING):
                _extract(ws, one.pack, name, one.files[name])
        if contacts:
            contact_store.take_over(ws, contacts)
        stones = [*known, *stones, *one.rows(contact_store.STONES)]
        erased = erase_again(ws, stones) if stones else []
        trail = partial(audit.put_rows, found=one.rows(TRAIL))
        journal.take_over(ws, one.rows(EVENTS), trail)
    facts = {"made_at": one.backup.made_at, "erased_again": erased}
    who = getpass.getuser()
    audit.record(ws, Record(who, "command_line", "restored_backup", path.name, facts))
    return Restored(one.backup, tuple(erased), used)


def _use_key(ws: Workspace, one: Checked, file: Path | None) -> None:
    """See to it that the installation's key is the one that the contacts need."""
    path = one.backup.path
    if keys.has_installation_key(ws):
        key = keys.installation_key(ws)
    elif file is not None:
        key = file.read_bytes().strip()
    else:
        raise Refused(KEY_NEEDED, path=path)
    found = keys.fingerprint(key)
    if found != one.backup.contacts_key:
        expected = one.backup.contacts_key
        raise Refused(WRONG_KEY, path=path, expected=expected, found=found)
    keys.put_installation_key(ws, key)


def _extract(
    ws: Workspace, pack: zipfile.ZipFile, name: str, facts: Mapping[str, Any]
) -> None:
    target = ws.landing / PurePosixPath(name.removeprefix(LANDING))
    if target.exists():
        with target.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != facts["sha256"]:
                raise Refused(DIFFERS, file=target.name)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=".draft-", dir=target.parent)
    with os.fdopen(handle, "wb") as file, pack.open(name) as member:
        while part := member.read(CHUNK):
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
    Path(draft).replace(target)
