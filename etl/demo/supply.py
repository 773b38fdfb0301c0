"""Sheet D of the example workbooks: who buys what from whom, and how it could stop.

The inputs of kind certain, possible and unknown are the planted chokepoints; all
others have stock and alternatives enough, so that nothing else becomes one by luck.
"""

from collections.abc import Mapping
from functools import lru_cache
from random import Random
from typing import Any

from etl.demo.story import Company, Supplier, chance, rows, suppliers, told

Row = dict[str, Any]
DONT_KNOW = "eos"
REGULAR_INPUTS = (4, 6)
NAME_IS_TOLD = 0.94
BUSINESS_ID_IS_TOLD = 0.6
OWNER_IS_TOLD = 0.6
TIER_IS_TOLD = 0.9
DISTANCE_IS_TOLD = 0.85
ROUTE_IS_TOLD = 0.7
DEPENDENT_ON_ONE = 0.45
NOTHING_TO_FALL_BACK_ON = 0.1


@lru_cache(maxsize=1)
def inputs() -> Mapping[str, Mapping[str, str]]:
    """Return the critical inputs of the story by name."""
    return {row["name"]: row for row in rows("supply_input")}


def supply_rows(company: Company, round_name: str) -> list[Row]:
    """Return the rows of sheet D of one company in one round."""
    return [
        row
        for name in needed_inputs(company)
        for row in _need_rows(company, round_name, inputs()[name])
    ]


def needed_inputs(company: Company) -> list[str]:
    """Return the inputs that a company tells of: planted ones, then usual ones."""
    planted = [
        name for name, one in inputs().items() if company.key in one["users"].split()
    ]
    usual: list[str] = told("segment")[company.segment]["inputs"]
    count = chance(company.key, "inputs").randint(*REGULAR_INPUTS)
    chosen = chance(company.key, "which inputs").sample(usual, min(count, len(usual)))
    return planted + [name for name in usual if name in chosen]


def _need_rows(company: Company, round_name: str, one: Mapping[str, str]) -> list[Row]:
    common = _need(company, round_name, one)
    if not one["suppliers"]:
        return [{**common, "osuus_pct": DONT_KNOW}]
    chosen = _chosen_suppliers(company, one)
    shares = _shares(company, round_name, one, len(chosen))
    links = [
        {**common, **_link(company, one, supplier), **share}
        for supplier, share in zip(chosen, shares, strict=False)
    ]
    if len(shares) > len(chosen):
        links.append({**common, **shares[-1]})
    return links


def _need(company: Company, round_name: str, one: Mapping[str, str]) -> Row:
    stable = chance(company.key, one["name"], "need")
    fresh = chance(company.key, one["name"], round_name, "need")
    row: Row = {
        "ytunnus": company.business_id,
        "syote": one["name"],
        "kriittisyys": stable.randint(*map(int, one["criticality"].split())),
        "valttamaton": _essential(company, one),
        "vaihtoehtoja_n": _between(one["alternatives"], stable),
        "vaihtoaika_vk": _between(one["switch_weeks"], fresh, decimals=1),
        "vaihtoehdon_kapasiteetti_pct": _between(
            one["alternative_capacity"], stable, step=10
        ),
        "varasto_pv": _between(one["stock_days"], fresh),
        "palautumisaika_vk": _between(one["recovery_weeks"], fresh, decimals=1),
        "crm_koodi": one["material"] or None,
    }
    return row | _gaps(company, one) | _bound(company, one)


def _essential(company: Company, one: Mapping[str, str]) -> str:
    if one["essential"] in ("k", "e"):
        return one["essential"]
    # written `7k 2eos`: how many of the users, in their order, answered what
    answers = [
        answer
        for part in one["essential"].split()
        for answer in [part.lstrip("0123456789")] * int(part.rstrip("keos"))
    ]
    return answers[one["users"].split().index(company.key)]


def _gaps(company: Company, one: Mapping[str, str]) -> Row:
    """Leave out the answers that make a planted input only possible or unknown."""
    if one["kind"] == "unknown":
        return {"vaihtoaika_vk": DONT_KNOW, "varasto_pv": None, "crm_koodi": None}
    if one["kind"] != "possible":
        return {}
    place = one["users"].split().index(company.key)
    missing: Row = {}
    if place % 2:
        missing["varasto_pv"] = DONT_KNOW if place % 4 == 1 else None
    if place % 3 == 2:
        missing["vaihtoehdon_kapasiteetti_pct"] = None
    if place % 5 == 3:
        missing["vaihtoaika_vk"] = DONT_KNOW
    return missing


