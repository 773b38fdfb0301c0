"""One person's haste does not take the machine from the others."""

import pytest

from etl.errors import Refused
from etl.reading import rate


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return a clock that a test moves, and forget what others brought."""
    now = [1000.0]
    monkeypatch.setattr(rate.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(rate, "_brought", {})
    return now


def bring(count: int, author: str = "a", start: int = 0) -> None:
    for number in range(start, start + count):
        rate.admit(author, str(number).encode())


def test_the_eleventh_file_of_a_minute_waits(clock: list[float]) -> None:
    bring(10)
    clock[0] += 20
    with pytest.raises(Refused) as refusal:
        bring(1, start=10)
    assert refusal.value.values["seconds"] == 41
    assert "41" in refusal.value.render("fi")
    clock[0] += 41
    bring(1, start=10)


def test_the_same_file_again_is_not_counted() -> None:
    for _ in range(3):
        bring(10)


def test_another_person_is_not_held_up() -> None:
    bring(10)
    bring(10, author="b")


def test_a_day_has_its_measure(
    clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate, "BYTES_A_DAY", 25)
    for number in (1, 2):
        rate.admit("a", bytes([number]) * 10)
    with pytest.raises(Refused):
        rate.admit("a", b"3" * 10)
    clock[0] += rate.DAY
    rate.admit("a", b"3" * 10)
