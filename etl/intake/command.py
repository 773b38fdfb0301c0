"""The commands of intake: `template`, `intake` and `undo`.

A dry run stores the original and what was read of it, and takes nothing into use.
"""

import argparse
import getpass
import json
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from etl.build import build
from etl.errors import Refused, UserMessage
from etl.intake.answers import parsed, remember_given
from etl.intake.batch import Proposal, accept, propose, undo
from etl.intake.choices import Choices
from etl.intake.report import proposal_json, proposal_lines
from etl.intake.revision import undo_report
from etl.intake.writing.annotated import annotated_workbook
from etl.intake.writing.corrections import corrections_workbook
from etl.intake.writing.template_file import template_workbook
from etl.language import LANGUAGES, N_, number, translator
from etl.mapping.command import needed_json
from etl.mapping.entry import NeedsMapping
from etl.mapping.remembered import find_mapping
from etl.reading.model import UnreadableFile
from etl.settings import settings
from etl.trial import try_out
from etl.workspace import Workspace, workspace

LOG = logging.getLogger("etl.intake")
WRITTEN = N_("The template was written to {path}.")
NOT_WRITABLE = N_("{path} cannot be written: {reason}. Give another path.")
DRY_RUN = N_("A dry run: nothing was taken into use. To accept, add --accept.")
ASKS = N_("Answer the questions above first, with --answer KEY=proposal or leave.")
STOPS = N_("The file cannot be taken into use before the stops above are mended.")
ACCEPTED = N_("Accepted as batch {batch}. Rows in use: {rows}; waiting: {parked}.")
GAVE_WAY = N_("It takes the place of batch {batch} of the same file.")
NOT_YET_SHOWN = N_("Accepted, but not yet shown. {reason}")
UNDONE = N_("Batch {batch} ({file}) was undone. The pages show the rest.")


def add_parsers(parsers: Any) -> None:
    """Add `template`, `intake` and `undo` to the command line."""
    one = parsers.add_parser("template", help="write the empty interview workbook")
    one.add_argument("out", type=Path, metavar="OUT.xlsx")
    one.add_argument("--lang", choices=LANGUAGES, default=settings().language)
    one.set_defaults(run=run_template)
    two = parsers.add_parser("intake", help="check a workbook; with --accept, use it")
    two.add_argument("file", type=Path, metavar="FILE")
    two.add_argument("--mapping", help="a remembered mapping of columns")
    two.add_argument("--answer", action="append", default=[], metavar="KEY=ANSWER")
    two.add_argument("--accept", action="store_true", help="take it into use")
    two.add_argument("--author", default=None, help="who brings it")
    two.add_argument("--corrections", type=Path, metavar="OUT.xlsx")
    two.add_argument("--annotated", type=Path, metavar="OUT.xlsx")
    _add_common(two, run_intake)
    three = parsers.add_parser("undo", help="take a batch out of use again")
    three.add_argument("batch", metavar="BATCH")
    three.add_argument("--author", default=None, help="who undoes it")
    _add_common(three, run_undo)


def run_template(args: argparse.Namespace) -> int:
    """Write the empty workbook."""
    _write(args.out, template_workbook(args.lang))
    print(translator(args.lang).gettext(WRITTEN).format(path=args.out))
    return 0


def run_intake(args: argparse.Namespace) -> int:
    """Check a workbook, and with `--accept` take it into use and build."""
    ws = workspace(demo=args.demo)
    author = args.author or _user()
    try:
        named = find_mapping(ws, args.mapping).as_json() if args.mapping else None
        choices = Choices(mapping=named, answers=parsed(args.answer))
        proposal = propose(ws, args.file, author=author, choices=choices)
        remember_given(ws, choices.answers, proposal.findings, author)
        facts = proposal_json(proposal, args.lang)
        facts |= _accept(ws, proposal, author, args)
        facts |= _figures(ws, proposal, args, is_dry=facts["outcome"] == "dry_run")
    except UserMessage as message:
        return _refused(message, args)
    if args.annotated:
        _write(args.annotated, annotated_workbook(proposal, args.lang))
    if args.corrections:
        _write(args.corrections, corrections_workbook(ws, proposal, args.lang))
    if args.json:
        facts.pop("lines")
        _print_json(facts)
    else:
        lines = [*proposal_lines(proposal, args.lang), ""]
        lines += [*facts["lines"], facts["message"]]
        print("\n".join(lines))
    if facts["outcome"] == "needs_choice":
        return 3
    went_in = facts["outcome"] != "refused" and facts.get("is_shown", True)
    return 0 if went_in else 2


