"""Loading a register: recognise, choose, keep the bytes, parse, accept as a batch.

Nothing is in use before the last step, one journal transaction; what an interrupted
load leaves behind are kept bytes that no batch names.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from etl import journal
from etl.errors import Refused
from etl.language import N_, translator
from etl.sources import (
    NOT_THIS_SOURCE,
    ReadsLarge,
    Recognised,
    Redacting,
    Skipped,
    Source,
    SourceFile,
)
from etl.sources.load import Load
from etl.sources.network import FETCHERS, Wanted, fetch
from etl.sources.walk import LARGE, TOO_LARGE, walk
from etl.workspace import Workspace

MODULES = (
    "companies",
    "employment",
    "population",
    "education",
    "establishments",
    "barometer",
    "areas",
    "boundaries",
    "procurement",
    "postal",
    "transport",
    "places",
    "trade",
)
UNKNOWN_SOURCE = N_("There is no source “{source}”. The sources are: {known}.")
FILES_ONLY = N_(
    "“{source}” is published at {address}. This version loads it from files only: "
    "save the answers into a folder and run “python -m etl refresh {source} "
    "--from FOLDER”."
)
NOTHING_LOADED = N_(
    "Nothing in “{path}” was loaded for “{source}”, and nothing was changed. {reasons}"
)
NOTHING_NEW = N_(
    "“{path}” has nothing newer or wider than what is in use. Nothing was changed."
)
LOADED = N_("Loaded from “{path}”. Files: {files}, rows: {rows}, skipped: {skipped}.")
MAX_NAMES = 8
Report = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Online:
    """How a load goes over the network."""

    wanted: Wanted = field(default_factory=Wanted)
    report: Report = lambda _what, _done, _of: None


@dataclass(frozen=True)
class Refreshed:
    """What a load did; `batch` is None when everything was in use already."""

    batch: journal.Batch | None
    loaded: Sequence[Mapping[str, Any]]
    """One entry a file: table_name, title, vintage, file, sha256, row_count, facts."""
    skipped: Sequence[Skipped]
    message: str


def find_source(name: str) -> Source:
    """Return the source called `name`, or refuse with the names there are."""
    if name not in MODULES:
        raise Refused(UNKNOWN_SOURCE, source=name, known=", ".join(MODULES))
    source: Source = import_module(f"etl.sources.{name}").SOURCE
    return source


def is_on_network(source_name: str) -> bool:
    """Tell whether a source can be asked over the network."""
    return source_name in FETCHERS


def refresh(
    ws: Workspace,
    source_name: str,
    path: Path | None,
    *,
    author: str,
    language: str = "fi",
    origin: str = "file",
    is_made_up: bool = False,
    online: Online | None = None,
) -> Refreshed:
    """Load a source from a file or folder, or over the network without a path.

    Equal content changes nothing.
    """
    source = find_source(source_name)
    load = Load(ws, source, author, origin, is_made_up)
    if path is not None:
        return _load(load, walk(path), path, language)
    online = online or Online()
    if source_name not in FETCHERS:
        raise Refused(FILES_ONLY, source=source.name, address=source.address)
    # httpx is loaded only by who uses the network
    fetching = import_module("etl.sources.network.fetching").Fetching(
        ws, source, author, online.report
    )
    address = online.wanted.address or source.address
    done = _load(load, fetch(source_name, fetching, online.wanted), address, language)
    fetching.end()
    return done


def _load(
    load: Load, files: Iterable[SourceFile | Skipped], where: Any, language: str
) -> Refreshed:
    """Recognise, choose, keep, parse and accept; `where` is a path or an address."""
    found, skipped = _recognise_all(load.source, files)
    choice = load.source.choose(found, tables_in_use(load.ws, load.source.name))
    skipped = sorted([*skipped, *choice.skipped], key=lambda one: one.file)
    if not choice.loaded:
        return _nothing(load.source, where, bool(found), skipped, language)
    about = [{"file": one.file, "reason": one.render(language)} for one in skipped]
    name = where.name if isinstance(where, Path) else str(where)
    batch = load.accept(choice.loaded, name, about)
    values = {
        "path": where,
        "files": len(choice.loaded),
        "rows": batch.row_count,
        "skipped": len(skipped),
    }
    message = translator(language).gettext(LOADED).format(**values)
    return Refreshed(batch, batch.about["loaded"], skipped, message)


def tables_in_use(ws: Workspace, source_name: str) -> list[Mapping[str, Any]]:
    """Return the loaded files of a source that count now: the newest of each table."""
    newest: dict[str, list[Mapping[str, Any]]] = {}
    for batch in journal.live_batches(ws):
        if batch.kind == "register" and batch.source == source_name:
            newest |= {table: [] for table in batch.about["tables"]}
            for entry in batch.about["loaded"]:
                newest[entry["table_name"]].append(entry)
    return [entry for entries in newest.values() for entry in entries]


def _recognise_all(
    source: Source, files: Iterable[SourceFile | Skipped]
) -> tuple[list[Recognised], list[Skipped]]:
    found: list[Recognised] = []
    skipped: list[Skipped] = []
    for file in files:
        if isinstance(file, Skipped):
            skipped.append(file)
            continue
        if file.large and not isinstance(source, ReadsLarge):
            facts = {
                "size": file.large.stat().st_size // 10**6,
                "limit": LARGE // 10**6,
            }
            skipped.append(Skipped(file.name, TOO_LARGE, facts))
            continue
        try:
            answer = source.recognise(_as_kept(source, file))
        except Refused as reason:
            answer = Skipped(file.name, reason.text, reason.values)
        if isinstance(answer, Recognised):
            found.append(answer)
        else:
            skipped.append(answer or Skipped(file.name, NOT_THIS_SOURCE))
    return found, skipped


def _as_kept(source: Source, file: SourceFile) -> SourceFile:
    return source.redacted(file) if isinstance(source, Redacting) else file


def _nothing(
    source: Source,
    path: Any,
    is_recognised: bool,
    skipped: Sequence[Skipped],
    language: str,
) -> Refreshed:
    if not is_recognised:
        files: dict[str, list[str]] = {}
        for one in skipped:
            files.setdefault(one.render(language), []).append(one.file)
        reasons = [f"{_some(names)}: {reason}" for reason, names in files.items()]
        values = {"path": path, "source": source.name, "reasons": " · ".join(reasons)}
        raise Refused(NOTHING_LOADED, **values)
    message = translator(language).gettext(NOTHING_NEW).format(path=path)
    return Refreshed(None, [], skipped, message)


def _some(names: Sequence[str]) -> str:
    more = ", …" if len(names) > MAX_NAMES else ""
    return ", ".join(names[:MAX_NAMES]) + more
