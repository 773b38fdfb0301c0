"""The commands `backup` and `restore`."""

import argparse
import getpass
import json
import sys
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from etl import audit
from etl.audit import Record
from etl.backup.check import Checked, checked
from etl.backup.restore import Restored, restore
from etl.backup.write import Backup, write_backup
from etl.build import build
from etl.contacts import keys
from etl.errors import UserMessage
from etl.language import N_, number, translator
from etl.language import date as written
from etl.settings import settings
from etl.workspace import Workspace, workspace

WRITTEN = N_(
    "Backup {path}: {files} files, {events} events of the journal, {records} records "
    "of the audit trail, {contacts} contacts. Keep a copy on another machine, behind a "
    "lock: it holds everything that was brought in. Delete it by {until}: who is "
    "erased later is still in it."
)
KEY_APART = N_(
    "The contacts in it are sealed with a key that is not in it (fingerprint {key}). "
    "Keep a copy of {file} apart from the backups: without it the contacts are lost."
)
WHOLE = N_(
    "The backup {path} is whole, made {made}: {files} files, {events} events of the "
    "journal, {records} records of the audit trail, {contacts} contacts."
)
TRAIL_BROKEN = N_(
    "But the audit trail in it was changed by hand: record {record} does not fit the "
    "one before it."
)
KEY_FITS = N_("The contacts key of this installation opens its contacts.")
KEY_DIFFERS = N_(
    "Its contacts were sealed with another key than this installation's: keep that key "
    "(fingerprint {key}), or the contacts are lost."
)
TOO_OLD = N_(
    "It should have been deleted by {until}: persons who were erased since are in it."
)
RESTORED = N_(
    "Restored from {path}: {files} files, {events} events of the journal, {records} "
    "records of the audit trail, {contacts} contacts. The pages show what was in use "
    "when the backup was made."
)
ERASED_AGAIN = N_("Erased again, as after the backup was made: {count} persons.")
NO_NEWER = N_(
    "No newer backup was found beside it. If somebody was erased after {made}, the "
    "person is back: give a newer backup with --newer, or erase the person again."
)
NOT_BUILT = N_("Restored, but not yet shown. {reason}")


def add_parsers(parsers: Any) -> None:
    """Add `backup` and `restore` to the command line."""
    writer = parsers.add_parser(
        "backup", help="landing, journal, trail and contacts → one file"
    )
    writer.add_argument("out", type=Path, metavar="OUT.zip")
    writer.add_argument(
        "--verify", action="store_true", help="check a backup that is there"
    )
    reader = parsers.add_parser(
        "restore", help="a backup → an empty workspace, and its warehouse"
    )
    reader.add_argument("file", type=Path, metavar="IN.zip")
    reader.add_argument(
        "--newer", type=Path, help="a newer backup: who was erased by then stays so"
    )
    reader.add_argument("--contacts-key", type=Path, help="the file of the key")
    reader.add_argument("--without-contacts", action="store_true")
    for parser, run in ((writer, run_backup), (reader, run_restore)):
        parser.add_argument("--demo", action="store_true", help="the example workspace")
        parser.add_argument("--json", action="store_true", help="one object on stdout")
        parser.set_defaults(run=run)


def run_backup(args: argparse.Namespace) -> int:
    """Write a backup, or check one."""
    ws = workspace(demo=args.demo)
    if args.verify:
        with checked(args.out) as one:
            return _verify(ws, one, args)
    backup = write_backup(ws, args.out)
    who = getpass.getuser()
    facts = {"made_at": backup.made_at, "contacts": backup.contact_count}
    audit.record(ws, Record(who, "command_line", "backed_up", args.out.name, facts))
    _tell(backup, WRITTEN, args)
    if backup.contacts_key and not args.json:
        file = ws.root / "contacts" / keys.KEY_FILE
        words = translator(args.lang).gettext(KEY_APART)
        print(words.format(key=backup.contacts_key, file=file))
    return 0


def run_restore(args: argparse.Namespace) -> int:
    """Bring a backup back and build; what came back stays when the build fails."""
    ws = workspace(demo=args.demo)
    done = restore(
        ws,
        args.file,
        newer=args.newer,
        contacts_key=args.contacts_key,
        with_contacts=not args.without_contacts,
    )
    _tell(done.backup, RESTORED, args, erased=done.erased)
    gettext = translator(args.lang).gettext
    for line in _about_erased(done, args):
        print(line, file=sys.stderr)
    try:
        build(ws)
    except UserMessage as failure:
        reason = failure.render(args.lang)
        print(gettext(NOT_BUILT).format(reason=reason), file=sys.stderr)
        return 2
    return 0


def _about_erased(done: Restored, args: argparse.Namespace) -> list[str]:
    gettext = translator(args.lang).gettext
    lines = []
    if done.erased:
        count = number(len(done.erased), args.lang)
        lines.append(gettext(ERASED_AGAIN).format(count=count))
    if done.newer is None:
        made = written(_day(done.backup), args.lang)
        lines.append(gettext(NO_NEWER).format(made=made))
    return lines


def _verify(ws: Workspace, one: Checked, args: argparse.Namespace) -> int:
    broken, until = one.broken_at, _until(one.backup)
    is_over = until < datetime.now(UTC).date()
    key = one.backup.contacts_key
    has_key = keys.has_installation_key(ws) if key else False
    fits = has_key and keys.fingerprint(keys.installation_key(ws)) == key
    facts = {"trail_broken_at": broken, "key_fits": fits if key else None}
    _tell(one.backup, WHOLE, args, **facts, is_over=is_over)
    if not args.json:
        gettext = translator(args.lang).gettext
        if broken is not None:
            print(gettext(TRAIL_BROKEN).format(record=broken))
        if key:
            print(gettext(KEY_FITS if fits else KEY_DIFFERS).format(key=key))
        if is_over:
            print(gettext(TOO_OLD).format(until=written(until, args.lang)))
    return 0 if broken is None else 2


def _tell(backup: Backup, text: str, args: argparse.Namespace, **facts: Any) -> None:
    if args.json:
        whole = asdict(backup) | {"path": str(backup.path)} | facts
        json.dump(whole, sys.stdout, ensure_ascii=False)
        return
    counts = {
        "files": backup.file_count,
        "events": backup.event_count,
        "records": backup.record_count,
        "contacts": backup.contact_count,
    }
    shown = {name: number(count, args.lang) for name, count in counts.items()}
    days = {"made": _day(backup), "until": _until(backup)}
    shown |= {name: written(day, args.lang) for name, day in days.items()}
    print(translator(args.lang).gettext(text).format(path=backup.path, **shown))


def _day(backup: Backup) -> date:
    return datetime.fromisoformat(backup.made_at).date()


def _until(backup: Backup) -> date:
    return _day(backup) + timedelta(days=settings().backup_days)
