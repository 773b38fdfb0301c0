"""Sheet F of the example workbooks: people by occupation, and who is hard to find.

The difficulty follows the occupation's tightness in the story, so that interviews
and the made-up register statistics tell the same thing.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from etl.demo.story import Company, chance, rows, told

Row = dict[str, Any]
DONT_KNOW = "eos"
SHARE_OF_PERSONNEL = (0.06, 0.22)
NURSES = ("3221", "5321")
SHARE_OF_NURSES = (0.2, 0.4)


@lru_cache(maxsize=1)
def occupations() -> Mapping[str, Mapping[str, str]]:
    """Return the occupations followed in the story, by code."""
    return {row["occupation_code"]: row for row in rows("occupation")}


def workforce_rows(company: Company, round_name: str) -> list[Row]:
    """Return the rows of sheet F of one company in one round."""
    codes: list[str] = told("segment")[company.segment]["occupations"]
    return [_occupation(company, round_name, code) for code in codes]


def _occupation(company: Company, round_name: str, code: str) -> Row:
    stable = chance(company.key, code)
    fresh = chance(company.key, code, round_name)
    span = SHARE_OF_NURSES if code in NURSES else SHARE_OF_PERSONNEL
    people = max(1, round(company.personnel * stable.uniform(*span)))
    one = occupations().get(code)
    older_share = float(one["older_share"]) if one else 0.33
    difficulty = float(one["hard_to_recruit"]) if one else 1.5
    older = min(people, round(people * older_share * stable.uniform(0.7, 1.3)))
    told_difficulty = min(4, max(0, round(difficulty + fresh.uniform(-1.5, 1.5))))
    return {
        "ytunnus": company.business_id,
        "isco4": code,
        "henkilot": people,
        "yli55": DONT_KNOW if fresh.random() < 0.08 else older,
        "avoimet": round(people * 0.05 * difficulty * fresh.random()),
        "rekry_vaikeus": None if fresh.random() < 0.08 else told_difficulty,
        "elakoityy_5v": min(older, round(older * fresh.uniform(0.3, 0.7))),
        "avainhlo_riippuvuus": "k" if stable.random() < 2.2 / (people + 1) else "e",
        "osaamistarve": stable.choice(told("answer")["skills"]),
        "oppilaitosyhteistyo": stable.choice(told("answer")["schools"]),
    }
