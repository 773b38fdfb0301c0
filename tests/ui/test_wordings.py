"""The fixed wordings of numbers: interval, unknown, suppressed and zero differ."""

import datetime as dt

import pandas as pd
import pytest

from ui import text

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (text.interval(71, 80), "71–80"),
        (text.interval(75, 75), "75"),
        (text.interval(4, None), f"≥{NBSP}4"),
        (text.interval(None, 4), f"≤{NBSP}4"),
        (text.interval(None, None), "ei tiedetä"),
        (text.interval(float("nan"), pd.NA), "ei tiedetä"),
        (text.interval(0.4, 0.66, share=True), f"40–66{NBSP}%"),
        (text.interval(0.33, 0.34, 1), "0,3"),
        (text.number(1234.5, 1), f"1{NBSP}234,5"),
        (text.number(-5), f"{MINUS}5"),
        (text.number(None), "ei tiedetä"),
        (text.percent(0.61), f"61{NBSP}%"),
        (text.suppressed(), ".."),
        (text.dont_know(3), "ei osattu sanoa (3)"),
        (text.count_found(0, all_asked=True), "0"),
        (text.count_found(0, all_asked=False), "ei löydetty"),
        (text.count_found(7, all_asked=False), "7"),
        (text.no_job_seekers(), "ei työnhakijoita"),
        (text.rank(2, 5), "2–5"),
        (text.rank(1, 1), "1"),
        (text.rank(None, None), "–"),
        (text.estimate(120, 95, 150), "noin 120 (95–150)"),
        (text.coverage(31, 58), "31/58"),
        (text.date(dt.date(2023, 6, 1)), "1.6.2023"),
        (text.date(pd.NaT), "ei tiedetä"),
        (text.with_unit("4", "pv"), f"4{NBSP}pv"),
    ],
)
def test_each_case_has_its_one_wording(written: str, expected: str) -> None:
    assert written == expected


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ((71, 80), "vähintään 71, enintään 80"),
        ((75, 75), "75"),
        ((4, None), "vähintään 4; ylärajaa ei tiedetä"),
        ((None, 9), "enintään 9"),
        ((None, None), "Tästä ei ole yhtään vastausta."),
    ],
)
def test_an_interval_is_said_in_words(
    ends: tuple[float | None, float | None], expected: str
) -> None:
    assert text.interval_sentence(*ends) == expected


def test_zero_is_never_taken_for_unknown() -> None:
    assert text.number(0) == "0"
    assert text.interval(0, 0) == "0"
    assert text.percent(0) == f"0{NBSP}%"


def test_a_moment_of_utc_is_shown_in_a_place() -> None:
    built_at = dt.datetime(2026, 11, 24, 4, 2)
    assert text.local(built_at).astimezone(dt.UTC).replace(tzinfo=None) == built_at
