"""Which sheet of a file is which sheet of the template, and which column which field.

A file is known by what is in it, never by its name: the hidden row of field ids, or
the header texts in any language when somebody has deleted or rebuilt the hidden parts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from etl.errors import NeedsChoice
from etl.intake.findings import IntakeFinding, finding
from etl.intake.template import REQUIRED_MARK, Field, Form, Template, template
from etl.intake.values import clean, fold
from etl.language import LANGUAGES, N_
from etl.reading.model import Sheet, Workbook, letters

NOT_OUR_TEMPLATE = N_(
    "“{file}” was not recognised as an interview workbook: no sheet of it has the "
    "columns of the template. It has: {found}. Download the template, copy the "
    "answers into it and bring it again. Nothing was changed."
)
HEADER_ROWS = 10
"""The header is looked for in this many first rows."""

LEAST_SHARE = 0.5
SHOWN_HEADERS = 4


@dataclass
class SheetLayout:
    """One sheet of the file as a sheet of the template."""

    form: Form
    sheet: Sheet
    header_row: int
    fields: dict[int, Field] = field(default_factory=dict)
    ignored: dict[int, str] = field(default_factory=dict)
    """Why a column is not read, by its number."""
    row_ids: dict[int, str] = field(default_factory=dict)
    """Ids that a correction file carries, by row."""

    def header(self, number: int) -> str:
        """Return the header of a column as in the file, without its mark."""
        text = clean(self.sheet.text(self.header_row, number))
        return text.removesuffix(REQUIRED_MARK.strip()).rstrip()

    def column_of(self, field_id: str) -> int:
        """Return the number of a field's column, 0 when the sheet has none."""
        found = (n for n, one in self.fields.items() if one.id == field_id)
        return next(found, 0)


@dataclass
class Layout:
    """The whole file as the template sees it."""

    sheets: list[SheetLayout] = field(default_factory=list)
    ignored: list[Sheet] = field(default_factory=list)
    findings: list[IntakeFinding] = field(default_factory=list)


def lay_out(workbook: Workbook) -> Layout:
    """Recognise the sheets and columns, or ask for the template."""
    layout = Layout()
    form_of = template()
    own = {fold(name) for titles in form_of.own.values() for name in titles.values()}
    taken: set[str] = set()
    for sheet in workbook.sheets:
        found = None if fold(sheet.name) in own else _recognise(sheet, taken)
        if found is None:
            layout.ignored.append(sheet)
            if fold(sheet.name) not in own and sheet.cell_count:
                layout.findings.append(_unknown_sheet(sheet))
            continue
        taken.add(found.form.key)
        layout.sheets.append(found)
        layout.findings += _sheet_findings(found)
    layout.findings += _version(workbook, form_of)
    if not layout.sheets:
        found_there = _found(workbook)
        raise NeedsChoice(NOT_OUR_TEMPLATE, file=workbook.name, found=found_there)
    order = [form.key for form in form_of.forms]
    layout.sheets.sort(key=lambda one: order.index(one.form.key))
    return layout


def _recognise(sheet: Sheet, taken: Iterable[str]) -> SheetLayout | None:
    best: tuple[float, SheetLayout] | None = None
    rows = _first_rows(sheet)
    for form in template().forms:
        if form.key in taken:
            continue
        named = fold(sheet.name) in {fold(title) for title in form.title.values()}
        for row, texts in rows.items():
            score, laid = _score(form, sheet, row, texts)
            sure = laid.fields and (named or _is_mostly_there(laid))
            if score and sure and (best is None or score + named > best[0]):
                best = (score + named, laid)
    if best is None:
        return None
    laid = best[1]
    _settle_header(laid)
    _ignore_rest(laid)
    return laid


def _first_rows(sheet: Sheet) -> dict[int, dict[int, str]]:
    rows: dict[int, dict[int, str]] = {}
    for number, column in sheet.columns.items():
        for row, text in zip(column.rows, column.texts, strict=False):
            if row > HEADER_ROWS:
                break
            if text.strip():
                rows.setdefault(row, {})[number] = text
    return dict(sorted(rows.items()))


def _score(
    form: Form, sheet: Sheet, row: int, texts: Mapping[int, str]
) -> tuple[float, SheetLayout]:
    """Return how well a row is the header of `form`; ids weigh more than labels."""
    known = headers(form)
    laid = SheetLayout(form, sheet, row)
    seen: dict[str, int] = {}
    ids = 0
    for number, text in sorted(texts.items()):
        found = known.get(header_key(text))
        if found is None:
            continue
        ids += text.strip() == found.id
        if found.id in seen:
            laid.ignored[number] = f"DUPLICATE_COLUMN:{letters(seen[found.id])}"
        else:
            seen[found.id] = number
            laid.fields[number] = found
    share = len(seen) / len(texts)
    complete = len(seen) / len(form.fields)
    if len(seen) < 2 or max(share, complete) < LEAST_SHARE:
        return 0, laid
    return share + complete + ids / len(seen), laid


