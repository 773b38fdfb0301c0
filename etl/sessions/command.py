"""`sign-out PERSON`: end the sessions of somebody whose rights have changed."""

import argparse
import getpass
from typing import Any

from etl import sessions
from etl.language import N_, translator
from etl.workspace import workspace

DONE = N_(
    "{account} must sign in again: sessions that began before now have ended. Rights "
    "come from the groups of the next sign-in."
)


def add_parsers(parsers: Any) -> None:
    """Add `sign-out` to the command line."""
    parser = parsers.add_parser("sign-out", help="end the sessions of one person")
    parser.add_argument(
        "account", help="e-mail or user name as the pages show it", metavar="PERSON"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """End the sessions and say so."""
    sessions.sign_out(workspace(), args.account, getpass.getuser())
    _ = translator(args.lang).gettext
    print(_(DONE).format(account=args.account))
    return 0
