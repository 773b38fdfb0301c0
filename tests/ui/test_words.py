"""Streamlit's own words have a Finnish and a Swedish text, and reach the browser."""

import json
import re

import pytest

from etl.language import translator
from ui.frame import words


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_word_of_streamlit_is_translated(language: str) -> None:
    texts = [*words.WORDS, *(text for _pattern, text in words.PATTERNS)]
    same = [text for text in texts if translator(language).gettext(text) == text]
    assert not same


def test_the_script_carries_the_dictionaries() -> None:
    script = words.script()
    assert "'WORDS'" not in script
    line = next(line for line in script.splitlines() if "const words = " in line)
    dictionaries = json.loads(line.partition(" = ")[2].rstrip(";"))
    assert dictionaries["fi"]["Close"] == "Sulje"
    assert dictionaries["en"]["Close"] == "Close"


@pytest.mark.parametrize("text", ["200MB per file • XLSX", "20MB per file"])
def test_the_size_limit_of_a_file_is_recognised(text: str) -> None:
    pattern, _words = words.PATTERNS[0]
    assert re.fullmatch(pattern, text)
