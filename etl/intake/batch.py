"""From a file to a proposal, and from a proposal to a batch in use.

The bytes are kept before anything made of them is written; what was read is written
once; the one commit is the journal's. A failure before it leaves the original and no
batch. The one exception are files that must not be here at all: see `propose`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from etl import journal, landing
from etl.intake import answers, contact_persons, revision, stored
from etl.intake.answers.refusals import Stopped, Unanswered
from etl.intake.checking import Checked, check
from etl.intake.checking.strangers import strangers
from etl.intake.choices import Choices
from etl.intake.comparison import Change, compare
from etl.intake.findings import Cause, IntakeFinding, grouped
from etl.intake.marked import refuse_marked
from etl.intake.rejected import clear_rejected, note_rejected
from etl.intake.revision import again
from etl.intake.revision.parts import KIND
from etl.intake.writing.copying.mark import refuse_copy
from etl.journal import Batch
from etl.landing import Original
from etl.language import N_, moment, translator
from etl.mapping.model import FileMapping
from etl.mapping.remembered import save_mapping
from etl.mapping.way import with_mapping
from etl.reading import UnreadableFile
from etl.reading.kept import keep, read_kept
from etl.reading.model import Finding, Workbook
from etl.reading.reader import display_name, pieces_of, read_bytes
from etl.workspace import Workspace

ALREADY = N_(
    "“{file}” is in use already: it was accepted {when} as batch {batch}. Nothing was "
    "changed."
)
REPLACES = N_(
    "“{file}” was accepted {when} as batch {batch}, but now it is read in another way. "
    "When you accept, this reading takes the place of that batch; undo brings it back."
)


@dataclass(frozen=True)
class Proposal:
    """What a file would bring, before anybody has accepted it."""

    original: Original
    name: str
    author: str
    parsed_key: str
    checked: Checked
    changes: Mapping[str, Change]
    batch: Batch
    """What accepting gives; its identifier is given then."""
    findings: list[IntakeFinding]
    file_findings: list[Finding] = field(default_factory=list)
    """What the reading itself noticed about the file."""
    mapping: FileMapping | None = None
    """By which mapping the file was read, None when it follows our template."""
    in_use: Batch | None = None
    """The batch in use that has the same bytes, read the same way."""
    replaces: Batch | None = None
    """The batch in use that has the same bytes, read otherwise: it would give way."""

    @property
    def counts(self) -> Mapping[str, int]:
        """Rows and cells by outcome."""
        return self.checked.counts

    @property
    def revises(self) -> str:
        """The batch that this corrects, empty for other files."""
        return str(self.batch.about.get("revises", ""))

    @property
    def causes(self) -> list[Cause]:
        """The findings grouped, the gravest first."""
        return grouped(self.findings)

    @property
    def questions(self) -> int:
        """How many causes need a person's answer."""
        return len(answers.open_questions(self.causes))

    @property
    def stops(self) -> list[IntakeFinding]:
        """What keeps the whole file out."""
        return [one for one in self.findings if one.severity == "stop"]

    @property
    def can_accept(self) -> bool:
        """Whether nothing keeps the whole file out and no question is open."""
        return not self.stops and not self.questions

    @property
    def changes_nothing(self) -> bool:
        """Whether accepting would leave every answer as it is."""
        return self.in_use is not None or not any(
            one.new or one.changed or one.missing for one in self.changes.values()
        )

    def already(self, language: str) -> str:
        """Say that the same bytes are in use, empty when they are not."""
        return _told(ALREADY, self.in_use, language)

    def replacing(self, language: str) -> str:
        """Say that another reading of the bytes would give way, empty if none would."""
        return _told(REPLACES, self.replaces, language)


def propose(
    ws: Workspace,
    file: Path | bytes,
    *,
    name: str = "",
    author: str,
    choices: Choices | None = None,
) -> Proposal:
    """Read a file, keep it, check it, and say what accepting it would change.

    Classified markings and personal identity codes are looked for in memory first:
    a file that has them is not kept at all. Any other file is kept before anything
    made of it is written, also when it cannot be read.
    """
    shown = display_name(name or (file.name if isinstance(file, Path) else ""))
    content = file if isinstance(file, bytes) else read_bytes(file, shown)
    try:
        workbook = read_kept(content, shown)
    except UnreadableFile as refusal:
        refuse_marked(ws, pieces_of(content, shown), content, author=author)
        kept = _keep(ws, content, shown, author)
        note_rejected(ws, kept.sha256, code=refusal.code, author=author)
        clear_rejected(ws)
        raise
    noticed = refuse_marked(ws, workbook, content, author=author)
    original = _keep(ws, content, shown, author)
    refuse_copy(workbook)
    keep(content, workbook)
    workbook.findings.extend(noticed)
    original = replace(original, name=shown)
    chosen, mapping = with_mapping(ws, workbook, choices or Choices())
    return _propose(ws, original, workbook, author, (chosen, mapping))


