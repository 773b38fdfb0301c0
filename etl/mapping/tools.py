"""The columns that a form tool adds by itself: who answered, when, and technicalities.

They are told by their headers; which headers a tool uses stands in its profile.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.reading.report.profiles import FOLDER
from etl.reading.words import compared

ANY_TOOL = "tool_words"
NOTHING = re.compile(r"(?!)")
_NUMBER = re.compile(r"^\s*\d{1,3}[.)]\s+")
_LAST_LEVEL = re.compile(r"^.*(?:\s/\s|[:?]\s|\s[-–]\s|\[)([^\[\]]+)\]?$", re.DOTALL)


@dataclass(frozen=True)
class Tool:
    """Patterns of a tool's own headers."""

    respondent: re.Pattern[str] = NOTHING
    completed: re.Pattern[str] = NOTHING
    prefix: re.Pattern[str] = NOTHING
    """What the tool writes before a question: its code."""
    bare: re.Pattern[str] = NOTHING
    """A name that an id may have, but other things too."""
    day: re.Pattern[str] = NOTHING
    """A name that says when, and nothing else."""
    personal: tuple[re.Pattern[str], ...] = ()
    technical: tuple[re.Pattern[str], ...] = ()

    def role(self, header: str) -> str:
        """Return what the tool uses a column for, empty for a question."""
        name = compared(_NUMBER.sub("", header))
        if self.is_personal(name):
            return "personal"
        if self.completed.search(name):
            return "completed"
        if self.respondent.search(name):
            return "respondent"
        return "technical" if any(one.search(name) for one in self.technical) else ""

    def is_personal(self, name: str) -> bool:
        """Whether a header, lower case, asks for a person."""
        return any(one.search(name) for one in self.personal)


def role_of(header: str, profile: str | None) -> str:
    """Return what a column is for by its tool, else by what any tool calls it."""
    own = tool(profile).role(header) if profile else ""
    role = own or tool(ANY_TOOL).role(header)
    part = None if role else _LAST_LEVEL.match(header)
    if part is not None and tool(ANY_TOOL).is_personal(compared(part[1])):
        # a part of a question about contacts: `Contact details: e-mail`
        return "personal"
    return role


def may_be_respondent(header: str) -> bool:
    """Whether a column could be a tool's id of its answers, by its bare name."""
    return tool(ANY_TOOL).bare.search(compared(header)) is not None


def asks_when(header: str) -> bool:
    """Whether a header asks for a day alone, or for that of a visit."""
    return tool(ANY_TOOL).day.search(compared(header)) is not None


@cache
def tool(profile: str) -> Tool:
    """Read the own columns of a tool from its profile."""
    path = FOLDER / f"{profile}.toml"
    if not path.is_file():
        return Tool()
    about: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    facts = about.get("tool", {})
    return Tool(
        respondent=_pattern(facts.get("respondent")),
        completed=_pattern(facts.get("completed")),
        prefix=_pattern(facts.get("prefix")),
        bare=_pattern(facts.get("bare")),
        day=_pattern(facts.get("day")),
        personal=tuple(map(_pattern, facts.get("personal", ()))),
        technical=tuple(map(_pattern, facts.get("technical", ()))),
    )


def _pattern(text: str | None) -> re.Pattern[str]:
    return re.compile(text) if text else NOTHING