def _bound(company: Company, one: Mapping[str, str]) -> Row:
    """Give a dependent industry less to fall back on; stock still lasts."""
    if one["kind"] != "none":
        return {}
    dice = chance(company.key, one["name"], "bound")
    dependence = told("segment")[company.segment]["dependence"]
    share = 1 - dependence * dice.uniform(0.4, 1.4)
    if share <= NOTHING_TO_FALL_BACK_ON:
        return {"vaihtoehtoja_n": 0, "vaihtoehdon_kapasiteetti_pct": 0}
    return {"vaihtoehdon_kapasiteetti_pct": 10 * max(1, round(10 * share))}


def _chosen_suppliers(company: Company, one: Mapping[str, str]) -> list[Supplier]:
    keys = [key for key in one["suppliers"].split() if key != company.key]
    if one["kind"] == "certain":
        return [suppliers()[keys[0]]]
    dice = chance(company.key, one["name"], "suppliers")
    if one["kind"] == "possible":
        count = 1 if dice.random() < 0.6 else 2
        return [suppliers()[key] for key in keys[:count]]
    dependence = told("segment")[company.segment]["dependence"]
    alone = dice.random() < dependence * DEPENDENT_ON_ONE
    count = 1 if alone else dice.randint(2, len(keys)) if len(keys) > 1 else 1
    return [suppliers()[key] for key in dice.sample(keys, count)]


def _shares(
    company: Company, round_name: str, one: Mapping[str, str], count: int
) -> list[Row]:
    """Return what is told of each supplier's share; one more is an unnamed rest."""
    dice = chance(company.key, one["name"], round_name, "shares")
    if one["kind"] == "certain":
        return [{"osuus_pct": 100}]
    if one["name"].startswith("Klooripitoinen"):
        low = dice.choice([25, 40])
        bands = [{"osuus_ala": low, "osuus_yla": low + 35}]
        return bands + [{"osuus_ala": 10, "osuus_yla": 50}] * (count - 1)
    parts = _split(dice, count, 100 if dice.random() < 0.8 else 80)
    shares: list[Row] = [{"osuus_pct": part} for part in parts]
    if sum(parts) < 100 and dice.random() < 0.7:
        shares.append({"osuus_pct": 100 - sum(parts)})
    return shares


def _split(dice: Random, count: int, total: int) -> list[int]:
    weights = sorted((dice.uniform(1, 4) for _ in range(count)), reverse=True)
    parts = [5 * round(total * weight / sum(weights) / 5) for weight in weights]
    parts[0] += total - sum(parts)
    return parts


def _link(company: Company, one: Mapping[str, str], supplier: Supplier) -> Row:
    dice = chance(company.key, one["name"], supplier.key)
    is_planted = one["kind"] != "none"
    if not is_planted and dice.random() > NAME_IS_TOLD:
        return {"maa": supplier.country}
    row: Row = {
        "toimittaja": supplier.name,
        "toimittaja_ytunnus": _maybe(dice, BUSINESS_ID_IS_TOLD, supplier.business_id),
        "toimittaja_konserni": _maybe(dice, OWNER_IS_TOLD, supplier.owner),
        "maa": supplier.country,
        "kunta": supplier.municipality_code or None,
        "porras": _maybe(dice, TIER_IS_TOLD, supplier.tier),
        "etaisyys_km": _maybe(
            dice, DISTANCE_IS_TOLD, round(supplier.distance_km * dice.uniform(0.9, 1.1))
        ),
        "kuljetusmuoto": supplier.transport,
        "reitti": _maybe(dice, ROUTE_IS_TOLD, supplier.route),
        "rajanylitys": _maybe(dice, ROUTE_IS_TOLD, supplier.border),
    }
    return row


def _maybe(dice: Random, probability: float, value: Any) -> Any:
    return (value or None) if dice.random() < probability else None


def _between(
    span: str, dice: Random, *, decimals: int = 0, step: int = 1
) -> float | int | None:
    if not span:
        return None
    low, high = map(float, span.split())
    if decimals:
        return round(dice.uniform(low, high), decimals)
    return step * dice.randint(int(low) // step, int(high) // step)
