"""The models and what each reads, in the order in which they can run.

A model's path is its table: `sql/staging/company.sql` is `staging.company`. What it
reads is found in its text, so no list of dependencies can go stale.
"""

import graphlib
import hashlib
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import etl.computed
from etl.build.inputs import input_names
from etl.errors import Refused
from etl.language import N_
from etl.settings import PROJECT, SQL

SHARED = "shared"
READS = {
    "staging": {"landing", "reference"},
    "marts": {"staging", "marts", "reference"},
}
REFERENCE_TO = re.compile(r"\b(landing|reference|staging|marts)\.([a-z][a-z0-9_]*)\b")
COMMENT = re.compile(r"--[^\n]*")

UNKNOWN_TABLE = N_(
    "The model {file} reads “{table}”, which no model and no source makes. Check the "
    "name in the file."
)
WRONG_WAY = N_(
    "The model {file} reads “{table}”. A file in “{layer}” may read only {allowed}."
)
CYCLE = N_("These models read each other in a circle: {tables}. Break the circle.")


@dataclass(frozen=True)
class Model:
    """One step of the build that makes one or more tables.

    What `is_shared` is made for the other audiences only, when their files are written.
    """

    name: str
    tables: tuple[str, ...]
    reads: tuple[str, ...]
    source_hash: str
    sql: str = ""
    columns: Mapping[str, Mapping[str, str]] | None = None
    compute: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None
    is_shared: bool = False


def table_references(text: str) -> tuple[str, ...]:
    """Return the tables that a SQL text names, comments left out."""
    found = REFERENCE_TO.findall(COMMENT.sub("", text))
    return tuple(sorted({f"{layer}.{name}" for layer, name in found}))


def models(inputs: Iterable[str]) -> list[Model]:
    """Return all models in running order, or refuse naming file and table."""
    found = {model.name: model for model in (*_sql_models(), *_computed_models())}
    maker = {table: model.name for model in found.values() for table in model.tables}
    known = set(maker) | set(inputs)
    for model in found.values():
        _refuse_wrong_references(model, known)
    graph = {
        model.name: {maker[table] for table in model.reads if table in maker}
        for model in found.values()
    }
    try:
        order = list(graphlib.TopologicalSorter(graph).static_order())
    except graphlib.CycleError as error:
        raise Refused(CYCLE, tables=" → ".join(error.args[1])) from None
    return [found[name] for name in order]


def internal_models() -> list[Model]:
    """Return the models of the internal warehouse, in running order."""
    return [model for model in models(input_names()) if not model.is_shared]


def shared_models() -> list[Model]:
    """Return the models of what may leave the house, in running order."""
    return [model for model in models(input_names()) if model.is_shared]


def _refuse_wrong_references(model: Model, known: set[str]) -> None:
    layer = model.tables[0].split(".")[0]
    for table in model.reads:
        if table.split(".")[0] not in READS[layer]:
            allowed = ", ".join(sorted(READS[layer]))
            raise Refused(
                WRONG_WAY, file=model.name, table=table, layer=layer, allowed=allowed
            )
        if table not in known:
            raise Refused(UNKNOWN_TABLE, file=model.name, table=table)


def _sql_models() -> list[Model]:
    found = []
    for layer in ("staging", "marts"):
        for path in sorted((SQL / layer).rglob("*.sql")):
            text = path.read_text(encoding="utf-8")
            table = f"{layer}.{path.stem}"
            reads = tuple(name for name in table_references(text) if name != table)
            digest = hashlib.sha256(text.encode()).hexdigest()
            shared = SHARED in path.parts
            model = Model(table, (table,), reads, digest, sql=text, is_shared=shared)
            found.append(model)
    return found


def _computed_models() -> list[Model]:
    found = []
    for info in pkgutil.walk_packages(etl.computed.__path__, "etl.computed."):
        folder, name = info.name.split(".")[-2:]
        if info.ispkg or name.startswith("_"):
            continue
        module = importlib.import_module(info.name)
        columns = {f"marts.{name}": cols for name, cols in module.TABLES.items()}
        found.append(
            Model(
                name=info.name.removeprefix("etl."),
                tables=tuple(columns),
                reads=tuple(module.INPUTS),
                source_hash=_source_hash(module),
                columns=columns,
                compute=module.compute,
                is_shared=folder == SHARED,
            )
        )
    return found


def _source_hash(module: ModuleType) -> str:
    own = Path(str(module.__file__)).read_bytes()
    return hashlib.sha256(own + _arithmetic_hash()).hexdigest()


@cache
def _arithmetic_hash() -> bytes:
    digest = hashlib.sha256()
    parts = sorted((PROJECT / "etl" / "computed").glob("_*.py"))
    parts += sorted((PROJECT / "etl" / "matching").glob("*.py"))
    for path in [*sorted((PROJECT / "analysis").rglob("*.py")), *parts]:
        digest.update(path.read_bytes())
    return digest.digest()
