"""`python -m etl mappings`: the remembered mappings, and what a file still needs."""

import argparse
import json
import sys
from typing import Any

from etl.language import LANGUAGES, N_, number, translator
from etl.mapping.concepts import codebook
from etl.mapping.entry import NeedsMapping
from etl.mapping.model import FileMapping
from etl.mapping.proposal import ColumnProposal
from etl.mapping.remembered import mappings
from etl.settings import settings
from etl.workspace import workspace

LINE = N_("{mapping}  {name}  version {version}; columns read: {read} of {columns}")
NONE = N_("No mapping has been saved yet. The first questionnaire asks for one.")
CONCEPT = N_("{label} ({target})")


def add_parsers(parsers: Any) -> None:
    """Add `mappings` to the command line."""
    parser = parsers.add_parser("mappings", help="remembered mappings of columns")
    parser.add_argument("--demo", action="store_true", help="the example workspace")
    parser.add_argument("--json", action="store_true", help="one object on stdout")
    parser.add_argument("--lang", choices=LANGUAGES, default=settings().language)
    parser.set_defaults(run=run_mappings)


def run_mappings(args: argparse.Namespace) -> int:
    """List the remembered mappings, and how each field has been asked."""
    ws = workspace(demo=args.demo)
    known, concepts = mappings(ws), codebook(ws)
    if args.json:
        facts = {
            "mappings": [one.as_json() for one in known],
            "codebook": [
                {
                    "target": one.target,
                    "label": one.label[args.lang],
                    "wordings": [vars(wording) for wording in one.wordings],
                }
                for one in concepts
            ],
        }
        json.dump(facts, sys.stdout, ensure_ascii=False, indent=1)
        return 0
    gettext = translator(args.lang).gettext
    lines = [_line(one, args.lang) for one in known] or [gettext(NONE)]
    for concept in concepts:
        label = concept.label[args.lang]
        lines.append(gettext(CONCEPT).format(label=label, target=concept.target))
        lines += [f"  {one.interview_round}: {one.text}" for one in concept.wordings]
    print("\n".join(lines))
    return 0


def needed_json(needed: NeedsMapping, language: str) -> dict[str, Any]:
    """Return the proposed mapping and what it lacks, to be saved, mended and given."""
    proposal = needed.proposal
    return {
        "code": "MAPPING_NEEDED",
        "mapping": proposal.mapping.as_json(),
        "missing": list(proposal.missing),
        "columns": [_column(one) for one in proposal.columns],
        "sheets": [
            {"sheet": one.sheet, "role": one.role, "rows": one.rows}
            for one in proposal.sheets
        ],
        "language": language,
    }


def _column(one: ColumnProposal) -> dict[str, Any]:
    return {
        "sheet": one.sheet,
        "column": one.column,
        "header": one.header,
        "target": one.target,
        "source": one.source,
        "score": one.score,
        "alternatives": [
            {"target": target, "score": score} for target, score in one.alternatives
        ],
        "needs_choice": one.needs_choice,
        "is_personal": one.is_personal,
        "old_wording": one.old_wording,
        "options": dict(one.option_values),
    }


def _line(one: FileMapping, language: str) -> str:
    columns = [column for sheet in one.sheets for column in sheet.columns]
    read = sum(bool(column.target) for column in columns)
    return (
        translator(language)
        .gettext(LINE)
        .format(
            mapping=one.mapping_id,
            name=one.name,
            version=one.version,
            read=number(read, language),
            columns=number(len(columns), language),
        )
    )
