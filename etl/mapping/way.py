"""Which way a file is read: as our template, or by a mapping of its columns.

A file of our template speaks for itself; a questionnaire that was mapped before is
read the same way again; anything else needs a person.
"""

from dataclasses import replace

from etl.errors import NeedsChoice
from etl.intake.checking.layout import lay_out
from etl.intake.choices import Choices
from etl.intake.marked import refuse_marked
from etl.intake.template import template
from etl.mapping.entry import NeedsMapping, propose_mapping
from etl.mapping.model import FileMapping
from etl.mapping.proposal import MappingProposal
from etl.mapping.proposing.workbook import HeaderRows
from etl.mapping.rounds import is_another_round, round_of, without_round
from etl.reading.kept import keep, read_kept
from etl.reading.model import Workbook
from etl.reading.reader import display_name
from etl.workspace import Workspace


def with_mapping(
    ws: Workspace, workbook: Workbook, choices: Choices
) -> tuple[Choices, FileMapping | None]:
    """Return the choices with the mapping that reads the file, None for our template.

    Raises NeedsMapping where nobody has said what the columns are.
    """
    if choices.mapping is not None:
        return choices, FileMapping.from_json(choices.mapping)
    if is_ours(workbook):
        return choices, None
    proposal = propose_mapping(ws, workbook)
    if not fits_wholly(proposal):
        raise NeedsMapping(workbook.name, proposal)
    if is_another_round(ws, workbook, proposal.mapping):
        old = round_of(proposal.mapping)
        raise NeedsMapping(workbook.name, without_round(proposal), old_round=old)
    return replace(choices, mapping=proposal.mapping.as_json()), proposal.mapping


def mapping_proposal(
    ws: Workspace,
    content: bytes,
    *,
    name: str,
    author: str,
    header_rows: HeaderRows | None = None,
) -> MappingProposal:
    """Propose how a file is mapped; nothing is kept, a marked file is refused."""
    workbook = read_kept(content, display_name(name))
    refuse_marked(ws, workbook, content, author=author)
    keep(content, workbook)
    proposal = propose_mapping(ws, workbook, header_rows=header_rows)
    if is_another_round(ws, workbook, proposal.mapping):
        proposal = without_round(proposal)
    return replace(proposal, is_ours=is_ours(workbook))


def is_ours(workbook: Workbook) -> bool:
    """Whether a file follows our template so that it needs no mapping."""
    try:
        layout = lay_out(workbook)
    except NeedsChoice:
        return False
    meta = workbook.sheet(template().own["meta"]["en"])
    if meta is not None and meta.text(1, 2) == template().id:
        return True
    return not any(one.code == "MISSING_COLUMN" for one in layout.findings)


def fits_wholly(proposal: MappingProposal) -> bool:
    """Whether a remembered mapping has every sheet with exactly its headers."""
    known = proposal.remembered
    if known is None or not proposal.is_complete or proposal.undecided:
        return False
    there = {sheet.fingerprint for sheet in proposal.mapping.sheets if sheet.forms}
    wanted = {sheet.fingerprint for sheet in known.sheets if sheet.forms}
    return bool(there) and there == wanted
