"""Two moments side by side: only what differs is worth a reader's time."""

from dataclasses import asdict, dataclass
from typing import Any

from etl.errors import Refused
from etl.intake.comparison import CompanyChange
from etl.language import N_, number, translator
from etl.trial.figures import Figure, Item, Picture, Range, figures

WRITTEN = {"count": (1, 0), "share": (100, 1), "index": (1, 2)}
"""By what a figure is multiplied, and its decimals."""
NO_STATE = {"chokepoint": "no", "capability": "none"}
UNKNOWN = "–"
COMPANIES = N_(
    "Companies: new {new}, changed {changed}, the same {same}, of the round but not "
    "in the file {missing}"
)
WOULD_MOVE = N_("These figures would move:")
NOTHING_MOVES = N_("No figure on the pages would move.")
WOULD_FAIL = N_(
    "If you accept now, the rows are kept but the pages do not show them yet: the "
    "check “{check}” finds {count} wrong rows, first {first}. {meaning} Correct the "
    "file first, or tell the one who looks after the service."
)


@dataclass(frozen=True)
class Moved:
    """One figure that would move; None where it is not known or not published."""

    figure: Figure
    now: Range | None
    after: Range | None

    def as_json(self, language: str) -> dict[str, Any]:
        """Return the figure as the command line prints it."""
        return {
            "id": self.figure.id,
            "name": self.figure.names[language],
            "kind": self.figure.kind,
            "now": self.now,
            "after": self.after,
        }

    def line(self, language: str) -> str:
        """Return the move in one line."""
        now, after = (self.written(end, language) for end in self.both)
        return f"{self.figure.names[language]}: {now} → {after}"

    def written(self, value: Range | None, language: str) -> str:
        """Write now or after as the pages do, an interval with a dash."""
        ends = [end for end in value or () if end is not None]
        if not ends:
            return UNKNOWN
        scale, decimals = WRITTEN[self.figure.kind]
        low, high = (
            number(end * scale, language, decimals=decimals)
            for end in (ends[0], ends[-1])
        )
        unit = "\N{NO-BREAK SPACE}%" if self.figure.kind == "share" else ""
        return (low if low == high else f"{low}–{high}") + unit

    @property
    def both(self) -> tuple[Range | None, Range | None]:
        """Now and after."""
        return self.now, self.after


@dataclass(frozen=True)
class Turned:
    """A chokepoint or a capability whose state would be another."""

    topic: str
    name: str
    now: str
    after: str


@dataclass(frozen=True)
class Trial:
    """What a trial build has shown."""

    companies: CompanyChange
    moved: tuple[Moved, ...] = ()
    turned: tuple[Turned, ...] = ()
    failure: Refused | None = None
    """Why the pages would not show the new data, if a check would stop it."""
    seconds: float = 0.0

    def warning(self, language: str) -> str:
        """Say before acceptance what would keep the pages as they are, if anything."""
        if self.failure is None:
            return ""
        if "check" not in self.failure.values:
            return self.failure.render(language)
        return Refused(WOULD_FAIL, **self.failure.values).render(language)

    def lines(self, language: str) -> list[str]:
        """Return the trial as lines of text."""
        gettext = translator(language).gettext
        lines = [gettext(COMPANIES).format(**asdict(self.companies))]
        if self.failure is not None:
            return [*lines, self.warning(language), ""]
        if not self.moved:
            return [*lines, gettext(NOTHING_MOVES), ""]
        figures = [f"  {one.line(language)}" for one in self.moved]
        return [*lines, gettext(WOULD_MOVE), *figures, ""]

    def as_json(self, language: str) -> dict[str, Any]:
        """Return the trial as the command line prints it."""
        values = self.failure.values if self.failure else {}
        return {
            "companies": asdict(self.companies),
            "moved": [one.as_json(language) for one in self.moved],
            "turned": [asdict(one) for one in self.turned],
            "failed_check": values.get("check"),
            "failure": self.warning(language) or None,
        }


def moved(now: Picture, after: Picture) -> tuple[Moved, ...]:
    """Return the figures that are written otherwise after than now."""
    found = []
    for figure in figures():
        before, later = now.figures.get(figure.id), after.figures.get(figure.id)
        if _as_written(figure, before) != _as_written(figure, later):
            found.append(Moved(figure, before, later))
    return tuple(found)


def turned(now: Picture, after: Picture) -> tuple[Turned, ...]:
    """Return what would have another state, chokepoints first."""
    found = []
    for item in sorted(now.states.keys() | after.states.keys(), key=_by_topic):
        before = now.states.get(item, NO_STATE[item[0]])
        later = after.states.get(item, NO_STATE[item[0]])
        if before != later:
            name = after.names.get(item) or now.names[item]
            found.append(Turned(item[0], name, before, later))
    return tuple(found)


def _by_topic(item: Item) -> tuple[bool, str]:
    return item[0] != "chokepoint", item[1]


def _as_written(figure: Figure, value: Range | None) -> list[float | None]:
    scale, decimals = WRITTEN[figure.kind]
    return [
        None if end is None else round(end * scale, decimals) for end in value or ()
    ]
