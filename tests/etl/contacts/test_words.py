"""A person is found in texts as people write names and numbers, and others are not."""

import pytest

from etl.contacts import Details
from etl.contacts.words import spans_in, without, words_of

MAIJA = words_of(
    Details("Maija Virtanen", "maija.virtanen@example.fi", "040 123 4567", "", "")
)


@pytest.mark.parametrize(
    "text",
    [
        "Soita: Maija Virtanen.",
        "MAIJA VIRTANEN",
        "maija  virtanen",
        "Virtanen, Maija",
        "Sovittu Maija Virtasen kanssa",
        "Kysy Maijalta Virtaselta",
        "Maija Liisa Virtanen",
        "Maija.Virtanen@Example.fi",
        "+358 40 1234567",
        "0401234567",
        "00358-40-123 4567",
        "(040) 123-4567",
    ],
)
def test_the_ways_of_writing_a_person_are_found(text: str) -> None:
    assert MAIJA.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "maitoa virtasi",
        "Matti Virtanen",
        "Maija Meikäläinen",
        "10401234567",
        "040 123 45678",
        "maija@example.fi",
    ],
)
def test_others_are_left_alone(text: str) -> None:
    assert not MAIJA.search(text)


def test_nobody_is_found_by_nothing_or_by_a_short_word() -> None:
    for details in (Details(""), Details("Aki"), Details("", "", "112")):
        assert not words_of(details).search("Aki 112 anything")


def test_what_is_cut_out_leaves_the_rest() -> None:
    text = "Soita Maija Virtanen, 040 123 4567, ennen käyntiä"
    assert without(text, spans_in(text, MAIJA)) == "Soita , , ennen käyntiä"
