"""`audit`: verify the trail, let old records go, or print the newest ones."""

import argparse
import getpass
import json
import sys
from typing import Any

from etl.audit import ACTS, Record, prune, record, records, verify
from etl.audit.machine import ROLE
from etl.language import N_, number, translator
from etl.settings import settings
from etl.workspace import workspace

WHOLE = N_(
    "The audit trail is whole: {count} records. Note the newest digest down "
    "elsewhere: {digest}"
)
BROKEN = N_(
    "The audit trail was changed by hand: record {record} does not fit the one "
    "before it. Take the journal of a backup and compare from that record on."
)
PRUNED = N_("Records that went, as older than {days} days: {count}.")
LINE = N_("{at}  {account} ({role})  {act}: {subject}")
SHOWN = 20


def add_parsers(parsers: Any) -> None:
    """Add `audit` to the command line."""
    parser = parsers.add_parser("audit", help="who saw, exported and did what")
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--verify", action="store_true", help="is the trail whole?")
    act.add_argument(
        "--prune", action="store_true", help="let records older than the limit go"
    )
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--json", action="store_true", help="one object on stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what was asked; exit with 2 if the trail is broken."""
    ws = workspace(demo=args.demo)
    _ = translator(args.lang).gettext
    if args.verify:
        return _verify(args)
    if args.prune:
        days = settings().audit_days
        count = prune(ws, days, getpass.getuser())
        _tell(
            args,
            {"pruned": count, "days": days},
            _(PRUNED).format(
                days=number(days, args.lang), count=number(count, args.lang)
            ),
        )
        return 0
    found = records(ws, limit=None if args.json else SHOWN)
    if args.json:
        json.dump([vars(one) for one in found], sys.stdout, ensure_ascii=False)
        facts = {"rows": len(found), "title": "audit"}
        record(ws, Record(getpass.getuser(), ROLE, "exported", "audit.json", facts))
        return 0
    for one in found:
        words = {**vars(one), "act": _(ACTS[one.act])}
        print(_(LINE).format(**words))
    return 0


def _verify(args: argparse.Namespace) -> int:
    verdict = verify(workspace(demo=args.demo))
    _ = translator(args.lang).gettext
    if verdict.broken_at is None:
        count = number(verdict.count, args.lang)
        words = _(WHOLE).format(count=count, digest=verdict.last_digest or "–")
    else:
        words = _(BROKEN).format(record=verdict.broken_at)
    _tell(args, vars(verdict), words)
    return 0 if verdict.broken_at is None else 2


def _tell(args: argparse.Namespace, facts: dict[str, Any], words: str) -> None:
    if args.json:
        json.dump(facts, sys.stdout, ensure_ascii=False)
    else:
        print(words)
