"""Sheets A, B, C and E of the example workbooks: the company and what it can do.

A company of two rounds answers again: the same questions, changed values.
"""

import datetime as dt
from functools import lru_cache
from typing import Any

from etl.demo.story import Company, chance, rows, told

Row = dict[str, Any]
DONT_KNOW = "eos"
FIRST_DAY = {"2025-1": dt.date(2025, 3, 10), "2026-1": dt.date(2026, 9, 7)}
DAYS_OF_ROUND = 75
GROWTH = {"2025-1": 0.95, "2026-1": 1.0}
REVENUE_PER_PERSON = (0.12, 0.34)  # million euros
REVENUE_LIMITS = (0.2, 0.4, 1, 2, 10, 20, 40, 200)
HEAVY_REPAIR = "Raskaan kaluston korjaus"
SKIPPED_CAPABILITY = 0.2
TOL_2025 = {
    "25620": "25530", "16100": "16110", "35301": "35300", "38320": "38210",
    "62010": "62100", "63110": "63100", "80100": "80010", "86101": "86100",
    "22290": "22260",
}  # fmt: skip
KNOWS_2025 = ("nakymaton", "datahaltia")
"""Who told the new code too; the others know the old one by heart."""


@lru_cache(maxsize=1)
def capabilities() -> dict[str, dict[str, str]]:
    """Return the capabilities of the story by name."""
    return {row["name"]: row for row in rows("capability")}


def company_row(company: Company, round_name: str) -> Row:
    """Return the row of sheet A."""
    dice = chance(company.key, "consent")
    personnel = round(company.personnel * GROWTH[round_name])
    revenue = personnel * chance(company.key, "revenue").uniform(*REVENUE_PER_PERSON)
    is_public = dice.random() < 0.45
    day = chance(company.key, round_name, "day").randrange(DAYS_OF_ROUND)
    return {
        "ytunnus": company.business_id,
        "nimi": company.name,
        "kunta": company.municipality_code or None,
        "tol2008": company.industry,
        "tol2025": TOL_2025[company.industry] if company.key in KNOWS_2025 else None,
        "henkilosto": personnel,
        "liikevaihto_lk": str(1 + sum(revenue >= limit for limit in REVENUE_LIMITS)),
        "konserni": company.group or None,
        "konserni_id": _group_id(company.group),
        "haastattelu_pvm": FIRST_DAY[round_name] + dt.timedelta(days=day),
        "kierros": round_name,
        "julkisuusluokka": "julkinen" if is_public else "sisainen",
        "lupa_nimella": "k" if is_public or dice.random() < 0.3 else "e",
        "lupa_koonti": "e" if dice.random() < 0.05 else "k",
        "yhteys_id": f"Y-{company.business_id[:7]}",
    }


def _group_id(group: str) -> str | None:
    return f"RYHMA-{chance(group).randrange(100, 999)}" if group else None


def told_capabilities(company: Company) -> list[str]:
    """Return the capabilities of a company: its own first, then its industry's."""
    own = [HEAVY_REPAIR] if company.heavy_repair else []
    usual: list[str] = told("segment")[company.segment]["capabilities"]
    dice = chance(company.key, "capabilities")
    kept = [name for name in usual if dice.random() > SKIPPED_CAPABILITY]
    named = [*own, *company.capabilities, *(kept or usual[:1])]
    return list(dict.fromkeys(named))


def capability_rows(company: Company, round_name: str) -> list[Row]:
    """Return the rows of sheet B."""
    return [
        _capability(company, round_name, capabilities()[name])
        for name in told_capabilities(company)
    ]


