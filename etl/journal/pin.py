"""Pins: builds that a meeting, an export or a comparison still needs."""

from etl.journal.event import append, events
from etl.workspace import Workspace


def pin_build(ws: Workspace, build_id: str, *, reason: str, author: str) -> None:
    """Keep a build until the same reason releases it."""
    payload = {"reason": reason}
    append(ws, "build_pinned", subject=build_id, author=author, payload=payload)


def release_build(ws: Workspace, build_id: str, *, reason: str, author: str) -> None:
    """Say that `reason` needs the build no longer."""
    payload = {"reason": reason}
    append(ws, "build_released", subject=build_id, author=author, payload=payload)


def pinned_builds(ws: Workspace) -> set[str]:
    """Return the builds that at least one reason still needs."""
    held: set[tuple[str, str]] = set()
    for event in events(ws, "build_pinned", "build_released"):
        pin = (event.subject, str(event.payload.get("reason", "")))
        if event.kind == "build_pinned":
            held.add(pin)
        else:
            held.discard(pin)
    return {build_id for build_id, _ in held}
