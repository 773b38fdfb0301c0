"""The stamp of what leaves: filters, sources, class, build, day, mark, funding.

The mark is a digest of the rest, so the same view has the same mark, on paper and in
the audit trail; a build never changes, so the mark tells the rows, too.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.errors import Refused
from etl.settings import settings
from ui import text
from ui.documents.model import Funding, Picture, Stamp
from ui.page import DISCLOSURE
from ui.text import N_, _, ngettext
from ui.warehouse import build_facts, query
from ui.workspace_choice import is_demo

CLASSES = {"internal": "sisainen", "confidential": "salassa"}
"""The publicity class of the act for what stays at home."""
NO_EMBLEM = N_(
    "The emblem of the funder, {file}, cannot be read. Set VOIMAVARA_FUNDING_EMBLEM "
    "to an svg or png file, or leave it empty."
)


@dataclass(frozen=True)
class About:
    """What explains a document or rows that leave.

    `disclosure` is internal, confidential, partner or public; `right` is the command
    of `roles.toml` that the reader needs. Other than by `export`, what leaves is the
    reader's own business, as the audit trail is the steward's.
    """

    disclosure: str
    filters: Mapping[str, str]
    sources: Sequence[str]
    row_count: int | None = None
    coverage: str = ""
    ground: str = ""
    right: str = "export"


def facts(title: str, about: About) -> dict[str, Any]:
    """Return what the audit trail is told of an export, its mark among it."""
    build = build_facts()
    told = {
        "title": title,
        "filters": {label: value for label, value in about.filters.items() if value},
        "rows": about.row_count,
        "class": about.disclosure,
        "build": build.build_id if build else "",
    }
    content = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
    return told | {"mark": hashlib.sha256(content).hexdigest()[:12]}


def stamp(title: str, about: About) -> Stamp:
    """Return the stamp of what the present reader takes out."""
    told, build = facts(title, about), build_facts()
    today = dt.datetime.combine(dt.datetime.now(dt.UTC).date(), dt.time(), dt.UTC)
    return Stamp(
        sources=tuple(about.sources),
        filters=tuple(told["filters"].items()),
        count=_count(about.row_count),
        coverage=about.coverage,
        disclosure=_(DISCLOSURE[about.disclosure]),
        ground=about.ground or _ground(about),
        build=f"{text.moment(build.built_at)} ({build.build_id})" if build else "",
        date=text.date(today),
        mark=told["mark"],
        at=today,
        is_example=is_demo(),
        funding=_funding(),
    )


def _ground(about: About) -> str:
    """Return the ground in the act of what is not for everybody; "" of the rest."""
    rows = query("protection__ground")
    kind = CLASSES.get(about.disclosure)
    if rows.empty or about.right != "export" or kind is None:
        return ""
    own = rows[(rows["disclosure_class"] == kind) & (rows["sheet_name"] == "")]
    told = own[["disclosure_ground", "ground_name"]].head(1)
    return "; ".join(f"{act}: {words}" for act, words in told.itertuples(index=False))


def _count(rows: int | None) -> str:
    if rows is None:
        return ""
    words = ngettext("{count} row", "{count} rows", rows)
    return words.format(count=text.number(rows))


def _funding() -> Funding:
    chosen = settings()
    if chosen.funding_emblem is None:
        return Funding(chosen.funding)
    file = chosen.funding_emblem
    kind = file.suffix.lower().removeprefix(".")
    if kind not in {"svg", "png"} or not file.is_file():
        raise Refused(NO_EMBLEM, file=file)
    alternative = chosen.funding or file.stem
    picture = Picture(file.read_bytes(), alternative, "svg" if kind == "svg" else "png")
    return Funding(chosen.funding, picture)
