"""The command `match`: the names that wait for a person, and decisions on them.

Decisions of one call are made together: when one is refused, none of them stays.
"""

import argparse
import getpass
import json
import sys
from collections.abc import Sequence
from typing import Any

from etl.build import build
from etl.errors import UserMessage
from etl.language import N_, number, translator
from etl.matching.asked import KINDS, Asked
from etl.matching.decisions import Decision, Verdict, decide, decided, take_back
from etl.matching.engine import Candidate
from etl.matching.pointing import Pointed, pointed
from etl.matching.waiting import Item, offered, queue_of
from etl.workspace import Workspace, workspace

WAITS = N_("Names that wait for a person: {count}. Settled: {settled}.")
NONE_WAITS = N_("No name waits for a person. Settled: {settled}.")
MADE = N_("Decisions made: {count}. The pages show them.")
NOT_SHOWN = N_("Decided, but not yet shown. {reason}")
LIKE = N_("{share} % alike")


def add_parsers(parsers: Any) -> None:
    """Add `match` to the command line."""
    one = parsers.add_parser(
        "match", help="names that wait to be matched with companies; decide on them"
    )
    for option, help_text in (
        ("--same", "the name means this company"),
        ("--different", "the name does not mean this company"),
    ):
        one.add_argument(
            option, action="append", default=[], metavar="NAME=ID", help=help_text
        )
    one.add_argument(
        "--local",
        action="append",
        default=[],
        metavar="NAME",
        help="no register knows the name: it stays a company of its own",
    )
    one.add_argument(
        "--undo",
        action="append",
        default=[],
        type=int,
        metavar="NUMBER",
        help="take a decision back",
    )
    one.add_argument("--kind", choices=KINDS, help="only names of this kind")
    one.add_argument("--author", default=None, help="who decides")
    one.add_argument("--demo", action="store_true", help="the example workspace")
    one.add_argument("--json", action="store_true", help="one object on stdout")
    one.set_defaults(run=run_match)


def run_match(args: argparse.Namespace) -> int:
    """List what waits, or decide and build; 3 when a name fits several."""
    ws = workspace(demo=args.demo)
    try:
        asked = Asked(ws, args.lang)
        wanted = pointed(asked, args.same, args.different, args.local)
        if wanted or args.undo:
            facts = _decided(ws, wanted, args)
        else:
            facts = _listed(ws, asked, args)
    except UserMessage as message:
        outcome = "refused" if message.exit_code == 2 else "needs_choice"
        text = message.render(args.lang)
        if not args.json:
            print(text, file=sys.stderr)
            return message.exit_code
        facts = {"outcome": outcome, "message": text}
        print(json.dumps(facts, ensure_ascii=False, indent=1))
        return message.exit_code
    if args.json:
        print(json.dumps(facts, ensure_ascii=False, indent=1))
    else:
        print("\n".join([*_lines(facts, args.lang), facts["message"]]))
    return 0 if facts.get("is_shown", True) else 2


def _decided(
    ws: Workspace, wanted: Sequence[Pointed], args: argparse.Namespace
) -> dict[str, Any]:
    made = _made(ws, wanted, args)
    gettext = translator(args.lang).gettext
    facts: dict[str, Any] = {
        "outcome": "decided",
        "message": gettext(MADE).format(count=number(len(made), args.lang)),
        "decisions": [
            {
                "number": one.number,
                "subject_id": one.subject,
                "verdict": one.verdict,
                "company_id": one.company_id,
                "is_undone": one.number in args.undo,
            }
            for one in made
        ],
    }
    try:
        return facts | {"build_id": build(ws).build_id, "is_shown": True}
    except UserMessage as failure:
        reason = failure.render(args.lang)
        message = gettext(NOT_SHOWN).format(reason=reason)
        return facts | {"message": message, "build_id": None, "is_shown": False}


def _made(
    ws: Workspace, wanted: Sequence[Pointed], args: argparse.Namespace
) -> list[Decision]:
    """Make the decisions; when one is refused, take back those made before it."""
    author = args.author or getpass.getuser()
    made: list[Decision] = []
    try:
        for one in wanted:
            made += [_decide(ws, one, said, author) for said in one.said]
        return made + [take_back(ws, one, author) for one in args.undo]
    except UserMessage:
        for done in reversed(made):
            take_back(ws, done.number, author)
        raise


def _decide(
    ws: Workspace, one: Pointed, said: tuple[Verdict, str], author: str
) -> Decision:
    verdict, company_id = said
    about = one.item.about | {"company_name": one.company_name}
    return decide(
        ws,
        one.item.local_id,
        verdict,
        company_id=company_id,
        author=author,
        about=about,
    )


def _listed(ws: Workspace, asked: Asked, args: argparse.Namespace) -> dict[str, Any]:
    now = decided(ws)
    kinds = (args.kind,) if args.kind else KINDS
    chosen = [
        one
        for one in asked.queue()
        if ("supplier" if one.kind == "supplier" else "company") in kinds
    ]
    found = queue_of(chosen, now)
    waiting = []
    for item in found.waiting:
        may_be = offered(item, asked.candidates(item), now)
        if may_be or item.kind != "supplier":
            waiting.append(_waiting(asked, item, may_be))
    words = translator(args.lang).gettext(WAITS if waiting else NONE_WAITS)
    count, settled = (number(one, args.lang) for one in (len(waiting), found.settled))
    return {
        "outcome": "listed",
        "message": words.format(count=count, settled=settled),
        "waiting": waiting,
        "settled": found.settled,
        "automatic": len(found.automatic),
    }


def _waiting(asked: Asked, item: Item, found: Sequence[Candidate]) -> dict[str, Any]:
    ids = [one.company_id for one in found]
    known = asked.companies(ids or [item.business_id])
    names = {one: facts["company_name"] for one, facts in known.items()}
    return {
        "id": item.local_id,
        "kind": item.kind,
        "name": item.name,
        "municipality": item.municipality_name,
        "post_code": item.post_code,
        "business_id": item.business_id,
        "called": names.get(item.business_id, ""),
        "round": item.interview_round,
        "file": item.file_name,
        "rows": item.mention_count,
        "candidates": [
            {
                "company_id": one.company_id,
                "name": names.get(one.company_id) or one.known.key,
                "municipality": known.get(one.company_id, {}).get("municipality_name"),
                "score": round(one.score, 1),
                "same_form": one.is_same_form,
                "same_municipality": one.is_same_municipality,
                "same_post_code": one.is_same_post_code,
            }
            for one in found
        ],
    }


def _lines(facts: dict[str, Any], language: str) -> list[str]:
    like = translator(language).gettext(LIKE)
    lines = []
    for one in facts.get("waiting", ()):
        about = ", ".join(filter(None, (one["municipality"], one["file"])))
        lines.append(f"{one['id']}  {one['name']} ({about})")
        if one["business_id"]:
            lines.append(f"    {one['business_id']}  {one['called']}")
        for other in one["candidates"]:
            share = like.format(share=number(other["score"], language))
            place = f", {other['municipality']}" if other["municipality"] else ""
            name = f"{other['name']}{place}"
            lines.append(f"    {other['company_id']}  {name}  {share}")
    for one in facts.get("decisions", ()):
        line = f"{one['number']}  {one['subject_id']}  {one['verdict']}"
        lines.append(f"{line}  {one['company_id']}".rstrip())
    return [*lines, ""] if lines else []
