"""`contacts`: find, give out or forget a person; forget those whose time is over."""

import argparse
import getpass
import json
import sys
from dataclasses import asdict
from typing import Any

from etl import contacts
from etl.contacts import Erasure
from etl.language import N_, number, translator
from etl.workspace import workspace

FOUND = N_("{contact}  {company}  {name}  kept until {until}")
NOBODY = N_("No contact has all of the words “{words}”.")
ERASED = N_("{contact} was erased. Received files that were redacted: {files}.")
REDACTED = N_("· {file}: {cells}")
WHOLE_FILE = N_("the whole file, as its kind cannot be written cell by cell")
NOBODY_OVER = N_("Nobody's time is over; nothing was erased.")


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
    acts.add_parser("retain", help="forget everybody whose time is over")
    for one in (find, give, erase, acts.choices["retain"]):
        one.add_argument("--json", action="store_true", help="one object on stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do one of the four acts and say what was done."""
    ws = workspace()
    if args.act == "find":
        return _find(args)
    if args.act == "export":
        sys.stdout.write(contacts.export(ws, args.contact).decode() + "\n")
        return 0
    if args.act == "erase":
        who = getpass.getuser()
        done = [contacts.erase(ws, args.contact, reason=args.reason, account=who)]
    else:
        done = contacts.retain(ws)
    _tell(args, done)
    return 0


def _find(args: argparse.Namespace) -> int:
    words = " ".join(args.words)
    found = contacts.find(workspace(), words)
    _ = translator(args.lang).gettext
    if args.json:
        json.dump([asdict(one) for one in found], sys.stdout, default=str)
        return 0
    for one in found:
        facts = {"contact": one.contact_id, "company": one.company_id}
        until = one.keep_until.isoformat()
        print(_(FOUND).format(**facts, name=one.details.name, until=until))
    if not found:
        print(_(NOBODY).format(words=words))
    return 0


def _tell(args: argparse.Namespace, done: list[Erasure]) -> None:
    _ = translator(args.lang).gettext
    if args.json:
        json.dump([asdict(one) for one in done], sys.stdout)
        return
    if not done:
        print(_(NOBODY_OVER))
    for one in done:
        count = number(len(one.redactions), args.lang)
        print(_(ERASED).format(contact=one.contact_id, files=count))
        for file in one.redactions:
            cells = ", ".join(file.cells) or _(WHOLE_FILE)
            print(_(REDACTED).format(file=file.file_name, cells=cells))
