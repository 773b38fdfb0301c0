"""What the business register changed, in one sentence of the reader's language."""

import pandas as pd
import pytest

from etl.sources.bulk.changes import RULES
from ui import text
from ui.overview import front_changes

ROWS = pd.DataFrame(
    {
        "change": ["bankrupt"] * 12 + ["new"] * 3 + ["moved"] * 5,
        "accepted_at": [pd.Timestamp(2026, 11, 25, 8)] * 20,
    }
)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "fi",
            "Yritysrekisteri, lataus 25.11.2026: 3 uutta yritystä, 12 konkurssia, "
            "5 muuttanut.",
        ),
        (
            "sv",
            "Företagsregistret, hämtat 25.11.2026: 3 nya företag, 12 konkurser, "
            "5 har flyttat.",
        ),
    ],
)
def test_changes_are_counted_by_kind(
    monkeypatch: pytest.MonkeyPatch, language: str, expected: str
) -> None:
    monkeypatch.setattr(text, "language", lambda: language)
    told = front_changes.sentence(ROWS)
    assert told.replace("\N{NO-BREAK SPACE}", " ") == expected


def test_every_kind_of_change_has_its_word() -> None:
    assert set(front_changes.WORDS) == {rule[0] for rule in RULES}
