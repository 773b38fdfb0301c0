"""`consents`: who agrees to what, take a consent back, undo that; each act builds."""

import argparse
import getpass
import json
import sys
from dataclasses import asdict
from typing import Any

from etl import audit
from etl.audit import Record
from etl.build import build
from etl.consents import withdrawal
from etl.consents.standing import company_of, standings
from etl.consents.withdrawal import CONSENTS, Withdrawal
from etl.language import N_, translator
from etl.workspace import Workspace, workspace

LINE = N_("{company}  {name}  class: {kind}  {consents}")
NEITHER = N_("no consent")
TAKEN_BACK = N_("· withdrawal {number} on {day}: {consents}")
WITHDRAWN = N_(
    "{company}: taken back ({consents}), number {number}. The files for partners and "
    "the public that were written with it are closed, the kept ones too."
)
UNDONE = N_("{company}: withdrawal {number} was undone; what the interview told holds.")


def add_parsers(parsers: Any) -> None:
    """Add `consents` to the command line."""
    parser = parsers.add_parser("consents", help="consents of interviewed companies")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    acts.add_parser("list", help="who agrees to what, and what was taken back")
    take = acts.add_parser("withdraw", help="a company takes a consent back")
    take.add_argument("company", help="business id")
    take.add_argument(
        "--consent", choices=(*CONSENTS, "all"), default="all", help="which of them"
    )
    take.add_argument("--reason", default="")
    undo = acts.add_parser("undo", help="the withdrawal was a mistake")
    undo.add_argument("number", type=int)
    for one in acts.choices.values():
        one.add_argument("--demo", action="store_true")
        one.add_argument("--json", action="store_true", help="one object on stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do one of the three acts and say what was done."""
    ws = workspace(demo=args.demo)
    if args.act == "list":
        return _list(ws, args)
    who = getpass.getuser()
    if args.act == "withdraw":
        chosen = tuple(CONSENTS) if args.consent == "all" else (args.consent,)
        company = company_of(ws, args.company).company_id
        made = withdrawal.withdraw(ws, company, chosen, author=who, reason=args.reason)
        words, act = WITHDRAWN, "withdrew_consent"
    else:
        made = withdrawal.undo(ws, args.number, who)
        words, act = UNDONE, "undid_withdrawal"
    facts = {"number": made.number, "consents": list(made.consents)}
    audit.record(ws, Record(who, "", act, made.company_id, facts))
    build(ws)
    _tell(args, made, words)
    return 0


def _list(ws: Workspace, args: argparse.Namespace) -> int:
    found = standings(ws)
    if args.json:
        json.dump([asdict(one) for one in found], sys.stdout, ensure_ascii=False)
        return 0
    _ = translator(args.lang).gettext
    for one in found:
        held = {"named": one.may_be_named, "aggregate": one.may_be_counted}
        names = [_(CONSENTS[name]) for name, holds in held.items() if holds]
        line = _(LINE).format(
            company=one.company_id,
            name=one.company_name,
            kind=one.disclosure_class,
            consents=", ".join(names) or _(NEITHER),
        )
        print(line)
        for made in one.withdrawn:
            print(
                "  " + _(TAKEN_BACK).format(**_facts(made, args.lang), day=made.at[:10])
            )
    return 0


def _tell(args: argparse.Namespace, made: Withdrawal, words: str) -> None:
    if args.json:
        json.dump(asdict(made), sys.stdout, ensure_ascii=False)
        return
    _ = translator(args.lang).gettext
    print(_(words).format(company=made.company_id, **_facts(made, args.lang)))


def _facts(made: Withdrawal, language: str) -> dict[str, Any]:
    _ = translator(language).gettext
    told = ", ".join(_(CONSENTS[name]) for name in made.consents)
    return {"number": made.number, "consents": told}