def _keep(ws: Workspace, content: bytes, name: str, author: str) -> Original:
    licence = "made up" if ws.is_demo else ""
    return landing.keep(
        ws, content, name=name, kind=KIND, received_by=author, licence=licence
    )


def accept(ws: Workspace, proposal: Proposal, author: str) -> Batch:
    """Take a proposal into use, wholly or not at all; the same bytes only once.

    Another reading of the same bytes gives way in the same transaction.
    """
    if proposal.stops:
        raise Stopped(proposal.stops[0])
    known = again.in_use(ws, proposal.original.sha256)
    if known and (known == proposal.in_use or known.parsed_key == proposal.parsed_key):
        return known
    found = again.incoming(ws, proposal.batch, proposal.replaces)
    if found.batch_id != again.NOT_YET:
        return journal.restore_batch(ws, found.batch_id, author)
    if proposal.questions:
        raise Unanswered(answers.open_questions(proposal.causes))
    about = dict(found.about)
    if proposal.mapping is not None:
        saved = save_mapping(ws, proposal.mapping, author)
        about |= {"mapping_id": saved.mapping_id, "mapping_name": saved.name}
        kept = contact_persons.keep(ws, proposal.checked, found, author)
        about |= {"contacts": kept} if kept else {}
    return journal.accept_batch(ws, replace(found, batch_id="", about=about))


def undo(ws: Workspace, batch_id: str, author: str) -> Batch:
    """Take a batch out of use; its file and answers stay kept."""
    return journal.undo_batch(ws, batch_id, author)


def restore(ws: Workspace, batch_id: str, author: str) -> Batch:
    """Take an undone batch back into use."""
    return journal.restore_batch(ws, batch_id, author)


def _propose(
    ws: Workspace,
    original: Original,
    workbook: Workbook,
    author: str,
    chosen: tuple[Choices, FileMapping | None],
) -> Proposal:
    choices, mapping = chosen
    known = answers.remembered(ws) | dict(choices.answers)
    checked = check(workbook, mapping=mapping, answers=known)
    tables = contact_persons.with_ids(ws, checked, stored.tables(checked))
    facts = stored.about(checked) | {"choices": stored.needed(choices, checked)}
    key = stored.parsed_key(original.sha256, choices, checked)
    correction = revision.find_revision(ws, checked)
    facts |= {"is_part": mapping is not None} | revision.about(correction)
    key, tables = revision.joined(correction, key, tables)
    landing.write_parsed(ws, key, tables, facts)
    of_base = correction.base.about.get("mapping_id", "") if correction else ""
    facts["mapping_id"] = mapping.mapping_id if mapping else of_base
    facts["revises"] = correction.base.batch_id if correction else ""
    made = again.as_batch(original, author, key, facts)
    batch, same, other = again.compared(ws, made, tables)
    return Proposal(
        original=original,
        name=original.name,
        author=author,
        parsed_key=key,
        checked=checked,
        changes=compare(ws, batch),
        batch=batch,
        findings=[
            *answers.about_everyday_words(workbook, checked.headers, known),
            *(*checked.findings, *strangers(checked, tables)),
            *revision.notes(ws, correction, checked),
        ],
        file_findings=answers.other_findings(workbook.findings),
        mapping=mapping,
        in_use=same,
        replaces=other,
    )


def _told(words: str, batch: Batch | None, language: str) -> str:
    """Say a sentence about a batch, nothing without one."""
    if batch is None:
        return ""
    when = moment(_local(batch.accepted_at), language)
    return (
        translator(language)
        .gettext(words)
        .format(file=batch.file_name, when=when, batch=batch.batch_id)
    )


def _local(moment_of: str) -> datetime:
    return datetime.fromisoformat(moment_of).astimezone()
