"""Made-up statistics in the shape of StatFin's answers: 12ti, 115h and 115r.

The figures follow the story, so that quotients and tightness are computed from them
and never typed in. Small counts of some municipalities are secret or missing.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from etl.demo.labour import AREAS, MONTHS, Counts, labour_counts
from etl.demo.story import chance, rows
from etl.demo.workforce import occupations

MADE_UP = "Esimerkkiaineisto, keksityt luvut"
UPDATED = "2026-10-27T06:00:00Z"
YEARS = ("2022", "2023")
SECRET, MISSING = "...", ".."
SHARE_OF_JOBS = {
    "01": 0.345, "02": 0.088, "04": 0.037, "05": 0.027, "06": 0.097, "07": 0.033,
    "08": 0.026, "09": 0.020, "10": 0.022, "11": 0.043, "12": 0.026, "13": 0.046,
    "14": 0.034, "15": 0.034, "16": 0.012, "17": 0.070, "18": 0.011, "19": 0.032,
    "21": 0.007,
}  # fmt: skip
AGES = ("15-24", "25-34", "35-44", "45-54", "55-64", "65-74")
YOUNGER = (0.12, 0.28, 0.31, 0.29)
OF_OLDER = (0.88, 0.12)
WOMEN = {"3221": 0.92, "5321": 0.86, "8160": 0.5, "2512": 0.22}
FEW_JOBS = 25
Codes = Mapping[str, str]
Dimension = tuple[str, str, Codes]
"""Code, label, and the label of each code."""


def write_statistics(folder: Path) -> list[Path]:
    """Write the three tables and return their paths."""
    tables = {"12ti": _labour(), "115h": _jobs(), "115r": _ages()}
    paths = []
    for table_id, document in tables.items():
        path = folder / f"statfin_esimerkki_{table_id}.json"
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        paths.append(path)
    return paths


def _labour() -> dict[str, Any]:
    counts: Counts = labour_counts()
    names = {code: one["name"] for code, one in occupations().items()}
    dimensions: list[Dimension] = [
        ("Alue", "Alue", AREAS),
        ("Ammattiryhmä", "Ammattiryhmä", names),
        ("timeperiod_m", "Kuukausi", {month: month for month in MONTHS}),
        (
            "contentscode",
            "Tiedot",
            {
                "TYOTTOMATLOPUSSA": "Työttömät työnhakijat laskentapäivänä (lkm)",
                "AVPAIKATLOPUSSA": "Avoimet työpaikat kuukauden lopussa (lkm)",
            },
        ),
    ]
    title = "Työttömät työnhakijat ja avoimet työpaikat ammateittain"
    marks = {"secret": SECRET, "missing": MISSING}
    status = {
        str(place): marks[mark]
        for place, mark in enumerate(counts.marks.ravel().tolist())
        if mark
    }
    return document("12ti", title, dimensions, counts.values.ravel(), status)


def jobs_by_industry() -> tuple[Codes, Sequence[str], npt.NDArray[Any]]:
    """Return regions, industries and jobs: region x industry x year of YEARS."""
    industries = rows("jobs")
    shares = np.array(list(SHARE_OF_JOBS.values()))
    regions = {"SSS": "KOKO MAA"} | {f"MK{code}": f"MK{code}" for code in SHARE_OF_JOBS}
    jobs = np.array(
        [
            [_job_count(one, region, year) for one in industries for year in YEARS]
            for region in SHARE_OF_JOBS
        ]
    ).reshape(len(shares), len(industries), len(YEARS))
    whole = np.concatenate([jobs.sum(axis=0, keepdims=True), jobs])
    sections = sorted({one["section"] for one in industries})
    by_section = [
        whole[:, [at for at, one in enumerate(industries) if one["section"] == s]].sum(
            axis=1, keepdims=True
        )
        for s in sections
    ]
    total = whole.sum(axis=1, keepdims=True)
    values = np.concatenate([total, *by_section, whole], axis=1)
    codes = ["SSS", *sections, *(one["industry_code"] for one in industries)]
    return regions, codes, values


def few(values: npt.NDArray[Any]) -> dict[str, str]:
    """Return the mark of each count of jobs that is too small to be published."""
    places = np.flatnonzero(values.ravel() <= FEW_JOBS).tolist()
    return {str(place): SECRET for place in places}


def _jobs() -> dict[str, Any]:
    regions, codes, values = jobs_by_industry()
    dimensions: list[Dimension] = [
        ("alue_28_20250101", "Alue", regions),
        ("toimiala_tol2008", "Toimiala (TOL 2008)", {code: code for code in codes}),
        ("timeperiod_y", "Vuosi", {year: year for year in YEARS}),
        ("contentscode", "Tiedot", {"tyokay-tyolliset3": "Alueella työssäkäyvät"}),
    ]
    title = "Alueella työssäkäyvät (työpaikat) toimialoittain"
    return document("115h", title, dimensions, values.ravel(), few(values))


def _job_count(one: Mapping[str, str], region: str, year: str) -> int:
    told = one.get(f"lq_{region}")
    code = one["industry_code"]
    quotient = float(told) if told else chance(code, region).uniform(0.75, 1.25)
    growth = 1 + chance(code, region, year).uniform(-0.03, 0.03)
    return round(int(one["jobs"]) * SHARE_OF_JOBS[region] * quotient * growth)


def _ages() -> dict[str, Any]:
    names = {code: one["name"] for code, one in occupations().items()}
    people = np.array(
        [
            [_people(code, sex, year, age) for year in YEARS]
            for code in names
            for age in ("SSS", *AGES)
            for sex in ("SSS", "1", "2")
        ]
    )
    dimensions: list[Dimension] = [
        ("ammatti_104_20161021", "Ammattiryhmä", names),
        ("ikaryhma_7_20180101", "Ikä", {age: age for age in ("SSS", *AGES)}),
        (
            "sukupuoli_9_20180101",
            "Sukupuoli",
            {"SSS": "Yhteensä", "1": "Miehet", "2": "Naiset"},
        ),
        ("timeperiod_y", "Vuosi", {year: year for year in YEARS}),
        ("contentscode", "Tiedot", {"tyokay-tyolliset2": "Työlliset"}),
    ]
    title = "Työlliset ammatin, iän ja sukupuolen mukaan"
    return document("115r", title, dimensions, people.ravel(), {})


def _people(code: str, sex: str, year: str, age: str) -> int:
    if sex == "SSS":
        return _people(code, "1", year, age) + _people(code, "2", year, age)
    if age == "SSS":
        return sum(_people(code, sex, year, one) for one in AGES)
    one = occupations()[code]
    women = WOMEN.get(code, 0.12)
    part = women if sex == "2" else 1 - women
    growth = 1.0 if year == YEARS[-1] else 1.01
    return round(int(one["employed"]) * part * growth * _age_share(code, age))


@cache
def _age_share(code: str, age: str) -> float:
    older = float(occupations()[code]["older_share"])
    place = AGES.index(age)
    if place < len(YOUNGER):
        return (1 - older) * YOUNGER[place]
    return older * OF_OLDER[place - len(YOUNGER)]


def document(
    table_id: str,
    title: str,
    dimensions: Sequence[Dimension],
    values: npt.NDArray[Any],
    status: Mapping[str, str],
) -> dict[str, Any]:
    """Return a table in the shape of an answer; a mark hides its value."""
    hidden = {int(place) for place in status}
    return {
        "version": "2.0",
        "class": "dataset",
        "label": f"{MADE_UP}: {title}",
        "source": MADE_UP,
        "updated": UPDATED,
        "note": [MADE_UP, "... = Tieto on salassapitosäännön alainen"],
        "role": {
            "time": [code for code, *_ in dimensions if code.startswith("timeperiod")],
            "metric": ["contentscode"],
        },
        "id": [code for code, *_ in dimensions],
        "size": [len(codes) for *_, codes in dimensions],
        "dimension": {
            code: {
                "label": label,
                "category": {
                    "index": {one: place for place, one in enumerate(codes)},
                    "label": dict(codes),
                },
            }
            for code, label, codes in dimensions
        },
        "extension": {"px": {"tableid": table_id, "decimals": 0}},
        "value": [
            None if place in hidden else int(value)
            for place, value in enumerate(values.tolist())
        ],
        "status": dict(status),
    }
