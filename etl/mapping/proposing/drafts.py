"""One column on its way to a proposal: what it holds and what it may be."""

from dataclasses import dataclass, field, replace

from etl.mapping.headers import turn_of
from etl.mapping.labels import has_options, values_of
from etl.mapping.model import ColumnMapping
from etl.mapping.proposal import HINT, SURE, ColumnProposal
from etl.mapping.proposing.content import (
    Cells,
    are_editions,
    edition_of,
    fits,
    is_personal,
)
from etl.mapping.proposing.sense import Sense
from etl.mapping.tools import asks_when, may_be_respondent, role_of, tool
from etl.mapping.wording import EXACT
from etl.reading.model import letters
from etl.reading.report.examination import SheetReport
from etl.reading.tables.levels import ANSWER_WORDS
from etl.reading.words import compared

SAMPLES = 5
CLEAR = 5
"""A field must be this much likelier than the next one to be chosen beforehand."""


@dataclass
class Draft:
    """A column of a sheet of answers, proposed step by step."""

    sheet: str
    number: int
    header: str
    cells: Cells
    asked: str
    """The header without what only the tool says."""
    mapping: ColumnMapping = field(default_factory=lambda: ColumnMapping(""))
    source: str = "none"
    score: int = 0
    alternatives: list[tuple[str, int]] = field(default_factory=list)
    is_decided: bool = False
    old_wording: str = ""
    options: dict[str, int] = field(default_factory=dict)
    separator: str = ""
    role: str = ""
    is_day: bool = False
    """Whether it holds dates under a header that asks only when."""

    @property
    def target(self) -> str:
        """The field that is proposed, empty if none is."""
        return self.mapping.target

    def leave_out(self, reason: str) -> None:
        """Leave the column out; nobody needs to choose."""
        self.mapping = ColumnMapping(self.header, reason=reason)
        self.source, self.score, self.is_decided = "none", 0, True

    def take(self, target: str, source: str, score: int, *, sure: bool) -> None:
        """Propose a field; a sure one asks nothing."""
        self.mapping = replace(
            self.mapping, header=self.header, target=target, reason=""
        )
        self.source, self.score, self.is_decided = source, score, sure

    @property
    def is_unknown(self) -> bool:
        """Whether nobody has answered yet what nobody knows the meaning of.

        Such a column stands in no mapping, so that it asks when there are answers.
        """
        left_out = self.role or self.mapping.is_personal
        is_open = not self.target and not left_out and self.source != "remembered"
        return is_open and not self.cells.filled

    def drop(self) -> None:
        """Make the proposal a hint that a person may take up."""
        if self.target:
            self.hint(self.target, min(self.score, SURE - 1))
        self.mapping = ColumnMapping(self.header, reason="NOT_NEEDED")
        self.source, self.score, self.is_decided = "none", 0, False

    def hint(self, target: str, score: int) -> None:
        """Offer a field among the others."""
        if target not in dict(self.alternatives):
            self.alternatives.append((target, score))

    def proposal(self) -> ColumnProposal:
        """Return what is shown of the column; nothing of a personal one."""
        personal = self.mapping.is_personal
        ranked = sorted(self.alternatives, key=lambda pair: -pair[1])
        others = tuple(pair for pair in ranked if pair[0] != self.target)
        options = {} if personal else self.options
        closed = self.target if has_options(self.target) else ""
        known = self.mapping.values
        codes = values_of(closed, options) if closed else {}
        return ColumnProposal(
            sheet=self.sheet,
            column=letters(self.number),
            header=self.header,
            target=self.target,
            source=self.source,
            score=self.score,
            alternatives=others,
            samples=() if personal else tuple(self.cells.texts[:SAMPLES]),
            filled=self.cells.filled,
            options=options,
            option_values={
                label: known.get(label, code) for label, code in codes.items()
            },
            separator="" if personal else self.separator,
            needs_choice=not self.is_decided and not self.is_unknown,
            old_wording=self.old_wording,
            is_personal=personal,
        )


def drafts_of(report: SheetReport, profile: str | None) -> list[Draft]:
    """Return a draft of every column of a sheet, the tool's own left out."""
    found = []
    for number in report.table.columns:
        header = report.table.headers.get(number, "")
        cells = Cells(report, number)
        draft = Draft(
            report.sheet.name, number, header, cells, asked_in(header, profile)
        )
        draft.mapping = ColumnMapping(header, reason="NOT_NEEDED")
        draft.role = role_of(header, profile)
        _look(draft, report)
        found.append(draft)
    _find_respondent(found, len(report.table.rows))
    return found


def _find_respondent(drafts: list[Draft], row_count: int) -> None:
    """Take a first column `ID` for the tool's, if it numbers timed answers.

    The columns that would tell the tool may have been deleted before the file came.
    """
    roles = {draft.role for draft in drafts}
    first = drafts[0] if drafts else None
    if first is None or "completed" not in roles or "respondent" in roles:
        return
    numbers = {text for text in first.cells.texts if text.strip().isdigit()}
    if may_be_respondent(first.header) and len(numbers) == row_count:
        first.role = "respondent"
        first.leave_out("TOOL_COLUMN")


def asked_in(header: str, profile: str | None) -> str:
    """Return a header without the words that a tool writes before or under it."""
    upper, joint, lower = header.rpartition(" / ")
    asked = upper if joint and compared(lower) in ANSWER_WORDS else header
    return tool(profile).prefix.sub("", asked) if profile else asked


def by_header(draft: Draft, sense: Sense) -> None:
    """Propose by the same name, else by nearly the same words."""
    asked, turn = turn_of(draft.asked)
    named = sense.named(draft.asked) or (sense.named(asked) if turn else [])
    fitting = [target for target in named if fits(draft.cells, target)]
    for target in named[1:] if fitting else named:
        draft.hint(target, HINT)
    if are_editions(fitting):
        _take_edition(draft, fitting)
        return
    if fitting:
        draft.take(fitting[0], "alias", EXACT, sure=True)
        return
    ranked = sense.near(asked)
    for target, score in ranked:
        if score >= HINT:
            draft.hint(target, min(score, SURE - 1))
    good = [pair for pair in ranked if pair[1] >= SURE and fits(draft.cells, pair[0])]
    rivals = [pair for pair in good if good[0][1] - pair[1] < CLEAR]
    if are_editions([target for target, _ in rivals]):
        _take_edition(draft, [target for target, _ in rivals])
    elif len(rivals) == 1:
        draft.take(*_scored(good[0]), sure=False)


def _take_edition(draft: Draft, targets: list[str]) -> None:
    """Take the edition that more codes are of; a person confirms it, or chooses."""
    edition = edition_of(draft.cells, targets)
    for target in targets:
        draft.hint(target, HINT)
    if edition:
        draft.take(edition, "content", SURE, sure=False)


def _scored(pair: tuple[str, int]) -> tuple[str, str, int]:
    return pair[0], "wording", min(pair[1], EXACT - 1)


def _look(draft: Draft, report: SheetReport) -> None:
    column = report.columns.get(draft.number)
    is_date = column is not None and column.type in ("date", "timestamp")
    draft.is_day = is_date and asks_when(draft.asked)
    draft.options = draft.cells.options()
    if column is not None and column.type == "multiselect":
        draft.options, draft.separator = dict(column.options), column.separator
        if draft.role == "technical" and draft.separator:
            draft.role = ""  # a tool writes one thing of its own in a cell
    if draft.role == "personal" or is_personal(draft.cells):
        draft.leave_out("PERSONAL")
    elif draft.role:
        draft.leave_out("TOOL_COLUMN")
