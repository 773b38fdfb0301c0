"""What may not stand side by side stops the files, whatever stands in the SQL."""

from pathlib import Path

import pandas as pd
import pytest

from etl.build.audience import write_audiences
from etl.build.engine import Engine
from etl.build.publish import build_file
from etl.errors import Refused
from etl.protection.combination import LAYERS, sensitivity, weigh
from etl.workspace import Workspace

PLACE = ["municipality_code", "municipality_name_fi"]
BACKUP = ["backup_hours"]


@pytest.mark.parametrize(
    "filled",
    [
        ["chokepoint_id", "company_id"],
        ["supplier_id", "company_name"],
        [*PLACE, *BACKUP],
        ["company_name", "survive_days_low"],
        ["route", "capacity", "supplier_id"],
    ],
)
@pytest.mark.parametrize("audience", ["partner", "public"])
def test_some_things_never_stand_together_outside(
    filled: list[str], audience: str
) -> None:
    assert weigh([], audience).is_allowed
    assert not weigh(filled, audience).is_allowed
    assert weigh(filled, "internal").is_allowed


def test_a_place_closer_than_the_municipality_counts_by_its_precision() -> None:
    company = ["company_name", "location_precision", *PLACE]
    assert weigh(company, "public", ["municipality", "unknown"]).is_allowed
    verdict = weigh(company, "public", ["municipality", "confirmed"])
    assert not verdict.is_allowed
    assert "site" in verdict.layers


def test_the_reason_is_told_in_words_of_the_reader() -> None:
    words = weigh(["chokepoint_id", "company_id"], "public").told("fi")
    assert "yritys nimeltä" in words
    assert "Jätä jokin niistä pois" in words


def test_every_layer_has_a_name_and_every_rule_names_layers() -> None:
    rules = sensitivity()
    assert rules["layer"].keys() == LAYERS.keys()
    assert all(set(one["layers"]) <= LAYERS.keys() for one in rules["never"])
    assert rules["limit"]["public"] < rules["limit"]["partner"]


def test_a_file_that_would_combine_too_much_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws = Workspace(tmp_path)
    file = build_file(ws, "one", "internal")
    file.parent.mkdir(parents=True)
    engine = Engine(file)
    rows = pd.DataFrame({"municipality_code": ["297"], "backup_hours": [4.0]})
    columns = {"municipality_code": "varchar", "backup_hours": "double"}
    engine.write_frame("marts.shelter", columns, rows)
    for name in ("build", "model", "lineage", "table_source"):
        engine.write(
            f"meta.{name}",
            "select '' as table_name, '' as from_table, "
            "'' as content_hash, '' as workspace",
        )
    engine.close()
    select = {"shelter": "select * from marts.shelter"}
    monkeypatch.setattr("etl.build.audience._selects", lambda _audience: select)
    monkeypatch.setattr("etl.build.audience.shared_models", list)
    with pytest.raises(Refused, match="shelter"):
        write_audiences(ws, "one")
    assert not build_file(ws, "one", "public").exists()
