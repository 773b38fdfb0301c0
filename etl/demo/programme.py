"""Sheets G, H, I, J and J2 of the example workbooks: streams, needs, goals, state.

Goals carry the codes of real stakeholders, as the council's own list has them, but
what they say is made up; indicators are examples (`alkupera` = esimerkki).
"""

import datetime as dt
from typing import Any

from etl.demo.story import Company, chance, told

Row = dict[str, Any]
EASTERN_REGIONS = ("08", "09", "10", "11", "12", "18")
SEASONS = ("2024", "2025")
DIRECTIONS = {"ylos": "1", "alas": "-1"}
COMMON_OF_INDICATORS: Row = {
    "versio": 1,
    "maaritelma": "Esimerkki, keksityt luvut",
    "lahde": "Esimerkkiaineisto",
    "paivitysvali": "vuosi",
    "aluetaso": "maakunta",
    "raja_tyyppi": "arvo",
    "paino": 1,
    "omistaja": "Esimerkkiryhmä tila",
    "tila": "pilotti",
    "alkupera": "esimerkki",
}
FIRST_GOAL_DAY = dt.date(2026, 8, 20)


def stream_rows(company: Company, round_name: str) -> list[Row]:
    """Return the rows of sheet G: side streams of the company's industry."""
    return [
        _stream(company, round_name, one)
        for one in told("answer")["side_stream"]
        if one["segment"] == company.segment
    ]


def _stream(company: Company, round_name: str, one: dict[str, Any]) -> Row:
    dice = chance(company.key, one["name"], round_name)
    tonnes = dice.randint(*one["tonnes"])
    technically = dice.randint(2, 4)
    return {
        "ytunnus": company.business_id,
        "sivuvirta": one["name"],
        "toimiala": one["field"],
        "maara_t": tonnes,
        "korvattava_syote": one["replaces"],
        "korvaa_t": round(tonnes * dice.uniform(0.3, 0.8)),
        "teknisesti": technically,
        "taloudellisesti": dice.randint(0, technically),
        "aikajanne_v": dice.randint(1, 5),
    }


def research_rows(company: Company, round_name: str) -> list[Row]:
    """Return the rows of sheet H: every second company names a need."""
    dice = chance(company.key, round_name, "research")
    return [
        {
            "ytunnus": company.business_id,
            "otsikko": one["title"],
            "teema": one["theme"],
            "osaamisalue": one["knowledge"],
            "kumppani_toive": one["partner"],
            "rahoitusarvio_lk": str(dice.randint(1, 4)),
            "kiire": dice.randint(2, 5),
        }
        for one in told("answer")["research_need"]
        if company.segment in one["segments"] and dice.random() < 0.5
    ]


def goal_rows() -> list[Row]:
    """Return the rows of sheet I."""
    names = (
        "toimija", "tavoite", "yts_toiminto", "toimenpide", "painoarvo", "omistaja",
    )  # fmt: skip
    return [
        dict(zip(names, one["values"], strict=True))
        | {"pvm": FIRST_GOAL_DAY + dt.timedelta(days=3 * place)}
        for place, one in enumerate(told("answer")["goal"])
    ]


def indicator_rows() -> list[Row]:
    """Return the rows of sheet J2."""
    names = (
        "indikaattori_id", "teema", "nimi_fi", "nimi_sv", "nimi_en", "yksikko",
        "suunta", "raja_keltainen", "raja_punainen",
    )  # fmt: skip
    return [
        dict(zip(names, one["values"], strict=False))
        | {"suunta": DIRECTIONS[one["values"][6]]}
        | COMMON_OF_INDICATORS
        for one in told("answer")["indicator"]
    ]


def value_rows() -> list[Row]:
    """Return the rows of sheet J: every eastern region, two seasons."""
    return [
        {
            "indikaattori_id": values[0],
            "alue": region,
            "kausi": season,
            "arvo": _value(values, region, season),
            "lahde": "Esimerkkiaineisto",
            "laatu": "ennakko" if season == SEASONS[-1] else "lopullinen",
        }
        for values in (one["values"] for one in told("answer")["indicator"])
        for region in EASTERN_REGIONS
        for season in SEASONS
    ]


def _value(values: list[Any], region: str, season: str) -> float:
    own, spread = values[-2:]
    apart = 0.0 if region == "11" else chance(values[0], region).uniform(-1, 1)
    drift = chance(values[0], region, season).uniform(-0.1, 0.1)
    return round(max(0.0, float(own) + float(spread) * (apart + drift)), 1)
