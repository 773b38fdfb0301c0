"""Made-up job-seekers and vacancies by area, occupation and month.

Municipalities are drawn first and add up to regions and centres; secrecy comes last
and hides municipalities only, as the publisher hides small counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import tau

import numpy as np
import numpy.typing as npt

from etl.demo.story import municipalities
from etl.demo.workforce import occupations

SEED = 20261125
FIRST_OCCUPATIONS = 16
"""Those that came later have dice of their own and move no figure of the first."""
FIRST_YEAR, FIRST_MONTH, MONTH_COUNT = 2023, 10, 36
OWN_REGION = "11"
COUNTRY_FACTOR = 22
"""How many times the region the whole country is."""
NEWEST_MIDDLE = 30
SEASON = 0.06
JITTER = 0.05
TIGHT_PLACES = {"915": 1.7, "140": 1.3, "925": 1.5, "420": 1.2, "297": 0.85}
SMALL = 5
SMALL_PLACE = 3.0
SECRET_SHARE = 0.5
NO_DATA = (("687", "7212"), ("921", "3221"))
"""Municipality and occupation of which nothing was published."""
Numbers = npt.NDArray[np.float64]


def _months() -> list[str]:
    counted = (FIRST_MONTH - 1 + step for step in range(MONTH_COUNT))
    return [f"{FIRST_YEAR + at // 12}M{at % 12 + 1:02d}" for at in counted]


def _areas() -> dict[str, str]:
    places = municipalities()
    regions = sorted({one["region_code"] for one in places.values()})
    centres = sorted({one["ely_code"] for one in places.values()})
    return (
        {"SSS": "KOKO MAA"}
        | {f"KU{code}": one["name"] for code, one in places.items()}
        | {f"MK{code}": f"MK{code}" for code in regions}
        | {f"ELY{code}": f"ELY{code}" for code in centres}
    )


MONTHS = _months()
AREAS = _areas()


@dataclass(frozen=True)
class Counts:
    """Area x occupation x month x (job-seekers, vacancies), and marks of no number."""

    values: npt.NDArray[np.int64]
    marks: npt.NDArray[np.str_]


def labour_counts() -> Counts:
    """Draw the counts of every area; the same on every run."""
    codes = list(occupations())
    parts = [
        _drawn(np.random.default_rng(SEED + at), some)
        for at, some in enumerate(
            (codes[:FIRST_OCCUPATIONS], codes[FIRST_OCCUPATIONS:])
        )
    ]
    return Counts(
        np.concatenate([part.values for part in parts], axis=1),
        np.concatenate([part.marks for part in parts], axis=1),
    )


def _drawn(dice: np.random.Generator, codes: Sequence[str]) -> Counts:
    means = _means(dice, codes)
    local = dice.poisson(means)
    values = np.concatenate([_country(dice, codes), local, *_sums(local)])
    marks = np.full(values.shape, "", dtype="<U7")
    _hide(local, marks[1 : 1 + len(local)], dice, codes)
    return Counts(values, marks)


def _means(dice: np.random.Generator, codes: Sequence[str]) -> Numbers:
    places = list(municipalities().values())
    size = np.array([float(one["size"]) for one in places])
    is_own = np.array([one["region_code"] == OWN_REGION for one in places])
    seekers, tight, national, trend = _occupation_facts(codes)
    shape = (len(places), len(seekers))
    spread = size[:, None] * np.exp(dice.normal(0, 0.25, shape))
    seeking = seekers * spread / spread[is_own].sum(axis=0)
    local = np.array([TIGHT_PLACES.get(code, 1.0) for code in municipalities()])
    ratio = local[:, None] * np.exp(dice.normal(0, 0.2, shape))
    # the own region as a whole has the tightness of the story
    ratio *= seekers / (seeking * ratio)[is_own].sum(axis=0)
    ratio *= np.where(is_own[:, None], tight, (tight + national) / 2)
    return _over_time(seeking, seeking * ratio, trend, dice)


def _country(dice: np.random.Generator, codes: Sequence[str]) -> npt.NDArray[np.int64]:
    seekers, _, national, trend = _occupation_facts(codes)
    seeking = (seekers * COUNTRY_FACTOR)[None, :]
    return dice.poisson(_over_time(seeking, seeking * national, trend, dice))


def _occupation_facts(
    codes: Sequence[str],
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    names = ("job_seekers", "tightness", "national_tightness", "trend")
    listed = [occupations()[code] for code in codes]
    seekers, tight, national, trend = (
        np.array([float(one[name]) for one in listed]) for name in names
    )
    return seekers, tight, national, trend


def _over_time(
    seeking: Numbers, vacant: Numbers, trend: Numbers, dice: np.random.Generator
) -> Numbers:
    step = (np.arange(MONTH_COUNT) - NEWEST_MIDDLE) / NEWEST_MIDDLE
    season = SEASON * np.sin(tau * np.arange(MONTH_COUNT) / 12)
    growth = 1 + trend[:, None] * step
    noise = np.exp(dice.normal(0, JITTER, growth.shape))
    vacancies = vacant[:, :, None] * (growth + season) * noise
    job_seekers = seeking[:, :, None] * (1 - 0.15 * trend[:, None] * step - season)
    return np.maximum(np.stack([job_seekers, vacancies], axis=-1), 0)


def _sums(local: npt.NDArray[np.int64]) -> list[npt.NDArray[np.int64]]:
    places = list(municipalities().values())
    sums = []
    for field in ("region_code", "ely_code"):
        for code in sorted({one[field] for one in places}):
            members = [at for at, one in enumerate(places) if one[field] == code]
            sums.append(local[members].sum(axis=0, keepdims=True))
    return sums


def _hide(
    local: npt.NDArray[np.int64],
    marks: npt.NDArray[np.str_],
    dice: np.random.Generator,
    occupation_codes: Sequence[str],
) -> None:
    size = np.array([float(one["size"]) for one in municipalities().values()])
    is_chosen = dice.random(local.shape[:2]) < SECRET_SHARE
    is_chosen &= (size <= SMALL_PLACE)[:, None]
    is_small = (local > 0) & (local < SMALL)
    marks[is_chosen[:, :, None, None] & is_small] = "secret"
    places = list(municipalities())
    for place, occupation in NO_DATA:
        if occupation in occupation_codes:
            at = occupation_codes.index(occupation)
            marks[places.index(place), at] = "missing"