def run_undo(args: argparse.Namespace) -> int:
    """Take a batch out of use and build."""
    ws = workspace(demo=args.demo)
    try:
        report = undo_report(ws, args.batch)
        batch = undo(ws, args.batch, args.author or _user())
    except UserMessage as message:
        return _refused(message, args)
    said = translator(args.lang).gettext(UNDONE)
    said = said.format(batch=batch.batch_id, file=batch.file_name)
    facts = {
        "outcome": "undone",
        "code": None,
        "batch_id": batch.batch_id,
        "message": " ".join([said, *report.sentences(args.lang)]),
        "companies": report.as_json(),
    }
    facts |= _build(ws, str(facts["message"]), args.lang)
    if args.json:
        _print_json(facts)
    else:
        print(facts["message"])
    return 0 if facts["is_shown"] else 2


def _add_common(
    parser: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]
) -> None:
    parser.add_argument("--demo", action="store_true", help="the example workspace")
    parser.add_argument("--json", action="store_true", help="one object on stdout")
    parser.add_argument("--lang", choices=LANGUAGES, default=settings().language)
    parser.set_defaults(run=run)


def _accept(
    ws: Workspace, proposal: Proposal, author: str, args: argparse.Namespace
) -> dict[str, Any]:
    gettext = translator(args.lang).gettext
    first = proposal.replacing(args.lang)
    if proposal.in_use is not None:
        known = proposal.in_use.batch_id
        message = proposal.already(args.lang)
        return {"outcome": "already", "batch_id": known, "message": message}
    if proposal.stops:
        return {"outcome": "refused", "message": gettext(STOPS)}
    if proposal.questions:
        return {"outcome": "needs_choice", "message": gettext(ASKS)}
    if not args.accept:
        message = " ".join(filter(None, [first, gettext(DRY_RUN)]))
        return {"outcome": "dry_run", "message": message}
    batch = accept(ws, proposal, author)
    LOG.info("accepted batch %s", batch.batch_id)
    message = gettext(ACCEPTED).format(
        batch=batch.batch_id,
        rows=number(batch.row_count, args.lang),
        parked=number(batch.parked_count, args.lang),
    )
    if proposal.replaces is not None:
        gave_way = proposal.replaces.batch_id
        message += " " + gettext(GAVE_WAY).format(batch=gave_way)
    facts = {"outcome": "accepted", "batch_id": batch.batch_id}
    return facts | _build(ws, message, args.lang)


def _figures(
    ws: Workspace, proposal: Proposal, args: argparse.Namespace, *, is_dry: bool
) -> dict[str, Any]:
    """Return which figures a dry run would move, as an object and as lines."""
    if not is_dry:
        return {"figures": None, "lines": []}
    trial = try_out(ws, proposal)
    return {"figures": trial.as_json(args.lang), "lines": trial.lines(args.lang)}


def _build(ws: Workspace, message: str, language: str) -> dict[str, Any]:
    """Build; what was decided stays decided when the build fails."""
    try:
        result = build(ws)
    except UserMessage as failure:
        reason = failure.render(language)
        text = translator(language).gettext(NOT_YET_SHOWN).format(reason=reason)
        return {"build_id": None, "is_shown": False, "message": f"{message} {text}"}
    return {"build_id": result.build_id, "is_shown": True, "message": message}


def _refused(message: UserMessage, args: argparse.Namespace) -> int:
    text = message.render(args.lang)
    if args.json:
        code = message.code if isinstance(message, UnreadableFile) else None
        outcome = "refused" if message.exit_code == 2 else "needs_choice"
        facts = {"outcome": outcome, "code": code, "message": text}
        if isinstance(message, NeedsMapping):
            facts |= needed_json(message, args.lang)
        _print_json(facts)
    else:
        print(text, file=sys.stderr)
    return message.exit_code


def _print_json(facts: dict[str, Any]) -> None:
    print(json.dumps(facts, ensure_ascii=False, indent=1, default=str))


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused(NOT_WRITABLE, path=path, reason=reason) from error


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in the system, as in some containers
        return "?"
