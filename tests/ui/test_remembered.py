"""What is remembered is found again only for the very same rows, reader and words."""

from dataclasses import dataclass

import pandas as pd
import pytest

from ui.remembered import remembered


@dataclass(frozen=True)
class Where:
    region: str
    limits: tuple[float, ...] = ()


def counting(most: int = 8) -> tuple[list[object], object]:
    """Return the calls that were worked out, and a function that is remembered."""
    made: list[object] = []

    @remembered(most)
    def work(*args: object, **named: object) -> int:
        made.append((args, named))
        return len(made)

    return made, work


def test_the_same_rows_are_worked_out_once_and_equal_ones_anew() -> None:
    made, work = counting()
    rows = pd.DataFrame({"a": [1, 2]})
    assert work(rows, name="a") == work(rows, name="a") == 1
    assert work(rows.copy(), name="a") == 2
    assert len(made) == 2


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("a", "a", True),
        (1, True, False),
        (1, 1.0, False),
        (float("nan"), float("nan"), True),
        (["a", "b"], ["a", "b"], True),
        (["a", "b"], ["b", "a"], False),
        ({"a": float("nan")}, {"a": float("nan")}, True),
        ({"a": 1}, {"a": 2}, False),
        (Where("11", (1.0,)), Where("11", (1.0,)), True),
        (Where("11"), Where("17"), False),
        (object(), object(), False),
    ],
)
def test_plain_arguments_are_recognised_by_what_they_hold(
    one: object, other: object, is_same: bool
) -> None:
    _made, work = counting()
    assert (work(one) == work(other)) is is_same


def test_another_language_is_another_result(monkeypatch: pytest.MonkeyPatch) -> None:
    _made, work = counting()
    told = []
    for language in ("fi", "sv", "fi"):
        monkeypatch.setattr("ui.text.default_language", lambda word=language: word)
        told.append(work("a"))
    assert told == [1, 2, 1]


def test_rows_that_went_out_of_use_are_never_taken_for_new_ones() -> None:
    _made, work = counting(most=300)
    # freed memory is used again for the next frame, often at the same place
    told = [work(pd.DataFrame({"a": [at]})) for at in range(200)]
    assert told == list(range(1, 201))


def test_a_failure_is_not_remembered() -> None:
    tried = []

    @remembered(8)
    def fails() -> None:
        tried.append(1)
        raise ValueError("not this time")

    for _ in range(2):
        with pytest.raises(ValueError, match="not this time"):
            fails()
    assert len(tried) == 2
