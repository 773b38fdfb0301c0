"""A made-up table in the shape of the labour barometer: two regions, one month."""

import csv
from pathlib import Path

from etl.demo.workforce import occupations

HEADER = ("ammattikoodi", "ammatti", "maakunta", "kuukausi", "kohtaantotila",
          "kohtaantoaste", "ennuste", "huomautus")  # fmt: skip
MONTH = "2026-06"
SHORTAGE, SURPLUS = 1.3, 0.5
"""Vacancies per job-seeker above and below which the barometer is made to say so."""
NOT_CALCULATED = ("7412",)
MADE_UP = "Esimerkkiaineisto, keksityt luvut"


def write_barometer(folder: Path) -> list[Path]:
    """Write the state of each occupation of the story in the own region."""
    path = folder / "tyovoimabarometri_esimerkki.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(HEADER)
        for code, one in occupations().items():
            for area, name in (("Pohjois-Savo", "tightness"),
                               ("Koko maa", "national_tightness")):  # fmt: skip
                state, degree = _state(code, float(one[name]))
                told = (state, degree, "ei", MADE_UP)
                rows.writerow((code, one["name"], area, MONTH, *told))
    return [path]


def _state(code: str, tightness: float) -> tuple[int, int | str]:
    if code in NOT_CALCULATED:
        return 99, ""
    if tightness >= SHORTAGE:
        return 3, min(5, 1 + round(tightness))
    return (1, 2) if tightness <= SURPLUS else (0, 1)
