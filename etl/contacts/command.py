"""`contacts`: find, give out or forget a person; forget those whose time is over."""

import argparse
import getpass
import json
import sys
from dataclasses import asdict
from typing import Any

from etl import audit, contacts
from etl.audit import Record
from etl.contacts.everywhere import Erased, erase_everywhere, own_data
from etl.contacts.retention import Run, run_retention
from etl.language import N_, date, number, translator
from etl.workspace import Workspace, workspace

FOUND = N_("{contact}  {company}  {name}  kept until {until}")
NOBODY = N_("No contact has all of the words “{words}”.")
ERASED = N_(
    "{contact} was erased. Received files that were redacted: {files}; texts of rows "
    "that were cut: {cells}."
)
REDACTED = N_("· {file}: {cells}")
WHOLE_FILE = N_("the whole file, as its kind cannot be written cell by cell")
STILL_HELD = N_("· The backup {file} still holds the person: delete it by {until}.")
NOBODY_OVER = N_("Nobody's time is over; nothing was erased.")
RETAINED = N_(
    "Time was over: persons erased {erased}, received files redacted {files}, texts of "
    "rows cut {cells}, records of the audit trail let go {records}."
)
AT_IT = N_("Another process is letting old data go just now. Nothing is left to do.")


def add_parsers(parsers: Any) -> None:
    """Add `contacts` to the command line."""
    parser = parsers.add_parser("contacts", help="find, give out or erase a person")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    find = acts.add_parser("find", help="persons in whose details all words stand")
    find.add_argument("words", nargs="+")
    give = acts.add_parser("export", help="all that is kept of one person, as JSON")
    give.add_argument("contact")
    erase = acts.add_parser("erase", help="forget one person everywhere")
    erase.add_argument("contact")
    erase.add_argument("--reason", required=True)
    acts.add_parser("retain", help="let go everybody and everything whose time is over")
    for one in (find, give, erase, acts.choices["retain"]):
        one.add_argument("--json", action="store_true", help="one object on stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do one of the four acts and say what was done."""
    ws, who = workspace(), getpass.getuser()
    if args.act == "find":
        return _find(ws, who, args)
    if args.act == "export":
        sys.stdout.write(own_data(ws, args.contact).decode() + "\n")
        audit.record(ws, Record(who, "", "exported_contact", args.contact))
        return 0
    if args.act == "retain":
        return _retain(ws, args)
    done = erase_everywhere(ws, args.contact, reason=args.reason, account=who)
    return _tell(done, args)


def retained(done: Run, language: str) -> str:
    """Say what a run of the retention let go."""
    gettext = translator(language).gettext
    if done.is_empty:
        return gettext(NOBODY_OVER)
    names = ("erased", "files", "cells", "records")
    counts = {name: number(getattr(done, name), language) for name in names}
    return gettext(RETAINED).format(**counts)


def _find(ws: Workspace, who: str, args: argparse.Namespace) -> int:
    words = " ".join(args.words)
    found = contacts.find(ws, words)
    audit.record(ws, Record(who, "", "found_contact", "", {"count": len(found)}))
    _ = translator(args.lang).gettext
    if args.json:
        json.dump([asdict(one) for one in found], sys.stdout, default=str)
        return 0
    for one in found:
        facts = {"contact": one.contact_id, "company": one.company_id}
        until = date(one.keep_until, args.lang)
        print(_(FOUND).format(**facts, name=one.details.name, until=until))
    if not found:
        print(_(NOBODY).format(words=words))
    return 0


def _retain(ws: Workspace, args: argparse.Namespace) -> int:
    done = run_retention(ws)
    if args.json:
        json.dump(asdict(done) if done else None, sys.stdout)
        return 0
    words = translator(args.lang).gettext(AT_IT)
    print(retained(done, args.lang) if done else words)
    return 0


def _tell(done: Erased, args: argparse.Namespace) -> int:
    one, code = done.erasure, 2 if done.failure else 0
    if done.failure:
        print(done.failure.render(args.lang), file=sys.stderr)
    if args.json:
        facts = asdict(one) | {"copies": [asdict(copy) for copy in done.copies]}
        json.dump(facts, sys.stdout, default=str)
        return code
    _ = translator(args.lang).gettext
    count = {"files": len(one.redactions), "cells": len(one.parsed_cells)}
    shown = {name: number(value, args.lang) for name, value in count.items()}
    print(_(ERASED).format(contact=one.contact_id, **shown))
    for file in one.redactions:
        cells = ", ".join(file.cells) or _(WHOLE_FILE)
        print(_(REDACTED).format(file=file.file_name, cells=cells))
    for copy in done.copies:
        until = date(copy.until, args.lang)
        print(_(STILL_HELD).format(file=copy.file_name, until=until))
    return code
