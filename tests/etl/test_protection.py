"""Limits of disclosure control are settings, and never lax enough to lay bare."""

import pytest

from etl.errors import Refused
from etl.protection import Limits, limits
from etl.reference import fingerprint, read_table
from etl.settings import settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COUNT", "2"),
        ("COUNT", "0"),
        ("SHARE", "0.95"),
        ("SHARE", "0"),
        ("CLOSENESS", "0.01"),
        ("CLOSENESS", "2"),
    ],
)
def test_a_limit_that_protects_too_little_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"VOIMAVARA_DISCLOSURE_{name}", value)
    settings.cache_clear()
    with pytest.raises(Refused) as refusal:
        limits()
    assert f"DISCLOSURE_{name}" in refusal.value.render("fi")


def test_a_stricter_limit_is_taken_and_makes_the_next_build_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = fingerprint()["disclosure_rule"]
    monkeypatch.setenv("VOIMAVARA_DISCLOSURE_COUNT", "5")
    settings.cache_clear()
    assert limits() == Limits(5, 0.75, 0.1)
    assert read_table("disclosure_rule").to_pylist()[0]["minimum_count"] == 5
    assert fingerprint()["disclosure_rule"] != before
