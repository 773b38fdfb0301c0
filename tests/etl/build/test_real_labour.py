"""Real labour statistics come through to the region's figure, month by month."""

import csv
from collections import defaultdict
from pathlib import Path

import duckdb
import pytest

from etl.build import build, build_file, current_build
from etl.reference_areas import municipality
from etl.sources.refresh import refresh
from etl.workspace import Workspace

FILE = "tyonv_1001_kunta_2019_2020.csv"


def expected(path: Path, region: str) -> float:
    """Divide the means of the newest year's months that every municipality told."""
    counts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            area = municipality(row["kunta"])
            if area is not None and area["region_code"] == region:
                pair = (row["avoimet_tyopaikat"], row["tyottomat"])
                counts[row["kuukausi"]].append(pair)
    year = [counts[month] for month in sorted(counts)[-12:]]
    whole = [pairs for pairs in year if all(v and u for v, u in pairs)]
    vacancies = sum(int(v) for pairs in whole for v, _ in pairs)
    return vacancies / sum(int(u) for pairs in whole for _, u in pairs)


@pytest.mark.realdata
def test_the_regions_ratio_is_that_of_its_municipalities(
    ws: Workspace, realdata: Path
) -> None:
    refresh(ws, "employment", realdata / "statfin", author="t", language="fi")
    build(ws, audiences=False)
    file = build_file(ws, str(current_build(ws)), "internal")
    with duckdb.connect(str(file), read_only=True) as database:
        found = database.execute(
            "select tightness from marts.occupation_tightness where area_level = "
            "'region' and area_code = '11' and occupation_code = 'SSS'"
        ).fetchall()
    assert found == [(pytest.approx(expected(realdata / "statfin" / FILE, "11")),)]
