"""How the columns of a file become fields of the template: what a mapping says.

A mapping names columns by their headers, never by their place: tools change the order
of columns between two exports. Its JSON is what is remembered and what people edit.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal, get_args

from etl.errors import Refused
from etl.intake.template import Field, Form, template
from etl.language import N_

COMPANY = "ytunnus"
NAMED_BY = {"tavoitteet": "tavoite"}

How = Literal["value", "split", "tick"]
CONTACTS = ("CONTACT_NAME", "CONTACT_EMAIL", "CONTACT_TELEPHONE", "CONTACT_TITLE")
REASONS = ("", "NOT_NEEDED", "PERSONAL", "TOOL_COLUMN", *CONTACTS)
"""Why a column gives no answers; what is `CONTACT_…` goes to the contact store."""
NOT_AN_OBJECT = N_(
    "The mapping is not a JSON object with the sheets of a file in “sheets”. Take one "
    "from “python -m etl intake FILE --json” and change that."
)
BAD_PART = N_(
    "The mapping cannot be read: {place} should be {expected}. Correct it, or take the "
    "mapping anew from “python -m etl intake FILE --json”."
)
NO_FIELD = N_(
    "The mapping says that “{header}” is “{target}”, but the template has no such "
    "field. Write a sheet and a field of the template, such as “yritykset.nimi”."
)


@dataclass(frozen=True)
class ColumnMapping:
    """What one column is: a field of the template, or left out with a reason."""

    header: str
    target: str = ""
    """`yritykset.nimi`; empty when the column is left out."""
    reason: str = ""
    how: str = "value"
    """`value`, `split` (several answers in a cell), `tick` (one column an option)."""
    separator: str = ""
    option: str = ""
    """What a tick means; in a matrix, what the row of the matrix is about."""
    values: Mapping[str, str] = field(default_factory=dict)
    """The code of an answer, by the answer as it is written."""

    @property
    def form(self) -> str:
        """The sheet of the template that the column goes to, empty if none."""
        return self.target.partition(".")[0]

    @property
    def contact(self) -> str:
        """What it is of a contact person, empty for other columns."""
        return self.reason if self.reason in CONTACTS else ""

    @property
    def is_personal(self) -> bool:
        """Whether its cells may stand in the file and the contact store only."""
        return self.reason in ("PERSONAL", *CONTACTS)

    @property
    def field_id(self) -> str:
        """The field of that sheet."""
        return self.target.partition(".")[2]


@dataclass(frozen=True)
class SheetMapping:
    """How one sheet of a file is read; it may feed several sheets of the template."""

    sheet: str
    fingerprint: str = ""
    header_rows: tuple[int, ...] = ()
    """Empty: they are found anew in each file."""
    columns: tuple[ColumnMapping, ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)
    """Mandatory facts that the file does not hold, by target."""
    respondent: str = ""
    """The header of the tool's own id of an answer."""
    completed: str = ""
    """The header of the time at which the answer was given."""

    @property
    def forms(self) -> tuple[str, ...]:
        """The sheets of the template that get rows, in the template's order."""
        fed = {column.form for column in self.columns if column.target}
        return tuple(form.key for form in template().forms if form.key in fed)


