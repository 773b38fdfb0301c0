"""One key per person, wrapped by the key of the installation.

The installation's key comes from the settings or from a file beside the store; a
person's key is a file of its own, and destroying it is what makes an erasure real.
"""

import hashlib
import hmac
import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from etl.contacts.schema import folder
from etl.errors import Refused
from etl.language import N_
from etl.settings import settings
from etl.workspace import Workspace

KEY_FILE = "installation.key"
WRONG_KEY = N_(
    "The contacts cannot be opened: VOIMAVARA_CONTACTS_KEY is not the key that they "
    "were sealed with. Set the key that was in use; nothing was changed."
)
BAD_KEY = N_(
    "VOIMAVARA_CONTACTS_KEY is not a key. Make one with: python -c “from "
    "cryptography.fernet import Fernet; print(Fernet.generate_key().decode())”"
)


def new_key(ws: Workspace, contact_id: str) -> Fernet:
    """Make the key of a new person and keep it wrapped."""
    key = Fernet.generate_key()
    _write(_file(ws, contact_id), _installation(ws).encrypt(key))
    return Fernet(key)


def key_of(ws: Workspace, contact_id: str) -> Fernet | None:
    """Return a person's key, None if it has been destroyed."""
    file = _file(ws, contact_id)
    if not file.is_file():
        return None
    try:
        return Fernet(_installation(ws).decrypt(file.read_bytes()))
    except InvalidToken:
        raise Refused(WRONG_KEY) from None


def destroy(ws: Workspace, contact_id: str) -> None:
    """Overwrite and remove a person's key."""
    file = _file(ws, contact_id)
    if file.is_file():
        _write(file, os.urandom(file.stat().st_size))
        file.unlink()


def installation_key(ws: Workspace) -> bytes:
    """Return the key that wraps the others: of the settings, or of a file."""
    if settings().contacts_key:
        return settings().contacts_key.encode()
    file = folder(ws) / KEY_FILE
    if not file.is_file():
        _write(file, Fernet.generate_key())
    return file.read_bytes().strip()


def has_installation_key(ws: Workspace) -> bool:
    """Tell whether there is a key already, which a restored store must fit."""
    return bool(settings().contacts_key) or (folder(ws) / KEY_FILE).is_file()


def put_installation_key(ws: Workspace, key: bytes) -> None:
    """Bring the key of another installation here, where there is none."""
    if not has_installation_key(ws):
        _write(folder(ws) / KEY_FILE, key)


def wrapped(ws: Workspace, contact_id: str) -> bytes | None:
    """Return a person's key as it lies there, None if it has been destroyed."""
    file = _file(ws, contact_id)
    return file.read_bytes() if file.is_file() else None


def put(ws: Workspace, contact_id: str, key: bytes) -> None:
    """Bring a person's wrapped key back."""
    _write(_file(ws, contact_id), key)


def fingerprint(key: bytes) -> str:
    """Return what tells a key from others, and nothing of it."""
    return hmac.new(key, b"voimavara contacts", hashlib.sha256).hexdigest()[:16]


def _installation(ws: Workspace) -> Fernet:
    try:
        return Fernet(installation_key(ws))
    except ValueError:
        raise Refused(BAD_KEY) from None


def _file(ws: Workspace, contact_id: str) -> Path:
    keys = folder(ws) / "keys"
    keys.mkdir(mode=0o700, exist_ok=True)
    return keys / f"{contact_id}.key"


def _write(file: Path, content: bytes) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())
