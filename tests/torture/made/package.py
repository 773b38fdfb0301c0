"""Zip packages and what lies in every one of them."""

import io
from collections.abc import Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip package of these parts."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return buffer.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def relations(links: Sequence[tuple[str, str, str]], office: str = OFFICE) -> str:
    """Return relationships: id, kind, target."""
    held = "".join(
        f'<Relationship Id="{key}" Type="{office}/{kind}" Target="{target}"/>'
        for key, kind, target in links
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{LINKS}">{held}</Relationships>'
