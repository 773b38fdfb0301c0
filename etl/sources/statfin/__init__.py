"""Statistics Finland's tables (StatFin): one adapter for all sources made of them.

A source is described as data (`tables.py`). A table is known by its short id (12ti),
whichever format it came in, and belongs to one source: another one refuses it by name.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from etl.language import N_
from etl.sources import Choice, Parsed, Recognised, Skipped, SourceFile
from etl.sources.decoding import looks_like_json, read_json, refuse_web_page
from etl.sources.statfin.table_choice import choose_tables
from etl.sources.statfin.tables import is_like, owner_of, table_in_name
from etl.statistics import jsonstat, px, pxweb_json, tidy_csv
from etl.statistics.cells import cells_of
from etl.statistics.classes import classes_of
from etl.statistics.coverage import coverage_of
from etl.statistics.cube import Cube
from etl.statistics.variables import Period, Variable, rules, variables_of

DESCRIPTION_ONLY = N_(
    "It describes the variables of a table and has no figures. Save the answer with "
    "the figures."
)
QUERY_ONLY = N_("It is a question to the statistics service, not its answer.")
SETTINGS_ONLY = N_("It has the limits of the statistics service, not figures.")
NO_IDENTIFIER = N_(
    "The answer does not name its table, and its variables fit none of the known ones. "
    "Fetch it in the format json-stat2, which names the table, or add the table's "
    "identifier to the name of the file, as in 12ti_2026.json."
)
OTHER_SOURCE = N_(
    "It is table {table}, which “python -m etl refresh {source}” loads. Bring it there."
)
NOT_ALIKE = N_(
    "It is table {table}, which is none of the tables of “{source}”, and its variables "
    "are not those that one of them has."
)


@dataclass(frozen=True)
class StatFin:
    """Some tables of StatFin, from json-stat2, PxWeb json, px and tidy csv files."""

    name: str
    address: str = "https://pxdata.stat.fi/PxWeb/api/v1/fi/StatFin"
    licence: str = "CC BY 4.0"
    attribution: str = "Source: Statistics Finland, CC BY 4.0"
    parser_version: int = 3
    also: tuple[Callable[[SourceFile], Cube | None], ...] = ()
    """Readers of tables from elsewhere that belong to the same source."""

    def recognise(self, file: SourceFile) -> Recognised | Skipped | None:
        """Say which table the file holds and which areas and periods it covers."""
        answer = _read(file)
        others = (read(file) for read in self.also if answer is None)
        answer = answer or next((cube for cube in others if cube), None)
        if not isinstance(answer, Cube):
            return answer
        variables = variables_of(answer)
        table_id, title = _identity(answer, variables, file.name)
        if not table_id:
            return Skipped(file.name, NO_IDENTIFIER)
        if reason := self._not_mine(file.name, table_id, variables):
            return reason
        cells = cells_of(answer, variables, table_id)
        periods = _periods(variables)
        texts = tuple(sorted(one.text for one in periods))
        covered = coverage_of(cells, texts, answer.updated)
        return Recognised(
            file=file,
            table_name=table_id,
            title=title,
            vintage=texts[-1],
            period_from=min(one.start for one in periods),
            period_to=max(_end(one) for one in periods),
            content=Landed(cells, classes_of(answer, variables, self.name, table_id)),
            facts=covered.facts() | {"left_out": _left_out(variables)},
        )

    def choose(
        self, found: Sequence[Recognised], in_use: Sequence[Mapping[str, Any]]
    ) -> Choice:
        """Choose one vintage of each table (rules: `etl.statistics.coverage`)."""
        return choose_tables(found, in_use)

    def parse(self, chosen: Sequence[Recognised]) -> Parsed:
        """Return the cells of the chosen files, and the classes that they are of."""
        landed: list[Landed] = [one.content for one in chosen]
        cells = pa.concat_tables([one.cells for one in landed])
        counts = {one.file.name: one.content.cells.num_rows for one in chosen}
        tables = {"statistic_cell": cells, "statistic_class": _together(landed)}
        return Parsed(tables, counts)

    def _not_mine(
        self, file: str, table: str, variables: Sequence[Variable]
    ) -> Skipped | None:
        owner = owner_of(table)
        if owner and owner != self.name:
            return Skipped(file, OTHER_SOURCE, {"table": table, "source": owner})
        if owner or is_like(self.name, (one.kind for one in variables)):
            return None
        return Skipped(file, NOT_ALIKE, {"table": table, "source": self.name})


@dataclass(frozen=True)
class Landed:
    """What one file becomes: rows of `statistic_cell` and of `statistic_class`."""

    cells: pa.Table
    classes: pa.Table


def _together(landed: Sequence[Landed]) -> pa.Table:
    # parts of one table have the same classes
    every = pa.concat_tables([one.classes for one in landed])
    return every.group_by(every.column_names, use_threads=False).aggregate([])


def _read(file: SourceFile) -> Cube | Skipped | None:
    content = file.content
    refuse_web_page(content)
    if px.is_px(content):
        return px.read(content)
    if shape := tidy_csv.find_shape(content):
        return tidy_csv.read(content, shape)
    if not looks_like_json(content):
        return None
    document = read_json(content)
    if jsonstat.is_dataset(document):
        return jsonstat.read(document)
    if pxweb_json.is_answer(document):
        return pxweb_json.read(document)
    return _without_figures(file.name, document)


def _without_figures(name: str, document: Any) -> Skipped | None:
    if not isinstance(document, Mapping):
        return None
    if isinstance(document.get("variables"), list) and "title" in document:
        return Skipped(name, DESCRIPTION_ONLY)
    if isinstance(document.get("query"), list):
        return Skipped(name, QUERY_ONLY)
    if "maxCells" in document or "maxValues" in document:
        return Skipped(name, SETTINGS_ONLY)
    return None


def _identity(
    cube: Cube, variables: Sequence[Variable], file_name: str
) -> tuple[str, str]:
    """Return identifier and title; of an answer without them, by its variables.

    The name of the file is asked last, and only for a table that has such variables.
    """
    if cube.table_id:
        return cube.table_id, cube.title or cube.table_id
    kinds = sorted(_plain(one.kind) for one in variables if one.kind != "time")
    contents = {
        code for one in variables if one.kind == "content" for code in one.codes
    }
    for known in rules()["signature"]:
        measures = any(code.split("-")[-1] == known["content"] for code in contents)
        if measures and kinds == sorted([*known["variables"], "content"]):
            return str(known["table_id"]), cube.title or str(known["title"])
    named = table_in_name(file_name, (one.kind for one in variables))
    return named, cube.title or named


def _plain(kind: str) -> str:
    return kind.removeprefix("other ")


def _periods(variables: Iterable[Variable]) -> list[Period]:
    return [
        period
        for one in variables
        if one.kind == "time"
        for period in one.codes
        if period is not None
    ]


def _end(period: Period) -> date:
    """Return the last day of a period."""
    months = {"year": 12, "quarter": 3}.get(period.kind, 1)
    years, month = divmod(period.start.month - 1 + months, 12)
    return date(period.start.year + years, month + 1, 1) - timedelta(days=1)


def _left_out(variables: Iterable[Variable]) -> dict[str, int]:
    counts = {one.dimension.label: one.codes.count(None) for one in variables}
    return {label: count for label, count in counts.items() if count}
