"""What must hold in a workspace whatever happened to the process that wrote it."""

import hashlib
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from etl import journal, landing
from etl.build import build_file, current_build
from etl.build.publish import AUDIENCES, builds
from etl.workspace import Workspace
from tests.torture.lives import Step

Figures = dict[str, str]
"""One hash of all marts for each audience."""
MARTS = (
    "select table_name from duckdb_tables() where schema_name = 'marts' "
    "order by table_name"
)
MOMENT = re.compile(r"datetime\.datetime\([^)]*\)")


def complaints(ws: Workspace, may_be: list[Step], known: list[Figures]) -> list[str]:
    """Return what is wrong with the workspace; `may_be` are the steps it may be at."""
    found = of_landing(ws)
    states = tuple(batch.state for batch in journal.batches(ws)[::-1])
    allowed = [step.states for step in may_be]
    if states not in allowed:
        found.append(f"batches are {states}, not one of {allowed}")
    for audience, digest in (figures(ws) if known else {}).items():
        held = [known[step.figures][audience] for step in may_be]
        if digest not in held:
            found.append(f"the figures of {audience} are of no known moment")
    return found


def of_landing(ws: Workspace) -> list[str]:
    """Look at all but the figures."""
    return [*of_originals(ws), *of_journal(ws), *of_parsed(ws)]


def of_originals(ws: Workspace) -> Iterator[str]:
    """Look at every kept file."""
    for path in ws.landing.glob("??/*"):
        if path.name.endswith(".sidecar.json"):
            facts = json.loads(path.read_text(encoding="utf-8"))
            if not (path.parent / facts["path"]).is_file():
                yield f"{path.name} names a file that is not there"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != path.stem:
            yield f"{path.name} has other bytes than it came with"


def of_journal(ws: Workspace) -> Iterator[str]:
    """Look at the journal, and at what each batch in it stands on."""
    file = ws.journal_url.removeprefix("sqlite:///")
    with sqlite3.connect(file) as database:
        (state,) = database.execute("pragma integrity_check").fetchone()
    if state != "ok":
        yield f"the journal says {state}"
    live = Counter(one.sha256 for one in journal.live_batches(ws))
    if any(count > 1 for count in live.values()):
        yield "the same file is in use twice"
    for batch in journal.batches(ws):
        if landing.original(ws, batch.sha256) is None:
            yield f"the file of {batch.batch_id} is lost"
        tables = landing.read_parsed(ws, batch.parsed_key).tables
        if "yritykset" not in tables:
            yield f"the rows of {batch.batch_id} are lost"


def of_parsed(ws: Workspace) -> Iterator[str]:
    """Look at every folder of rows: it is whole."""
    for folder in (ws.landing / "parsed").glob("*"):
        parsed = landing.read_parsed(ws, folder.name)
        rows = {
            name: pq.read_table(path).num_rows for name, path in parsed.tables.items()
        }
        counted = sum(rows[sheet] for sheet in parsed.about["sheets"])
        if counted != parsed.about["counts"]["rows_imported"] or "cell" not in rows:
            yield f"{folder.name} holds {counted} rows"


def figures(ws: Workspace) -> Figures:
    """Return the hash of what each audience is shown; the pointers must hold."""
    shown = {}
    for audience in AUDIENCES:
        build_id = current_build(ws, audience)
        assert build_id is not None, f"{audience} has no build"
        shown[audience] = hash_of(ws, build_file(ws, build_id, audience))
    return shown


def hash_of(ws: Workspace, file: Path) -> str:
    """Return one hash of the rows of all marts in a warehouse file.

    The name and the moment of a batch differ from life to life and are left out.
    """
    made, batches = hashlib.sha256(), journal.batches(ws)
    with duckdb.connect(str(file), read_only=True) as database:
        for (name,) in database.execute(MARTS).fetchall():
            rows = database.execute(f"from marts.{name}").fetchall()
            texts = [MOMENT.sub("", repr((name, row))) for row in rows]
            for batch in batches:
                texts = [one.replace(batch.batch_id, batch.sha256) for one in texts]
            made.update("\n".join(sorted(texts)).encode())
    return made.hexdigest()


def leftovers(ws: Workspace) -> list[str]:
    """Return what no finished process leaves behind."""
    patterns = (".draft-*", ".pointer-*", "*/*.draft*", "*/*.wal", "*/*.tmp")
    found = [path for one in patterns for path in ws.warehouse.glob(one)]
    found += (ws.landing / ".drafts").glob("*")
    if len(builds(ws)) > 7:
        found.append(ws.warehouse)
    return sorted(str(path.relative_to(ws.root)) for path in found)
