"""The commands that concern the whole: `build` and `status`."""

import argparse
import json
import shutil
import sys
from typing import Any

from etl import demo, journal
from etl.build import build, current_build
from etl.language import N_, number, translator
from etl.sources.catalogue.failure import failures
from etl.sources.catalogue.lines import ages_of, register_lines
from etl.sources.catalogue.whole import as_json, catalogue_of
from etl.workspace import Workspace, workspace

BUILT = N_("Built {build} in {seconds} s. Tables made: {ran}; unchanged: {skipped}.")
NO_BUILD = N_("There is no build yet. Make one with “python -m etl build”.")
CURRENT = N_("Current build: {build}")
BATCH_LINE = N_("{state}  {batch}  {file}  rows in use: {rows}; waiting: {parked}")
STATES = {
    "live": N_("in use"),
    "undone": N_("undone"),
    "replaced": N_("gave way to another reading"),
}


def add_parsers(parsers: Any) -> None:
    """Add `build` and `status` to the command line."""
    builder = parsers.add_parser(
        "build", help="landing, journal and code lists → a new warehouse"
    )
    builder.add_argument(
        "--demo", action="store_true", help="the workspace of made-up example data"
    )
    builder.add_argument(
        "--fresh",
        action="store_true",
        help="with --demo: throw the example workspace away first",
    )
    builder.add_argument(
        "--engine", choices=("duckdb",), default="duckdb", help="where the SQL runs"
    )
    builder.add_argument("--json", action="store_true", help="one object on stdout")
    builder.set_defaults(run=run_build)
    status = parsers.add_parser(
        "status", help="what is in use, and which build shows it"
    )
    status.add_argument("--demo", action="store_true")
    status.add_argument("--json", action="store_true")
    status.set_defaults(run=run_status)


def run_build(args: argparse.Namespace) -> int:
    """Build; with `--demo` fill the example workspace first, once."""
    ws = workspace(demo=args.demo)
    if args.demo:
        if args.fresh:
            shutil.rmtree(ws.root, ignore_errors=True)
        demo.fill(ws)
    result = build(ws)
    if args.json:
        facts = {
            "build_id": result.build_id,
            "workspace": ws.name,
            "seconds": round(result.seconds, 3),
            "ran": result.ran,
            "skipped": result.skipped,
            "row_counts": result.row_counts,
            "warnings": [vars(warning) for warning in result.warnings],
        }
        json.dump(facts, sys.stdout, ensure_ascii=False)
        return 0
    _ = translator(args.lang).gettext
    line = _(BUILT).format(
        build=result.build_id,
        seconds=number(result.seconds, args.lang, decimals=1),
        ran=len(result.ran),
        skipped=len(result.skipped),
    )
    print(line)
    for warning in result.warnings:
        meaning = _(warning.meaning)
        print(f"· {meaning} ({warning.count})")
    return 0


def run_status(args: argparse.Namespace) -> int:
    """Say which build is current and which batches count."""
    ws = workspace(demo=args.demo)
    if args.json:
        json.dump(_status(ws, args.lang), sys.stdout, ensure_ascii=False)
        return 0
    _ = translator(args.lang).gettext
    build_id = current_build(ws)
    print(_(CURRENT).format(build=build_id) if build_id else _(NO_BUILD))
    for batch in journal.batches(ws):
        line = _(BATCH_LINE).format(
            state=_(STATES[batch.state]),
            batch=batch.batch_id,
            file=batch.file_name,
            rows=number(batch.row_count, args.lang),
            parked=number(batch.parked_count, args.lang),
        )
        print(line)
    for line in register_lines(ws, args.lang, catalogue_of(ws)):
        print(line)
    return 0


def _status(ws: Workspace, language: str) -> dict[str, Any]:
    found = catalogue_of(ws)
    return {
        "workspace": ws.name,
        "build_id": current_build(ws),
        "batches": [
            {
                "batch_id": batch.batch_id,
                "kind": batch.kind,
                "source": batch.source,
                "file_name": batch.file_name,
                "sha256": batch.sha256,
                "state": batch.state,
                "accepted_at": batch.accepted_at,
                "author": batch.author,
                "row_count": batch.row_count,
                "parked_count": batch.parked_count,
            }
            for batch in journal.batches(ws)
        ],
        "registers": [one.as_json() for one in ages_of(ws, found)],
        "catalogue": as_json(found) if found else None,
        "failed_loads": {
            source: {"at": failure.at, "reason": failure.render(language)}
            for source, failure in failures(ws).items()
        },
    }
