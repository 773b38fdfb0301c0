"""NUTS codes of regions, of 2024 and 2021, against the lists that carry them."""

import csv
from pathlib import Path

import pytest

from etl.reference import read_table


@pytest.mark.realdata
def test_each_nuts_code_leads_to_the_region_that_two_publishers_tell(
    realdata: Path,
) -> None:
    def told(path: str) -> list[dict[str, str]]:
        with (realdata / path).open(encoding="utf-8-sig") as lines:
            return list(csv.DictReader(lines))

    key = told("classifications/municipality_key_2026.csv")
    regions = {row["kunta"]: row["maakunta_code"] for row in key}
    posted = told("postal/posti_pcf_2026-05-26.csv")
    expected = {(row["nuts3_code"], row["maakunta_code"]) for row in key}
    expected |= {
        (row["ad_area_code"], regions[row["municipal_code"]]) for row in posted
    }
    known = read_table("nuts_region").to_pylist()
    assert {(row["nuts_code"], row["region_code"]) for row in known} == expected
