"""The published model, number by number."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analysis.cascade import Links, all_single_closures, cascade, supply_graph

pytestmark = pytest.mark.realdata

SINGLE = (
    "gl_01_eleven_linear",
    "gl_02_eleven_leontief",
    "gl_03_mixed_six",
    "gl_05_random14_turnover",
)
CONVERGED = "eps_1e-12"


def vector(realdata: Path, name: str) -> dict[str, Any]:
    text = (realdata / "vectors" / f"{name}.json").read_text(encoding="utf-8")
    return json.loads(text)


def links_of(facts: dict[str, Any]) -> tuple[Links, np.ndarray]:
    supplier, customer, value = np.array(facts["edges_supplier_customer_weight"]).T
    ends = supplier.astype(int), customer.astype(int)
    sector = np.array(facts["sector"])
    classes = np.array(facts["essentiality_supplier_sector_by_customer_sector"])
    kind = classes[sector[ends[0]], sector[ends[1]]]
    return Links(*ends, value, sector[ends[0]], kind), sector


@pytest.mark.parametrize("name", SINGLE)
@pytest.mark.parametrize("replaceability", ["off", "market_share"])
def test_every_firm_closed_once(realdata: Path, name: str, replaceability: str) -> None:
    facts = vector(realdata, name)
    links, sector = links_of(facts)
    turnover = facts["turnover"] and np.array(facts["turnover"])
    market = sector if replaceability != "off" else None
    graph = supply_graph(links, firm_count=facts["n"], turnover=turnover, market=market)
    expected = facts["expected"][f"replaceability_{replaceability}__{CONVERGED}"]
    found = all_single_closures(graph, tolerance=1e-14)
    for values, key in zip(found, ("esri_down", "esri_up", "esri"), strict=True):
        np.testing.assert_allclose(values, expected[key], atol=facts["tolerance"])


def test_countries_and_sectors_closed_in_part(realdata: Path) -> None:
    facts = vector(realdata, "gl_07_forty_scenarios")
    links, sector = links_of(facts)
    turnover = np.array(facts["turnover"])
    graph = supply_graph(links, firm_count=40, turnover=turnover, market=sector)
    for expected in facts["expected"].values():
        losses = cascade(graph, expected["psi"], tolerance=1e-14)
        for values, key in ((losses.down, "down"), (losses.up, "up")):
            made = expected[f"production_{key}"]
            np.testing.assert_allclose(1 - values, made, atol=1e-9)
        assert losses.index == pytest.approx(
            expected["out_strength_weighted_loss"], abs=1e-9
        )
        share = turnover @ losses.total / turnover.sum()
        assert share == pytest.approx(expected["loss_share"]["turnover"], abs=1e-9)


def test_upstream_is_what_exact_fractions_give(realdata: Path) -> None:
    links, _ = links_of(vector(realdata, "gl_07_forty_scenarios"))
    turnover = np.array(vector(realdata, "gl_07_forty_scenarios")["turnover"])
    graph = supply_graph(links, firm_count=40, turnover=turnover)
    found = all_single_closures(graph, tolerance=1e-15)[1]
    for one in vector(realdata, "gl_08_upstream_exact")["expected"]:
        assert found[one["closed_firm"]] == pytest.approx(one["esri_up"], abs=1e-10)