@dataclass(frozen=True)
class FileMapping:
    """How a file is read: its sheets that hold answers."""

    mapping_id: str = ""
    name: str = ""
    version: int = 0
    """0: not remembered yet."""
    profile: str | None = None
    sheets: tuple[SheetMapping, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the mapping as plain objects, lists and texts."""
        facts = asdict(self)
        facts["sheets"] = [_plain(sheet) for sheet in facts["sheets"]]
        return facts

    @classmethod
    def from_json(cls, facts: Any) -> "FileMapping":
        """Read a mapping; refuse one that names what the template does not have."""
        if not isinstance(facts, Mapping) or not isinstance(facts.get("sheets"), list):
            raise Refused(NOT_AN_OBJECT)
        sheets = [
            _sheet(one, f"sheets[{at}]") for at, one in enumerate(facts["sheets"])
        ]
        return cls(
            mapping_id=_text(facts, "mapping_id", "mapping"),
            name=_text(facts, "name", "mapping"),
            version=_whole(facts.get("version", 0), "version"),
            profile=_text(facts, "profile", "mapping") or None,
            sheets=tuple(sheets),
        )

    def sheet(self, name: str) -> SheetMapping | None:
        """Return the mapping of a sheet of the file, None when it is not read."""
        return next((one for one in self.sheets if one.sheet == name), None)

    def content(self) -> "FileMapping":
        """Return what decides the rows: the mapping without its name and number."""
        return replace(self, mapping_id="", name="", version=0)


def field_of(target: str) -> Field | None:
    """Return the field that a target names, None when there is none."""
    key, _, field_id = target.partition(".")
    forms = (form for form in template().forms if form.key == key)
    fields = (one for form in forms for one in form.fields if one.id == field_id)
    return next(fields, None)


def naming(form: Form) -> str:
    """Return the field by which rows of one company differ, empty if there is none."""
    if not form.company:
        return NAMED_BY.get(form.key, "")
    others = [name for name in form.identity if name != COMPANY]
    return others[0] if others else ""


def is_many(target: str) -> bool:
    """Whether several columns of a sheet may be this field."""
    one = field_of(target)
    if one is None:
        return False
    has_names = bool(naming(template().form(one.sheet))) and one.id != COMPANY
    return one.type == "codes" or has_names


def _plain(sheet: dict[str, Any]) -> dict[str, Any]:
    columns = [dict(one, values=dict(one["values"])) for one in sheet["columns"]]
    return sheet | {
        "columns": columns,
        "header_rows": list(sheet["header_rows"]),
        "constants": dict(sheet["constants"]),
    }


def _sheet(facts: Any, place: str) -> SheetMapping:
    if not isinstance(facts, Mapping):
        raise Refused(BAD_PART, place=place, expected="{}")
    columns = _list(facts, "columns", place)
    rows = _list(facts, "header_rows", place)
    constants = _texts(facts, "constants", place)
    for target in constants:
        _known(target, target)
    return SheetMapping(
        sheet=_text(facts, "sheet", place),
        fingerprint=_text(facts, "fingerprint", place),
        header_rows=tuple(_whole(row, f"{place}.header_rows") for row in rows),
        columns=tuple(
            _column(one, f"{place}.columns[{at}]") for at, one in enumerate(columns)
        ),
        constants=constants,
        respondent=_text(facts, "respondent", place),
        completed=_text(facts, "completed", place),
    )


def _column(facts: Any, place: str) -> ColumnMapping:
    if not isinstance(facts, Mapping):
        raise Refused(BAD_PART, place=place, expected="{}")
    header, target = _text(facts, "header", place), _text(facts, "target", place)
    if target:
        _known(target, header)
    how, reason = _text(facts, "how", place) or "value", _text(facts, "reason", place)
    _one_of(how, get_args(How), f"{place}.how")
    _one_of(reason, REASONS, f"{place}.reason")
    return ColumnMapping(
        header=header,
        target=target,
        reason="" if target else reason or "NOT_NEEDED",
        how=how,
        separator=_text(facts, "separator", place),
        option=_text(facts, "option", place),
        values=_texts(facts, "values", place),
    )


def _known(target: str, header: str) -> None:
    if field_of(target) is None:
        raise Refused(NO_FIELD, header=header, target=target)


def _one_of(value: str, allowed: tuple[str, ...], place: str) -> None:
    if value not in allowed:
        raise Refused(BAD_PART, place=place, expected=" | ".join(filter(None, allowed)))


def _text(facts: Mapping[str, Any], key: str, place: str) -> str:
    value = facts.get(key)
    if value is not None and not isinstance(value, str):
        raise Refused(BAD_PART, place=f"{place}.{key}", expected='"…"')
    return value or ""


def _whole(value: Any, place: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise Refused(BAD_PART, place=place, expected="0, 1, 2 …")
    return value


def _list(facts: Mapping[str, Any], key: str, place: str) -> list[Any]:
    value = facts.get(key) or []
    if not isinstance(value, list | tuple):
        raise Refused(BAD_PART, place=f"{place}.{key}", expected="[]")
    return list(value)


def _texts(facts: Mapping[str, Any], key: str, place: str) -> dict[str, str]:
    value = facts.get(key) or {}
    right = isinstance(value, Mapping) and all(
        isinstance(one, str) for pair in value.items() for one in pair
    )
    if not right:
        raise Refused(BAD_PART, place=f"{place}.{key}", expected='{"…": "…"}')
    return dict(value)
