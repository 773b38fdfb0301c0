"""The commands `backup` and `restore`."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from etl.backup.restore import restore
from etl.backup.write import Backup, write_backup
from etl.build import build
from etl.errors import UserMessage
from etl.language import N_, number, translator
from etl.workspace import workspace

WRITTEN = N_(
    "Backup {path}: {files} files and {events} events of the journal. Keep a copy on "
    "another machine, behind a lock: it holds everything that was brought in."
)
RESTORED = N_(
    "Restored from {path}: {files} files and {events} events of the journal. The "
    "pages show what was in use when the backup was made."
)
NOT_BUILT = N_("Restored, but not yet shown. {reason}")


def add_parsers(parsers: Any) -> None:
    """Add `backup` and `restore` to the command line."""
    writer = parsers.add_parser(
        "backup", help="landing and journal → one file that can be restored"
    )
    writer.add_argument("out", type=Path, metavar="OUT.zip")
    reader = parsers.add_parser(
        "restore", help="a backup → an empty workspace, and its warehouse"
    )
    reader.add_argument("file", type=Path, metavar="IN.zip")
    for parser, run in ((writer, run_backup), (reader, run_restore)):
        parser.add_argument("--demo", action="store_true", help="the example workspace")
        parser.add_argument("--json", action="store_true", help="one object on stdout")
        parser.set_defaults(run=run)


def run_backup(args: argparse.Namespace) -> int:
    """Write a backup."""
    _tell(write_backup(workspace(demo=args.demo), args.out), WRITTEN, args)
    return 0


def run_restore(args: argparse.Namespace) -> int:
    """Bring a backup back and build; what came back stays when the build fails."""
    ws = workspace(demo=args.demo)
    backup = restore(ws, args.file)
    _tell(backup, RESTORED, args)
    try:
        build(ws)
    except UserMessage as failure:
        gettext = translator(args.lang).gettext
        reason = failure.render(args.lang)
        print(gettext(NOT_BUILT).format(reason=reason), file=sys.stderr)
        return 2
    return 0


def _tell(backup: Backup, text: str, args: argparse.Namespace) -> None:
    if args.json:
        facts = asdict(backup) | {"path": str(backup.path)}
        json.dump(facts, sys.stdout, ensure_ascii=False)
        return
    line = translator(args.lang).gettext(text)
    print(
        line.format(
            path=backup.path,
            files=number(backup.file_count, args.lang),
            events=number(backup.event_count, args.lang),
        )
    )
