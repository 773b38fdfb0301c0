"""The interview workbook: its sheets and fields, read from `etl/mappings`.

What is mandatory, which list a code comes from and which range a number has stands
in the TOML files; here is only their shape.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from etl.settings import PROJECT

MAPPINGS = PROJECT / "etl" / "mappings"
FIELD_FILES = (
    "workbook_company.toml",
    "workbook_supply.toml",
    "workbook_people.toml",
    "workbook_att.toml",
)
REQUIRED_MARK = " *"

Localised = Mapping[str, str]
"""One text in every language, by language."""


@dataclass(frozen=True)
class Unit:
    """A unit as it stands after a label, and as people write it in a cell."""

    names: Localised
    accepted: frozenset[str]
    dimension: str = ""
    """What it measures, such as time; empty when nothing is turned into it."""
    size: float = 0
    """Its size beside the other units of the dimension."""


@dataclass(frozen=True, eq=False)
class Field:
    """One column of a sheet: what a cell of it may hold."""

    sheet: str
    id: str
    type: str
    label: Localised
    help: Localised
    example: str
    required: bool = False
    dont_know: bool = False
    """`eos` is an answer here though the field is mandatory."""
    required_unless: tuple[str, ...] = ()
    """The fields that, all filled, stand in for this one."""
    list: str = ""
    open: bool = False
    """A value that is not in the list is kept as written."""
    pattern: str = ""
    digits: tuple[int, int] | None = None
    prefix: int = 0
    """A code counts as listed when its first `prefix` digits are."""
    min: float | str | None = None
    max: float | str | None = None
    unit: Unit | None = None
    careful_end: str = "low"
    """Which end of a range is the careful answer: of a delay the `high` one."""
    max_length: int = 500
    personal: bool = False

    @property
    def accepts_dont_know(self) -> bool:
        """Whether `eos` may stand in a cell."""
        return self.dont_know or not self.required

    def header(self, language: str) -> str:
        """Return the column's header: label, unit, and a mark when mandatory."""
        unit = f" ({self.unit.names[language]})" if self.unit else ""
        mark = REQUIRED_MARK if self.required else ""
        return f"{self.label[language]}{unit}{mark}"


@dataclass(frozen=True, eq=False)
class Form:
    """One sheet of the template and its fields, in order."""

    key: str
    letter: str
    title: Localised
    row: Localised
    identity: tuple[str, ...]
    company: bool
    fields: tuple[Field, ...]

    def field(self, field_id: str) -> Field:
        """Return the field with this id."""
        return next(one for one in self.fields if one.id == field_id)


@dataclass(frozen=True)
class Rule:
    """A rule across cells; `kind` says which check of `etl.intake.rules` it is."""

    kind: str
    sheet: str
    field: str = ""
    group: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    limit: float = 0
    tolerance: float = 0
    code: str = ""


@dataclass(frozen=True)
class Option:
    """One code of a short list, its names and what people write instead."""

    code: str
    names: Localised
    also: tuple[str, ...] = ()
    least: float | None = None
    """The smallest sum in euros of a class of money."""


@dataclass(frozen=True)
class Template:
    """The whole workbook as data."""

    id: str
    version: int
    forms: tuple[Form, ...]
    rules: tuple[Rule, ...]
    words: Mapping[str, frozenset[str]]
    lists: Mapping[str, tuple[Option, ...]]
    own: Mapping[str, Localised] = field(default_factory=dict)
    """Titles of the sheets and the column that hold no answers."""
    answer: Mapping[str, Localised] = field(default_factory=dict)
    """What a drop-down offers for yes, no and don't know."""
    also: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    leading_zero: Mapping[str, frozenset[str]] = field(default_factory=dict)
    units: tuple[Unit, ...] = ()

    def form(self, key: str) -> Form:
        """Return the sheet with this key."""
        return next(one for one in self.forms if one.key == key)


@cache
def template() -> Template:
    """Read the workbook's description once."""
    raw = _read("workbook.toml")
    fields: dict[str, Any] = {}
    for name in FIELD_FILES:
        fields |= _read(name)
    units = {
        key: Unit(
            {language: unit[language] for language in ("fi", "sv", "en")},
            frozenset(unit["accepted"]),
            unit.get("dimension", ""),
            unit.get("size", 0),
        )
        for key, unit in raw["unit"].items()
    }
    return Template(
        id=raw["id"],
        version=raw["version"],
        forms=tuple(_form(one, fields[one["key"]], units) for one in raw["sheet"]),
        rules=tuple(Rule(**_tupled(one)) for one in raw["rule"]),
        words={key: frozenset(words) for key, words in raw["words"].items()},
        lists={
            name: tuple(_option(one) for one in options)
            for name, options in raw["list"].items()
        },
        own=raw["own"],
        answer=raw["answer"],
        also={name: _tupled(codes) for name, codes in raw["also"].items()},
        leading_zero={
            name: frozenset(groups) for name, groups in raw["leading_zero"].items()
        },
        units=tuple(units.values()),
    )


def landing_columns() -> dict[str, list[str]]:
    """Return the field ids of every sheet, in the order of the template."""
    return {form.key: [one.id for one in form.fields] for form in template().forms}


def template_files() -> list[bytes]:
    """Return what the template is read from, for a fingerprint of it."""
    return [(MAPPINGS / name).read_bytes() for name in ("workbook.toml", *FIELD_FILES)]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((MAPPINGS / name).read_text(encoding="utf-8"))


def _form(raw: Mapping[str, Any], fields: Any, units: Mapping[str, Unit]) -> Form:
    made = []
    for field_id, facts in fields.items():
        unit = units[facts["unit"]] if "unit" in facts else None
        known = _tupled(facts) | {"unit": unit}
        made.append(Field(sheet=raw["key"], id=field_id, **known))
    return Form(**_tupled(raw), fields=tuple(made))


def _option(raw: Mapping[str, Any]) -> Option:
    names = {language: raw[language] for language in ("fi", "sv", "en")}
    return Option(raw["code"], names, tuple(raw.get("also", ())), raw.get("least"))


def _tupled(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in raw.items()
    }
