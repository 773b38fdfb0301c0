"""`python -m etl inspect FILE`: what is in a spreadsheet. Stores nothing."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.language import LANGUAGES, N_, translator
from etl.reading.inspection import inspect
from etl.settings import settings

ROLES = {
    "data": N_("a table of answers"),
    "lookup": N_("a list for drop-downs"),
    "notes": N_("no table"),
}
STATES = {
    "visible": N_("visible"),
    "hidden": N_("hidden"),
    "very_hidden": N_("hidden so that Excel does not offer to show it"),
}
WHERE = N_("header on row {header}, data on rows {first}\N{EN DASH}{last}")
WHERE_NO_HEADER = N_("no header, data on rows {first}\N{EN DASH}{last}")
FINDINGS_SHOWN = 20


def add_parsers(subparsers: Any) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("inspect", help="what is in this spreadsheet")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--cells", help="cells to show, of every sheet: A1,B2")
    parser.add_argument("--record", type=int, help="a record of a text table, from 1")
    parser.add_argument("--lang", choices=LANGUAGES, default=settings().language)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the answer; a refused file is one, so the exit code is 0."""
    cells = [cell for cell in args.cells.split(",") if cell] if args.cells else None
    answer = inspect(args.file, language=args.lang, cells=cells, record=args.record)
    if args.json:
        text = json.dumps(answer, ensure_ascii=False)
    else:
        text = "\n".join(lines(answer, args.lang))
    # a console that cannot show a letter shows a question mark instead
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding))
    return 0


def lines(answer: dict[str, Any], language: str) -> Iterator[str]:
    """Return the answer as lines for a person."""
    _ = translator(language).gettext
    yield answer["message"]
    for sheet in answer["sheets"]:
        yield ""
        role, state = ROLES[sheet["role"]], STATES[sheet["state"]]
        yield f"{sheet['name']}: {_(role)} ({_(state)})"
        if sheet["rows"]:
            yield from table_lines(sheet, language)
        for finding in sheet["findings"][:FINDINGS_SHOWN]:
            yield f"  - {finding['message']}"
        left = len(sheet["findings"]) - FINDINGS_SHOWN
        if left > 0:
            yield f"  - (+{left})"


def table_lines(sheet: dict[str, Any], language: str) -> Iterator[str]:
    """Return where the table is, and its columns with their proposed types."""
    _ = translator(language).gettext
    header = ", ".join(map(str, sheet["header_rows"]))
    text = _(WHERE) if header else _(WHERE_NO_HEADER)
    first, last = sheet["first_data_row"], sheet["last_data_row"]
    yield "  " + text.format(header=header, first=first, last=last)
    names = {key.rstrip("0123456789"): name for key, name in sheet["headers"].items()}
    for letter, kind in sheet["types"].items():
        yield f"  {letter:>3}  {kind:<12} {names.get(letter, '')}".rstrip()
