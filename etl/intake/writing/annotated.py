"""The annotated copy of the file that was brought, made for reading.

Every cell with a finding has the reason and the correction as a comment, and a
first sheet lists all findings. It is not meant to be brought back, and is refused.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.errors import Refused
from etl.intake.findings import IntakeFinding
from etl.intake.writing.copying import limits
from etl.intake.writing.copying.annotate import GRAVEST, MOST_COMMENTS
from etl.language import N_, number, translator
from etl.reading.finding import shown_row
from etl.reading.gate.files import kind_of
from etl.reading.model import Finding
from etl.reading.reader import feed, watch_memory

if TYPE_CHECKING:
    from etl.intake.batch import Proposal

_PLACE = threading.BoundedSemaphore(1)
"""One copy at a time: nobody's reading should wait for somebody's list."""
CHILD = Path(__file__).with_name("copying") / "__main__.py"
XLSX_KINDS = ("xlsx", "xlsm")
TITLE = N_("Findings of the check")
HEADING = N_("Findings in the file {file}")
WARNING = N_("Do not upload this copy. It is meant for reading.")
INSTEAD = N_(
    "Correct the original file, or the file of the rows that wait, and bring that. In "
    "this copy values stand in the place of formulas; macros, pictures and links are "
    "left out."
)
FRESH = N_("The look of the original could not be copied; the cells are all here.")
FEW = N_("The first {count} cells are marked on the sheets; the list below has all.")
HEADERS = (
    N_("How grave"),
    N_("Sheet"),
    N_("Cell"),
    N_("Column"),
    N_("As typed"),
    N_("Why"),
    N_("How to correct"),
)
SEVERITIES = {
    "stop": N_("Stops"),
    "ask": N_("Asks"),
    "park": N_("Waits"),
    "tell": N_("Tells"),
}
NOT_COPIED = N_(
    "“{file}” is too large or too complex to be copied with its findings. The list on "
    "the page and the file of the rows that wait have the same."
)


def annotated_workbook(proposal: "Proposal", language: str) -> bytes:
    """Return the annotated copy of a proposal's file as an xlsx file."""
    content = proposal.original.path.read_bytes()
    kind = kind_of(content, proposal.name)
    job = _job(proposal, kind, language)
    ways = ("original", "read") if kind in XLSX_KINDS else ("read",)
    for way in ways:
        if way == "read" and kind in XLSX_KINDS:
            job["lines"].append(translator(language).gettext(FRESH))
        made = _made_in_child(way, job, content)
        if made:
            return made
    raise Refused(NOT_COPIED, file=proposal.name)


def annotated_name(name: str, language: str) -> str:
    """Return the name of the copy: the original's with what it is."""
    stem = name.rpartition(".")[0] or name
    word = translator(language).gettext(N_("findings"))
    return f"{stem}_{word}.xlsx"


def _job(proposal: "Proposal", kind: str, language: str) -> dict[str, Any]:
    gettext = translator(language).gettext
    # one cell of the file may be several of the template: it is told once
    notes = list(
        {tuple(one.values()): one for one in _notes(proposal, language)}.values()
    )
    lines = [gettext(INSTEAD)]
    marked = {(note["sheet"], note["at"]) for note in notes if note["at"]}
    if len(marked) > MOST_COMMENTS:
        lines.append(gettext(FEW).format(count=number(MOST_COMMENTS, language)))
    return {
        "kind": kind,
        "file": proposal.name,
        "title": gettext(TITLE),
        "heading": gettext(HEADING).format(file=proposal.name),
        "warning": gettext(WARNING),
        "lines": lines,
        "headers": [gettext(text) for text in HEADERS],
        "severities": {key: gettext(text) for key, text in SEVERITIES.items()},
        "notes": notes,
    }


def _notes(proposal: "Proposal", language: str) -> Iterator[dict[str, str]]:
    every: list[Finding] = [*proposal.file_findings, *proposal.findings]
    for one in sorted(every, key=lambda found: GRAVEST.index(found.severity)):
        why = [one.message(language)]
        if isinstance(one, IntakeFinding):
            why = [f"{one.title(language)}.", *why, one.consequence(language)]
        row = str(shown_row(one.row)) if one.row else ""
        yield {
            "severity": one.severity,
            "sheet": one.sheet,
            # a row alone is marked at its first cell that can be seen
            "at": one.cell or row,
            "header": one.header,
            "value": one.value,
            "why": " ".join(part for part in why if part),
            "fix": one.how_to_fix(language),
        }


def _made_in_child(way: str, job: dict[str, Any], content: bytes) -> bytes:
    """Return what the child makes, nothing when it fails or takes too much."""
    with _PLACE, tempfile.TemporaryDirectory(prefix="voimavara-copy-") as folder:
        places = {name: folder for name in ("TMPDIR", "TEMP", "TMP")}
        child = subprocess.Popen(
            [sys.executable, "-I", str(CHILD), way],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | places,
        )
        timer = threading.Timer(limits.WALL_SECONDS, child.kill)
        timer.start()
        watch_memory(child)
        given = json.dumps(job).encode() + b"\n" + content
        writer = threading.Thread(target=feed, args=(child, given), daemon=True)
        writer.start()
        try:
            made = child.stdout.read(limits.MAX_COPY_BYTES) if child.stdout else b""
            ended_well = child.wait() == 0
        finally:
            child.kill()
            child.wait()
            timer.cancel()
            writer.join()
            if child.stdout:
                child.stdout.close()
    return made if ended_well and len(made) < limits.MAX_COPY_BYTES else b""
