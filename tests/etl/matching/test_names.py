"""Names in the form in which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.matching import is_local_id, local_id, normalised
from etl.matching.names import AFTER

NAMES = st.text("abcåäö &.-:/ OYKTMI", max_size=40) | st.text(max_size=40)


@pytest.mark.parametrize(
    ("written", "core", "form"),
    [
        ("Kivimäen Konepaja Oy", "kivimäen konepaja", "oy"),
        ("OY KIVIMÄEN KONEPAJA AB", "kivimäen konepaja", "oy"),
        ("Kivimäen\u00a0 Konepaja\u200b", "kivimäen konepaja", ""),
        ("T:mi Maija Mäkinen", "maija mäkinen", "tmi"),
        ("Maija Mäkinen tmi", "maija mäkinen", "tmi"),
        ("Kukka & Kivi Ky", "kukka ja kivi", "ky"),
        ("Öljy-Åke Öb", "öljy åke", "ay"),
        ("Osuuskunta Maito", "maito", "osk"),
        ("Ladan Säätiö sr", "ladan", "sr"),
        ("„Kone” (Lahti), Oyj", "kone lahti", "oyj"),
        ("Stahl GmbH & Co. KG", "stahl", "gmbh"),
        ("Nordpump A/S", "nordpump", "as"),
        ("ＫＯＮＥ Oy", "kone", "oy"),
        ("Ab", "ab", ""),
        ("Abloy", "abloy", ""),
        ("", "", ""),
        ("–", "", ""),
    ],
)
def test_a_name_is_its_core_and_its_form(written: str, core: str, form: str) -> None:
    name = normalised(written)
    assert (name.core, name.form) == (core, form)


def test_the_second_key_has_no_diacritics() -> None:
    assert normalised("Hämeen Åkerö Oy").loose == "hameen akero"


def test_a_name_of_24_characters_was_perhaps_cut() -> None:
    assert normalised("Pohjois-Savon Konepajate").is_cut
    assert not normalised("Pohjois-Savon Konepaja").is_cut


@given(NAMES)
def test_normalising_again_changes_nothing(text: str) -> None:
    core = normalised(text).core
    again = normalised(core).core
    words = core.split()
    # a core may end in a word that stands for a form only when alone
    assert again == core or (set(words) & set(AFTER))
    assert core == core.strip()


@given(NAMES, st.sampled_from(["", "297", "420"]))
def test_a_local_id_looks_like_one_and_stays_the_same(text: str, place: str) -> None:
    made = local_id(text, place)
    assert is_local_id(made)
    assert made == local_id(f" {text} ", place)


def test_form_and_municipality_tell_companies_apart() -> None:
    ids = {
        local_id("Virtanen Oy", "297"),
        local_id("Virtanen Ky", "297"),
        local_id("Virtanen Oy", "420"),
        local_id("Virtanen"),
    }
    assert len(ids) == 4
    assert local_id("VIRTANEN, OY", "297") in ids