def _is_mostly_there(laid: SheetLayout) -> bool:
    """Whether so many fields are there that another questionnaire has them hardly."""
    return len(laid.fields) >= LEAST_SHARE * len(laid.form.fields)


def _settle_header(laid: SheetLayout) -> None:
    """Move the header below a row of ids when the labels stand there."""
    known = headers(laid.form)
    below = [laid.sheet.text(laid.header_row + 1, number) for number in laid.fields]
    if any(header_key(text) in known for text in below):
        laid.header_row += 1


def _ignore_rest(laid: SheetLayout) -> None:
    note = {fold(title) for title in template().own["note"].values()}
    for number, column in laid.sheet.columns.items():
        if number in laid.fields or number in laid.ignored:
            continue
        header = laid.header(number)
        first = laid.sheet.text(max(laid.header_row - 1, 1), number)
        if fold(header) in note:
            laid.ignored[number] = "NOTE_COLUMN"
        elif fold(first) == "row_id" or fold(header) == "row_id":
            laid.ignored[number] = "ROW_ID"
            for row, text in zip(column.rows, column.texts, strict=False):
                if row > laid.header_row and text:
                    laid.row_ids[row] = text
        else:
            laid.ignored[number] = "UNKNOWN_COLUMN"


@cache
def headers(form: Form) -> Mapping[str, Field]:
    """Return the fields of a sheet by every header that names them."""
    found = {header_key(one.id): one for one in form.fields}
    for one in form.fields:
        for language in LANGUAGES:
            found.setdefault(header_key(one.header(language)), one)
            found.setdefault(header_key(one.label[language]), one)
    return found


def header_key(text: str) -> str:
    """Return the form in which two headers count as the same."""
    return fold(text).rstrip("*: ")


def _sheet_findings(laid: SheetLayout) -> list[IntakeFinding]:
    facts = {"sheet": laid.sheet.name, "sheet_key": laid.form.key}
    found = []
    for number, reason in sorted(laid.ignored.items()):
        code, _, other = reason.partition(":")
        below = [
            row for row in laid.sheet.columns[number].rows if row > laid.header_row
        ]
        if code in {"UNKNOWN_COLUMN", "DUPLICATE_COLUMN"} and below:
            values = {"count": len(below), "other": other}
            where = {"row": laid.header_row, "column": letters(number)}
            header = laid.header(number) or letters(number)
            found.append(finding(code, values=values, header=header, **where, **facts))
        laid.ignored[number] = code
    there = {one.id for one in laid.fields.values()}
    for one in laid.form.fields:
        if one.required and there.isdisjoint((one.id, *one.required_unless)):
            told = {"missing": one.label}
            found.append(finding("MISSING_COLUMN", scope="file", values=told, **facts))
    return found + hidden_findings(laid, facts)


def hidden_findings(laid: SheetLayout, facts: Mapping[str, str]) -> list[IntakeFinding]:
    """Tell of rows, columns and a sheet that a person does not see in the file."""
    sheet, found = laid.sheet, []
    rows = [row for row in sheet.hidden_rows if laid.header_row < row <= sheet.max_row]
    columns = [number for number in sheet.hidden_columns if number in laid.fields]
    if rows:
        found.append(finding("HIDDEN_ROWS", values={"count": len(rows)}, **facts))
    if columns:
        found.append(finding("HIDDEN_COLUMNS", values={"count": len(columns)}, **facts))
    if sheet.state != "visible":
        found.append(finding("HIDDEN_SHEET", **facts))
    return found


def _unknown_sheet(sheet: Sheet) -> IntakeFinding:
    values = {"count": sheet.cell_count}
    return finding("UNKNOWN_SHEET", sheet=sheet.name, values=values)


def _version(workbook: Workbook, known: Template) -> list[IntakeFinding]:
    meta = workbook.sheet(known.own["meta"]["en"])
    if meta is None or meta.text(1, 2) != known.id:
        return []
    version = meta.text(2, 2)
    if version.isdigit() and int(version) > known.version:
        values = {"found": version, "known": known.version}
        return [finding("NEWER_TEMPLATE", scope="file", values=values)]
    return []


def _found(workbook: Workbook) -> str:
    parts = []
    for sheet in workbook.sheets[:3]:
        rows = _first_rows(sheet)
        widest = max(rows.values(), key=len, default={})
        texts = [text.strip() for text in list(widest.values())[:SHOWN_HEADERS]]
        parts.append(f"{sheet.name} ({', '.join(texts)})" if texts else sheet.name)
    return "; ".join(parts) or "–"
