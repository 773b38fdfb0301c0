"""Made-up tables in the shape of StatFin's 11re, 14wx, 14rw and 13wz."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from etl.demo.statistics import Dimension, document, few, jobs_by_industry
from etl.demo.story import municipalities

OWN_REGION = "11"
PEOPLE = 248_000
COUNTRY = 5_600_000
NEWEST_AGE = 100
YEARS = ("2024", "2025")
AHEAD = ("2025", "2030", "2035", "2040")
YEARLY_CHANGE = 0.004
"""How fast places below the middle shrink and those above it grow."""
OLDER, AGEING = 0.15, 0.015
TOO_MANY = 1.004
"""The projection is made to count so many people too many in the first year."""
FIELDS = {
    "SSS": "Yhteensä",
    "01": "Kasvatusalat",
    "04": "Kauppa, hallinto ja oikeustieteet",
    "06": "Tietojenkäsittely ja tietoliikenne (ICT)",
    "07": "Tekniikan alat",
    "08": "Maa- ja metsätalousalat",
    "09": "Terveys- ja hyvinvointialat",
    "10": "Palvelualat",
}
SHARE_OF_FIELD = (0.06, 0.14, 0.07, 0.31, 0.06, 0.22, 0.14)
STUDENTS = {"SSS": 330_000, "MK10": 7_900, "MK11": 15_600, "MK12": 10_300}
COMPLETED = 0.26
STUDY_YEARS = ("2023", "2024")
ESTABLISHMENT_YEAR = "2024"
"""Establishments are published a year before the jobs of the same year."""
PERSONNEL_OF_ONE = 6.5
NO_MARKS: Mapping[str, str] = {}
Numbers = npt.NDArray[np.float64]


def write_population(folder: Path) -> list[Path]:
    """Write people by municipality, age and year, and their projection."""
    return [
        _written(folder, "11re", "Väestö iän mukaan alueittain", "vaesto", YEARS),
        _written(folder, "14wx", "Väestöennuste 2024", "vaesto_e24", AHEAD),
    ]


def write_education(folder: Path) -> list[Path]:
    """Write students and qualifications by field and region."""
    growth = np.array([1.0, 1.02])
    measured = np.array([1.0, COMPLETED])
    students = np.array(list(STUDENTS.values()), dtype=np.float64)
    by_field = np.round(
        students[:, None, None, None]
        * np.array(SHARE_OF_FIELD)[None, :, None, None]
        * growth[None, None, :, None]
        * measured
    )
    whole = by_field.sum(axis=1, keepdims=True)
    contents = {"opiskelijat": "Opiskelijat", "tutkinnot": "Suoritetut tutkinnot"}
    dimensions: list[Dimension] = [
        ("maakunta_1_20250101", "Maakunta", {code: code for code in STUDENTS}),
        ("koulutusala_2_20160101", "Koulutusala", FIELDS),
        ("timeperiod_y", "Vuosi", {year: year for year in STUDY_YEARS}),
        ("contentscode", "Tiedot", contents),
    ]
    values = np.concatenate([whole, by_field], axis=1)
    title = "Ammatillisen koulutuksen opiskelijat ja tutkinnot"
    return [_saved(_path(folder, "14rw"), title, dimensions, values)]


def write_establishments(folder: Path) -> list[Path]:
    """Write establishments and personnel; personnel are the jobs of the year before."""
    regions, industries, jobs = jobs_by_industry()
    personnel = jobs[:, :, -1:, None].astype(np.float64)
    places = np.ceil(personnel / PERSONNEL_OF_ONE)
    contents = {"toimipaikat": "Toimipaikat", "henkilosto": "Henkilöstö"}
    dimensions: list[Dimension] = [
        ("alue_28_20250101", "Alue", regions),
        ("toimiala_tol2008", "Toimiala (TOL 2008)", {one: one for one in industries}),
        ("timeperiod_y", "Vuosi", {ESTABLISHMENT_YEAR: ESTABLISHMENT_YEAR}),
        ("contentscode", "Tiedot", contents),
    ]
    values = np.concatenate([places, personnel], axis=-1)
    title = "Toimipaikat ja henkilöstö alueittain ja toimialoittain"
    shown = np.where([True, False], np.inf, values)
    return [_saved(_path(folder, "13wz"), title, dimensions, values, few(shown))]


def _written(
    folder: Path, table: str, title: str, content: str, years: Sequence[str]
) -> Path:
    own = {
        f"KU{code}": one["name"]
        for code, one in municipalities().items()
        if one["region_code"] == OWN_REGION
    }
    ages = ["SSS", *(f"{age:03d}" for age in range(NEWEST_AGE)), f"{NEWEST_AGE}-"]
    people = np.round(_people(years) * (TOO_MANY if years == AHEAD else 1))
    values = np.concatenate([people.sum(axis=1, keepdims=True), people], axis=1)
    dimensions: list[Dimension] = [
        ("alue_23_20260101", "Alue", {"SSS": "KOKO MAA"} | own),
        ("ikaryhma_10_20180101", "Ikä", {age: age for age in ages}),
        ("timeperiod_y", "Vuosi", {year: year for year in years}),
        ("contentscode", "Tiedot", {content: "Väestö 31.12."}),
    ]
    return _saved(_path(folder, table), title, dimensions, values)


def _people(years: Sequence[str]) -> Numbers:
    """Return people by place, single year of age and year; the country is first."""
    sizes = np.array(
        [
            float(one["size"])
            for one in municipalities().values()
            if one["region_code"] == OWN_REGION
        ]
    )
    places = np.concatenate([[COUNTRY], PEOPLE * sizes / sizes.sum()])
    rank = np.argsort(np.argsort(places)) / (len(places) - 1) - 0.5
    passed = np.array([int(year) - int(YEARS[-1]) for year in years])
    size = places[:, None] * (1 + 2 * YEARLY_CHANGE * rank[:, None] * passed)
    age = np.arange(NEWEST_AGE + 1)
    # even up to seventy, then fewer and fewer; small places are older, and all age
    tilt = OLDER - rank[:, None, None] + AGEING * passed[None, None, :]
    shape = np.exp(tilt * (age[None, :, None] - 45) / 60)
    shape /= 1 + np.exp((age[None, :, None] - 84) / 6)
    share = shape / shape.sum(axis=1, keepdims=True)
    return np.asarray(size[:, None, :] * share)


def _path(folder: Path, table: str) -> Path:
    return folder / f"statfin_esimerkki_{table}.json"


def _saved(
    path: Path,
    title: str,
    dimensions: Sequence[Dimension],
    values: Numbers,
    marks: Mapping[str, str] = NO_MARKS,
) -> Path:
    table = path.stem.rpartition("_")[2]
    made = document(table, title, dimensions, values.ravel(), marks)
    path.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    return path
