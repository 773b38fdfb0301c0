"""Sign-in set up for one test, with data of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton

from etl.settings import settings
from tests.ui.signing import write_settings
from ui import signin

SetUp = Callable[[str], signin.SignIn | None]


@pytest.fixture
def set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SetUp]:
    """Set sign-in up from the text of a file, with data of its own."""

    def from_text(text: str) -> signin.SignIn | None:
        file = write_settings(tmp_path, text)
        monkeypatch.setenv("VOIMAVARA_SIGN_IN", str(file))
        monkeypatch.setenv("VOIMAVARA_DATA", str(tmp_path / "data"))
        settings.cache_clear()
        signin.sign_in.cache_clear()
        config.set_option("secrets.files", [str(file)])
        secrets_singleton._reset()
        return signin.sign_in()

    yield from_text
    monkeypatch.undo()
    settings.cache_clear()
    signin.sign_in.cache_clear()
    secrets_singleton._reset()
