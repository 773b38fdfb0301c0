"""A tiny model layer of its own, so that the runner is tested and not the marts."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from etl import journal, landing
from etl.build import audience, checks, graph
from etl.journal import Batch
from etl.workspace import Workspace

MODELS = {
    "staging/firm.sql": "-- one row per answer\nselect ytunnus as firm_id, nimi as "
    "firm_name\nfrom landing.yritykset\n",
    "marts/firm.sql": "-- one row per firm\nselect distinct firm_id "
    "from staging.firm\n",
    "marts/place.sql": "-- one row\nselect count(*) as n from reference.municipality\n",
    "audience/public/place.sql": "-- whole\nselect n from marts.place\n",
    "checks/firm_has_id.sql": "-- error: A firm has no identifier.\n"
    "select * from marts.firm where firm_id is null\n",
}


@pytest.fixture
def sql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of small models that the build uses instead of ours."""
    folder = tmp_path / "sql"
    for name, text in MODELS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for module in (graph, checks, audience):
        monkeypatch.setattr(module, "SQL", folder)
    monkeypatch.setattr(graph, "_computed_models", list)
    return folder


@pytest.fixture
def accept(ws: Workspace) -> Callable[..., Batch]:
    """Return an act that takes rows of firms into use."""

    def act(key: str, *rows: tuple[str | None, str]) -> Batch:
        columns = {
            "row_number": list(range(3, 3 + len(rows))),
            "ytunnus": pa.array([row[0] for row in rows], pa.string()),
            "nimi": pa.array([row[1] for row in rows], pa.string()),
        }
        landing.write_parsed(ws, key, {"yritykset": pa.table(columns)}, {})
        facts = {"sha256": key, "row_count": len(rows), "parked_count": 0}
        batch = Batch(
            kind="workbook",
            source="interview",
            file_name=f"{key}.xlsx",
            parsed_key=key,
            author="assistant",
            **facts,
        )
        return journal.accept_batch(ws, batch)

    return act
