"""From which columns each column of a model is made, read from the model's SQL.

What a value is computed from counts. What only chooses among values (a condition of
`case`, an order, a filter) counts where nothing else is there, as in yes or no; what
joins the rows never does.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import Scope, build_scope
from sqlglot.schema import MappingSchema

if TYPE_CHECKING:
    from etl.build.graph import Model

Columns = Mapping[str, Mapping[str, str]]
"""Column names and types by `schema.table`."""
Place = tuple[str, str]
"""A table and its column; the column is "" where the rows as such count."""
Known = dict[int, dict[str, set[Place]]]
"""What is known of each scope so far, by its identity."""
DIALECT = "duckdb"
CHOOSING = (exp.If, exp.Filter, exp.Window, exp.ArgMax, exp.ArgMin)


def edges(
    models: Iterable["Model"], columns: Columns
) -> Iterator[tuple[str, str, str, str]]:
    """Yield table, column, and table and column that it is made from.

    A column that a model computes outside SQL is made from all that the model reads,
    one edge per table with no column.
    """
    # made once: reading thousands of names anew for each model took most of the time
    schema = MappingSchema(_nested(columns), dialect=DIALECT)
    for model in models:
        traced = _traced(model.sql, schema) if model.sql else {}
        whole = [(read, "") for read in model.reads]
        for table in model.tables:
            for column in columns.get(table, {}):
                places = sorted(traced.get(column, set())) if traced else whole
                yield from ((table, column, *place) for place in places)


def choices(models: Iterable["Model"], table: str) -> Iterator[tuple[str, str, str]]:
    """Yield model, column and value of what models ask of a table's rows."""
    for model in models:
        if model.sql and table in model.reads:
            for column, values in literals(model.sql, table).items():
                yield from ((model.name, column, value) for value in sorted(values))


def literals(sql: str, table: str) -> dict[str, set[str]]:
    """Return which texts the columns of a table are compared with in a query.

    Only what `=` and `in` ask for in a `where` counts: `{"table_id": {"115h"}}`.
    """
    found: dict[str, set[str]] = {}
    for select in sqlglot.parse_one(sql, dialect=DIALECT).find_all(exp.Select):
        read = {str(one).split(" ")[0] for one in select.find_all(exp.Table)}
        where = select.args.get("where")
        if table not in read or where is None:
            continue
        for test in where.find_all(exp.EQ, exp.In):
            values = test.expressions if isinstance(test, exp.In) else [test.expression]
            if isinstance(test.this, exp.Column) and values:
                texts = {
                    str(one.this) for one in values if isinstance(one, exp.Literal)
                }
                if len(texts) == len(values):
                    found.setdefault(test.this.name, set()).update(texts)
    return found


def _traced(sql: str, schema: MappingSchema) -> dict[str, set[Place]]:
    """Return the places that each output column is made from; {} if unreadable."""
    try:
        tree = qualify(
            sqlglot.parse_one(sql, dialect=DIALECT),
            dialect=DIALECT,
            schema=schema,
            validate_qualify_columns=False,
            identify=False,
        )
        scope = build_scope(tree)
    except SqlglotError:
        return {}
    return _of_scope(scope, {}) if scope else {}


def _of_scope(scope: Scope, known: Known) -> dict[str, set[Place]]:
    if id(scope) in known:
        return known[id(scope)]
    known[id(scope)] = {}
    if scope.set_operation_scopes:
        found = _of_union([_of_scope(one, known) for one in scope.set_operation_scopes])
    else:
        selects = getattr(scope.expression, "selects", [])
        found = {
            one.alias_or_name: set(_of_value(one, scope, known)) for one in selects
        }
    known[id(scope)] = found
    return found


def _of_union(branches: list[dict[str, set[Place]]]) -> dict[str, set[Place]]:
    """Join the branches of a union by position; the first one names the columns."""
    found = {name: set(places) for name, places in branches[0].items()}
    for branch in branches[1:]:
        for name, places in zip(found, branch.values(), strict=False):
            found[name] |= places
    return found


def _of_value(value: exp.Expr, scope: Scope, known: Known) -> Iterator[Place]:
    queries = {id(one) for one in value.find_all(exp.Query)}
    inner = [one for one in scope.subquery_scopes if id(one.expression) in queries]
    for subquery in inner:
        for places in _of_scope(subquery, known).values():
            yield from places
    columns = [one for one in value.find_all(exp.Column) if not _is_in(one, value)]
    told = [one for one in columns if not _only_chooses(one, value)]
    if not told and value.find(exp.Count, exp.Window):
        yield from _of_rows(scope)
        return
    for column in told or columns:
        source = scope.sources.get(column.table)
        if isinstance(source, exp.Table):
            yield f"{source.db}.{source.name}", column.name
        elif isinstance(source, Scope):
            yield from _of_scope(source, known).get(column.name, set())


def _only_chooses(column: exp.Column, value: exp.Expr) -> bool:
    """Tell whether a column only says which of the other values is taken."""
    child: exp.Expr = column
    while child is not value and child.parent is not None:
        parent = child.parent
        if isinstance(parent, CHOOSING):
            taken = parent.args.get("true" if isinstance(parent, exp.If) else "this")
            otherwise = parent.args.get("false")
            if child is not taken and child is not otherwise:
                return True
        if isinstance(child, exp.Order | exp.Where):
            return True
        child = parent
    return False


def _is_in(column: exp.Column, value: exp.Expr) -> bool:
    """Tell whether a column stands in a query of its own inside the value."""
    query = column.find_ancestor(exp.Query)
    return query is not None and query is not value.find_ancestor(exp.Query)


def _of_rows(scope: Scope) -> Iterator[Place]:
    """Yield the tables whose rows a count counts."""
    for one in scope.set_operation_scopes:
        yield from _of_rows(one)
    for _node, source in scope.selected_sources.values():
        if isinstance(source, exp.Table):
            yield f"{source.db}.{source.name}", ""
        elif isinstance(source, Scope):
            yield from _of_rows(source)


def _nested(columns: Columns) -> dict[str, object]:
    nested: dict[str, dict[str, dict[str, str]]] = {}
    for table, kinds in columns.items():
        schema, name = table.split(".")
        nested.setdefault(schema, {})[name] = dict(kinds)
    return dict(nested)
