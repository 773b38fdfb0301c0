"""The example data: a made-up story that goes the same way as anybody's files.

Workbooks go through intake and register answers through their loaders, so nothing in
the example warehouse is typed in. What a visitor undid stays undone.
"""

import tempfile
from pathlib import Path

from etl import journal
from etl.demo.places import AUTHOR, EVENT, confirm_places
from etl.demo.procurement import write_procurement
from etl.demo.region import (
    write_barometer,
    write_education,
    write_establishments,
    write_population,
)
from etl.demo.register import write_register
from etl.demo.statistics import write_statistics
from etl.demo.workbooks import ASSISTANTS, FILE_NAMES, write_workbooks
from etl.errors import Refused
from etl.intake.batch import accept, propose
from etl.language import N_
from etl.sources.refresh import refresh
from etl.workspace import Workspace

REGISTERS = {
    "companies": ("esimerkkirekisteri", write_register),
    "employment": ("esimerkkitilastot", write_statistics),
    "population": ("esimerkkivaesto", write_population),
    "education": ("esimerkkikoulutus", write_education),
    "establishments": ("esimerkkitoimipaikat", write_establishments),
    "barometer": ("esimerkkibarometri", write_barometer),
    "procurement": ("esimerkkihankinnat", write_procurement),
}
"""Folder and writer of what each source is given."""
NOT_DEMO = N_(
    "“{folder}” is not the workspace of the example data, and made-up data never goes "
    "elsewhere. Nothing was changed."
)


def fill(ws: Workspace) -> None:
    """Bring the example data into the example workspace, each file once."""
    if not ws.is_demo:
        raise Refused(NOT_DEMO, folder=ws.root)
    known = {batch.file_name for batch in journal.batches(ws)}
    sources = {batch.source for batch in journal.batches(ws)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not known.issuperset(FILE_NAMES.values()):
            _bring_workbooks(ws, write_workbooks(folder), known)
        if not sources.issuperset(REGISTERS):
            _bring_registers(ws, folder, sources)
    if not journal.events(ws, EVENT):
        confirm_places(ws)


def write_files(folder: Path) -> list[Path]:
    """Write the example workbooks and register answers, for people to look at."""
    folder.mkdir(parents=True, exist_ok=True)
    registers = [path for _name, write in REGISTERS.values() for path in write(folder)]
    return write_workbooks(folder) + registers


def _bring_workbooks(ws: Workspace, paths: list[Path], known: set[str]) -> None:
    for key, path in zip(FILE_NAMES, paths, strict=True):
        if path.name not in known:
            author = ASSISTANTS[key]
            accept(ws, propose(ws, path, author=author), author)


def _bring_registers(ws: Workspace, folder: Path, known: set[str]) -> None:
    for source, (name, write) in REGISTERS.items():
        if source not in known:
            (folder / name).mkdir()
            write(folder / name)
            refresh(ws, source, folder / name, author=AUTHOR, is_made_up=True)
