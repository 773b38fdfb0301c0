"""What has been chosen in the wizard so far, and the mapping that follows from it.

The proposal never changes; a choice stands over it. A column that the proposal was
sure of asks nothing until somebody opens it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from etl.mapping import ColumnMapping, ColumnProposal, MappingProposal
from etl.mapping.model import is_many
from etl.reading.types.options import split
from ui.upload.mapping import fields
from ui.upload.mapping.fields import OUT

NOT_SAID = "NOT_NEEDED"
SHOWN = 12


@dataclass
class Draft:
    """The wizard's choices about one file; columns are known by their place in it."""

    proposal: MappingProposal
    name: str = ""
    chosen: dict[int, str] = field(default_factory=dict)
    """What a column becomes, by a person's choice."""
    opened: set[int] = field(default_factory=set)
    """Columns that asked nothing, opened to be changed."""
    answers_opened: set[int] = field(default_factory=set)
    """Columns whose answers were all recognised, opened to be changed."""
    folded: set[int] = field(default_factory=set)
    """Columns that were decided all at once and ask no more."""
    values: dict[int, dict[str, str]] = field(default_factory=dict)
    """The code of an answer, by a person's choice."""
    constants: dict[str, str] = field(default_factory=dict)
    found: dict[int, Mapping[str, str]] = field(default_factory=dict)
    """The codes that are known for the answers of a field chosen by a person."""
    ways: dict[int, str] = field(default_factory=dict)
    """The separator of several answers in a cell, empty for one answer."""
    counts: dict[int, dict[str, int]] = field(default_factory=dict)
    """The options of a column that was divided anew, with how often each is there."""
    headers: dict[str, tuple[int, ...] | None] = field(default_factory=dict)
    """The header rows of a sheet by a person's choice; None: the sheet is not read."""
    shown: int = SHOWN
    """How many columns ask at one time."""
    version: int = 0
    """Grows when the proposal is made anew, so that no widget keeps an old choice."""
    mapped: list[ColumnMapping] = field(init=False)
    """The proposed mapping of each column."""

    def __post_init__(self) -> None:
        self.name = self.name or self.proposal.mapping.name
        self.mapped = list(_mapped(self.proposal))
        for sheet in self.proposal.mapping.sheets:
            self.constants = dict(sheet.constants) | self.constants

    @property
    def columns(self) -> Sequence[ColumnProposal]:
        """The columns of the file."""
        return self.proposal.columns

    def choice(self, at: int) -> str:
        """Return what a column becomes, or is proposed to become."""
        column = self.columns[at]
        if at in self.chosen:
            return self.chosen[at]
        if column.target:
            return column.target
        reason = self.mapped[at].reason or NOT_SAID
        return "" if column.needs_choice else f"{OUT}{reason}"

    def choose(self, at: int, choice: str) -> None:
        """Say what a column becomes; codes of another field's answers are void."""
        if choice != self.choice(at):
            self.values.pop(at, None)
        self.chosen.pop(at, None)
        if choice:
            self.chosen[at] = choice

    def accept_proposals(self) -> None:
        """Take every proposal that still asks."""
        for at in self.undecided():
            if self.columns[at].target:
                self.choose(at, self.columns[at].target)
                self.folded.add(at)

    def leave_rest(self) -> None:
        """Leave out every column that still asks and has no proposal."""
        for at in self.undecided():
            if not self.columns[at].target:
                self.choose(at, f"{OUT}{NOT_SAID}")
                self.folded.add(at)

    def is_decided(self, at: int) -> bool:
        """Tell whether a column asks nothing any more."""
        return at in self.chosen or not self.columns[at].needs_choice

    def is_asked(self, at: int) -> bool:
        """Tell whether a column is shown to be chosen, decided or not."""
        asks = self.columns[at].needs_choice and at not in self.folded
        return asks or at in self.opened

    def asking(self) -> list[int]:
        """Return the columns that are shown to be chosen."""
        return [at for at in range(len(self.columns)) if self.is_asked(at)]

    def undecided(self) -> list[int]:
        """Return the columns that still ask."""
        return [at for at in range(len(self.columns)) if not self.is_decided(at)]

    def sure(self) -> list[int]:
        """Return the columns that become a field without asking."""
        return [at for at in self._quiet() if fields.is_target(self.choice(at))]

    def left_out(self) -> list[int]:
        """Return the columns that are left out without asking."""
        return [at for at in self._quiet() if not fields.is_target(self.choice(at))]

    def kept(self) -> Iterator[tuple[int, str]]:
        """Yield the columns that become a field, with the target."""
        for at in range(len(self.columns)):
            choice = self.choice(at)
            if fields.is_target(choice) and self.is_decided(at):
                yield at, choice

    def kept_apart(self) -> int:
        """Return how many columns go to the contact store."""
        return sum(
            fields.is_kept_apart(self.choice(at)) and self.is_decided(at)
            for at in range(len(self.columns))
        )

    def taken_twice(self) -> dict[str, list[int]]:
        """Return the targets that only one column may fill and several do."""
        found: dict[str, list[int]] = {}
        for at, target in self.kept():
            if not is_many(target) and self.mapped[at].how != "tick":
                found.setdefault(target, []).append(at)
        return {target: columns for target, columns in found.items() if columns[1:]}

    def show_more(self) -> None:
        """Let more columns ask at one time."""
        self.shown += SHOWN

    def is_read(self, sheet: str) -> bool:
        """Tell whether a sheet's answers are read."""
        return self.proposal.mapping.sheet(sheet) is not None

    def renewed(self, proposal: MappingProposal) -> "Draft":
        """Return the same choices over another proposal of the file."""
        places = {(one.sheet, one.header): at for at, one in enumerate(self.columns)}
        there = {
            places[one.sheet, one.header]: at
            for at, one in enumerate(proposal.columns)
            if (one.sheet, one.header) in places
        }
        kept = {
            name: {
                there[at]: one for at, one in getattr(self, name).items() if at in there
            }
            for name in ("chosen", "values", "found", "ways", "counts")
        }
        for name in ("opened", "folded", "answers_opened"):
            kept[name] = {there[at] for at in getattr(self, name) if at in there}
        made = replace(self, proposal=proposal, **kept)
        made.version += 1
        return made

    # the answers of closed questions

    def is_split(self, at: int) -> bool:
        """Tell whether a cell of the column may hold several answers."""
        several = fields.takes_several(self.choice(at))
        return several and self.mapped[at].how != "tick"

    def separator(self, at: int) -> str:
        """Return the sign between several answers in a cell, empty for one answer."""
        if at in self.ways or not self.is_split(at):
            return self.ways.get(at, "")
        proposed = self.mapped[at]
        known = proposed.how == "split" and self.choice(at) == proposed.target
        return proposed.separator if known else self.columns[at].separator

    def separate(self, at: int, separator: str, texts: Sequence[str]) -> None:
        """Divide the answers of a column anew."""
        self.ways[at] = separator
        parts = (split(one, separator) if separator else [one.strip()] for one in texts)
        found = Counter(part for one in parts for part in one)
        self.counts[at] = dict(found.most_common())

    def options(self, at: int) -> Mapping[str, int]:
        """Return the labels of a column and how often each is there."""
        return self.counts.get(at) or self.columns[at].options

    def is_closed(self, at: int) -> bool:
        """Tell whether a column becomes a closed question and holds labels."""
        return bool(self.options(at)) and bool(fields.codes(self.choice(at)))

    def labels(self, at: int) -> list[str]:
        """Return the labels: without a proposed code first, then the commonest."""
        known, counts = self.columns[at].option_values, self.options(at)
        return sorted(counts, key=lambda one: (bool(known.get(one)), -counts[one]))

    def answers_ask(self, at: int) -> bool:
        """Tell whether an answer had no code at first, or the answers were opened."""
        known = self.found.get(at) or self.columns[at].option_values
        unknown = self.is_closed(at) and not all(map(known.get, self.options(at)))
        return unknown or at in self.answers_opened

    def unknown_labels(self, at: int) -> list[str]:
        """Return the labels that nobody has given a code."""
        if not self.is_closed(at):
            return []
        return [label for label in self.options(at) if self.code(at, label) is None]

    def code(self, at: int, label: str) -> str | None:
        """Return the code of an answer's label; None when nobody has said one."""
        given = self.values.get(at, {})
        if label in given:
            return given[label]
        if self.choice(at) != self.columns[at].target:
            return self.found.get(at, {}).get(label) or None
        values = self.mapped[at].values
        return values.get(label) or self.columns[at].option_values.get(label) or None

    def set_code(self, at: int, label: str, code: str | None) -> None:
        """Say what an answer means; None: nobody says."""
        given = self.values.setdefault(at, {})
        given.pop(label, None)
        if code is not None:
            given[label] = code

    def _quiet(self) -> list[int]:
        return [at for at in range(len(self.columns)) if not self.is_asked(at)]


def _mapped(proposal: MappingProposal) -> Iterator[ColumnMapping]:
    """Yield the mapping of each column: the n-th one of its header."""
    waiting: dict[tuple[str, str], list[ColumnMapping]] = {}
    for sheet in proposal.mapping.sheets:
        for one in sheet.columns:
            waiting.setdefault((sheet.sheet, one.header), []).append(one)
    for column in proposal.columns:
        found = waiting.get((column.sheet, column.header))
        yield found.pop(0) if found else ColumnMapping(header=column.header)