def _capability(company: Company, round_name: str, one: dict[str, str]) -> Row:
    stable = chance(company.key, one["name"])
    is_planned = one["name"] == HEAVY_REPAIR and company.heavy_repair == "could_make"
    low, high = int(one["capacity_low"]), int(one["capacity_high"])
    size = min(1.0, company.personnel / 120) ** 0.5
    is_defence = "3" in one["functions"] or bool(one["dual_use_category"])
    row: Row = {
        "ytunnus": company.business_id,
        "nimike": one["name"],
        "kuvaus": one["description"],
        "yts_toiminto": stable.choice(one["functions"].split()),
        "hvk_sektori": one["supply_sector"] or None,
        "dualuse_luokka": one["dual_use_category"] or None,
        "dualuse_ryhma": one["dual_use_group"] or None,
        "eu_teknologia": one["technology_area"] or None,
        "cpv": one["cpv"],
        "aes_karki": one["spearhead"] or None,
        "trl": stable.randint(5, 7) if is_planned else stable.choice([8, 9, 9]),
        "kapasiteetti": max(low, round(low + (high - low) * size * stable.random())),
        "yksikko": one["unit"],
        "laatujarjestelmat": stable.choice(told("answer")["quality_systems"]),
        "yritysturvallisuusselvitys": _yes(stable.random() < 0.2 + 0.4 * is_defence),
        "puolustusviitteet": stable.randint(1, 3) if is_defence else 0,
        "esteet": _sometimes(stable.random(), 0.5, stable.choice(_words("obstacles"))),
    }
    return row | _use(company, round_name, one["name"], is_planned=is_planned)


def _use(company: Company, round_name: str, name: str, *, is_planned: bool) -> Row:
    fresh = chance(company.key, name, round_name)
    is_known = fresh.random() < 0.85
    # who does not do it yet uses nothing of it, and needs longer to begin
    used = 0 if is_planned else fresh.randrange(55, 99)
    return {
        "kayttoaste_pct": used if is_known else fresh.choice([DONT_KNOW, None]),
        "nousuaika_vk": fresh.randint(6, 20) if is_planned else fresh.randint(1, 8),
        "halukkuus": fresh.choice([2, 3, 4] if is_planned else [0, 1, 2, 3, 3, 4]),
    }


def infrastructure_rows(company: Company, round_name: str) -> list[Row]:
    """Return the rows of sheet C."""
    keys: list[str] = told("segment")[company.segment]["services"]
    return [_service(company, round_name, told("answer")["service"][k]) for k in keys]


def _service(company: Company, round_name: str, one: dict[str, Any]) -> Row:
    dice = chance(company.key, one["name"], round_name)
    has_backup = dice.random() < 0.55
    recovery = dice.randint(*one["recovery"])
    return {
        "ytunnus": company.business_id,
        "cer_sektori": one["sector"],
        "palvelu": one["name"],
        "kriittisyys": dice.randint(3, 5),
        "sietoaika_h": dice.randint(*one["tolerance"]),
        "varajarjestelma": _yes(has_backup),
        "vara_h": dice.choice([2, 4, 8, 12, 24, 72]) if has_backup else 0,
        "kunnossapito_vaatimus": one["maintenance"],
        "palautumisaika_h": DONT_KNOW if dice.random() < 0.15 else recovery,
        "puutteet": _sometimes(dice.random(), 0.25, "Toinen syöttösuunta puuttuu"),
    }


def preparedness_row(company: Company, round_name: str) -> Row:
    """Return the row of sheet E; the second round is somewhat better prepared."""
    dice = chance(company.key, "preparedness")
    is_later = round_name == "2026-1" and len(company.rounds) > 1
    level = dice.randint(0, 3) + is_later
    plan = ("ei", "kesken", "on")[min(2, dice.randint(0, 2) + is_later)]
    day = FIRST_DAY[round_name] - dt.timedelta(days=dice.randint(40, 900))
    return {
        "ytunnus": company.business_id,
        "jatkuvuussuunnitelma": plan,
        "suunnitelma_pvm": day if plan == "on" else None,
        "riskiarvio": dice.choice(["k", "k", "e", DONT_KNOW]),
        "varavoima_h": dice.choice([0, 0, 2, 4, 8, 24, 48, DONT_KNOW]),
        "kyber_taso": level,
        "harjoitus_pvm": _sometimes(dice.random(), 0.5, day + dt.timedelta(days=30)),
        "hvk_pooli": dice.choice(["k", "e", "e", DONT_KNOW]),
        "tarve_tuki": dice.choice(_words("support_needs")),
    }


def _words(name: str) -> list[str]:
    words: list[str] = told("answer")[name]
    return words


def _yes(is_so: bool) -> str:
    return "k" if is_so else "e"


def _sometimes(dice: float, probability: float, value: Any) -> Any:
    return value if dice < probability else None
