"""The command `refresh`: load a register from files, then build."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from etl.build import build, build_file, current_build
from etl.build.engine import open_to_read
from etl.errors import Refused
from etl.language import LANGUAGES, N_, number, translator
from etl.reference import scoped
from etl.settings import settings
from etl.sources.bulk.changes import said_changes
from etl.sources.catalogue.failure import failures
from etl.sources.catalogue.rounds import Turn, refresh_every, refresh_noted
from etl.sources.network import Wanted
from etl.sources.network.progress import ProgressLine
from etl.sources.refresh import MODULES, Online, Refreshed
from etl.workspace import Workspace, workspace

HELP = "load a public register over the network, or from files in its shape"
LOADED_LINE = N_("loaded   {table} ({vintage}), rows {rows}: “{file}”")
LOADED_UNDATED = N_("loaded   {table}, rows {rows}: “{file}”")
SKIPPED_LINE = N_("skipped  “{file}”: {reason}")
LEFT_OUT_LINE = N_("left out: {what}")
SHOWN = N_("Build {build} shows it.")
ONE_OR_ALL = N_("Name one source, or all of them with --all. The sources are: {known}.")
FAILED_LINE = N_("failed   {reason}")
CHANGES = N_("since the load before: {what}")
AUTHOR = "command line"


def add_parsers(parsers: Any) -> None:
    """Add `refresh` to the command line."""
    parser = parsers.add_parser("refresh", help=HELP)
    parser.add_argument(
        "source", metavar="SOURCE", nargs="?", default="", help=", ".join(MODULES)
    )
    parser.add_argument(
        "--all",
        action="store_true",
        dest="every",
        help="all sources in turn; one that fails stops no other",
    )
    parser.add_argument(
        "--from",
        dest="path",
        type=Path,
        metavar="FILE_OR_FOLDER",
        help="a saved answer, or a folder that is walked",
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="ID",
        help="a table, a business id or a CPV code; may be repeated",
    )
    parser.add_argument(
        "--region", action="store_true", help="only what belongs to the own region"
    )
    parser.add_argument("--address", default="", help="a mirror of the publisher")
    parser.add_argument(
        "--demo", action="store_true", help="the workspace of made-up example data"
    )
    parser.add_argument("--json", action="store_true", help="one object on stdout")
    parser.add_argument("--author", default=AUTHOR, help="who loads it")
    parser.add_argument("--lang", choices=LANGUAGES, default=settings().language)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Load a source and build; say what was loaded and why the rest was not."""
    if bool(args.source) == args.every:
        raise Refused(ONE_OR_ALL, known=", ".join(MODULES))
    if args.every:
        return _run_every(args)
    ws = workspace(demo=args.demo)
    wanted = Wanted(tuple(args.only), args.region, args.address)
    before = _failing(ws)
    try:
        with ProgressLine(sys.stderr) as line:
            done = refresh_noted(
                ws,
                args.source,
                args.path,
                author=args.author,
                language=args.lang,
                online=Online(wanted, line.show),
            )
    except Refused:
        if _failing(ws) != before:
            _build(ws)  # the pages tell that the source fails
        raise
    if not args.json:
        _print(done, args.lang)
    has_news = done.batch is not None or _failing(ws) != before
    build_id, problem = _build(ws) if has_news else ("", None)
    if args.json:
        facts = _facts(done, build_id, problem, args.lang)
        json.dump(facts, sys.stdout, ensure_ascii=False)
    elif problem:
        raise problem
    elif build_id:
        print(translator(args.lang).gettext(SHOWN).format(build=build_id))
    return problem.exit_code if problem else 0


def _run_every(args: argparse.Namespace) -> int:
    ws = workspace(demo=args.demo)
    before = _failing(ws)
    with ProgressLine(sys.stderr) as line:
        turns = refresh_every(
            ws,
            args.path,
            author=args.author,
            language=args.lang,
            online=Online(Wanted(is_region=args.region), line.show),
        )
    has_news = any(turn.done and turn.done.batch for turn in turns)
    has_news = has_news or _failing(ws) != before
    build_id, problem = _build(ws) if has_news else ("", None)
    failed = [turn for turn in turns if turn.problem]
    if args.json:
        facts = {
            turn.source: _facts(turn.done, build_id, problem, args.lang)
            if turn.done
            else {"problem": turn.problem.render(args.lang) if turn.problem else ""}
            for turn in turns
        }
        json.dump(facts, sys.stdout, ensure_ascii=False)
    else:
        _print_turns(turns, build_id, args.lang)
    if problem and not args.json:
        raise problem
    return 2 if failed or problem else 0


def _print_turns(turns: Sequence[Turn], build_id: str, language: str) -> None:
    _ = translator(language).gettext
    for turn in turns:
        print(f"{turn.source}:")
        if turn.done:
            _print(turn.done, language)
        elif turn.problem:
            print(_(FAILED_LINE).format(reason=turn.problem.render(language)))
    if build_id:
        print(_(SHOWN).format(build=build_id))


def _build(ws: Workspace) -> tuple[str, Refused | None]:
    """Build for the region that the pages are of: only `build` itself changes it."""
    try:
        with scoped(_region_of_pages(ws)):
            return build(ws).build_id, None
    except Refused as problem:  # the load is accepted; the pages show the old state
        return "", problem


def _region_of_pages(ws: Workspace) -> str:
    shown = current_build(ws)
    if shown is None:
        return ""
    with open_to_read(build_file(ws, shown, "internal")) as database:
        rows = database.execute("select region_code from reference.scope").fetchall()
    return str(rows[0][0]) if rows else ""


def _failing(ws: Workspace) -> dict[str, str]:
    """Return why each failing source fails: what pages tell beside its older data."""
    return {name: one.render("en") for name, one in failures(ws).items()}


def _print(done: Refreshed, language: str) -> None:
    _ = translator(language).gettext
    print(done.message)
    for entry in done.loaded:
        words = LOADED_LINE if entry["vintage"] else LOADED_UNDATED
        line = _(words).format(
            table=entry["table_name"],
            vintage=entry["vintage"],
            rows=number(entry["row_count"], language),
            file=entry["file"],
        )
        print(line)
        if left_out := _left_out(entry.get("left_out")):
            print(" " * 9 + _(LEFT_OUT_LINE).format(what=left_out))
    if done.batch and (changes := done.batch.about.get("register_change")):
        print(_(CHANGES).format(what=said_changes(changes, language)))
    for skipped in done.skipped:
        reason = skipped.render(language)
        print(_(SKIPPED_LINE).format(file=skipped.file, reason=reason))


def _left_out(counts: Any) -> str:
    if isinstance(counts, dict):
        return ", ".join(f"{name} {count}" for name, count in counts.items())
    return str(counts) if counts else ""


def _facts(
    done: Refreshed, build_id: str, problem: Refused | None, language: str
) -> dict[str, Any]:
    names = ("table_name", "title", "vintage", "file", "sha256", "row_count")
    return {
        "message": done.message,
        "batch_id": done.batch.batch_id if done.batch else None,
        "loaded": [{name: entry[name] for name in names} for entry in done.loaded],
        "changes": dict(done.batch.about.get("register_change", {}))
        if done.batch
        else {},
        "skipped": [
            {"file": one.file, "reason": one.render(language)} for one in done.skipped
        ],
        "build_id": build_id or None,
        "build_problem": problem.render(language) if problem else None,
    }
