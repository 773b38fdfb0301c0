"""A person is cut out of parsed rows too, again in an older copy, and stays out."""

import json
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl import contacts, landing
from etl.contacts import Details, Incoming
from etl.contacts.erasure import erase_again, tombstones
from etl.contacts.everywhere import own_data
from etl.workspace import Workspace

MAIJA = Details("Maija Esimerkki", "maija.esimerkki@example.fi", "040 000 0000")
OTHER = Details("Other Person", "other@example.fi")
NOTES = ["Kysy Maija Esimerkiltä", None, "Paja Oy", "maija.esimerkki@example.fi"]


def filled(ws: Workspace) -> str:
    """Return the id of a contact whose words stand in rows of a file."""
    table = pa.table({"row_number": [1, 2, 3, 4], "kuvaus": NOTES})
    landing.write_parsed(ws, "workbook-1", {"kyvykkyydet": table}, {"counts": {}})
    return contacts.add(ws, "1", MAIJA, purpose="why", account="t").contact_id


def notes(ws: Workspace) -> list[str | None]:
    parsed = landing.read_parsed(ws, "workbook-1")
    return pq.read_table(parsed.tables["kyvykkyydet"])["kuvaus"].to_pylist()


def test_the_words_are_cut_out_of_parsed_rows_and_the_rest_stays(ws: Workspace) -> None:
    done = contacts.erase(ws, filled(ws), reason="asked", account="t")
    assert len(done.parsed_cells) == 2
    assert notes(ws) == ["Kysy", None, "Paja Oy", None]
    left = [p.read_bytes() for p in ws.root.rglob("*") if p.is_file()]
    assert not any(b"Maija" in one for one in left)


def test_a_person_is_given_every_text_in_which_they_stand(ws: Workspace) -> None:
    own = json.loads(own_data(ws, filled(ws)))
    texts = [one["text"] for one in own["parsed_rows"]]
    assert texts == ["Kysy Maija Esimerkiltä", "maija.esimerkki@example.fi"]


def test_an_older_copy_is_cut_in_the_same_places_without_knowing_the_words(
    ws: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    older = replace(ws, root=tmp_path_factory.mktemp("older"))
    contact_id = filled(older)
    contacts.erase(ws, filled(ws), reason="asked", account="t")
    stones = [{**one, "contact_id": contact_id} for one in tombstones(ws)]
    later = [{**one, "erased_at": "2999-01-01T00:00:00+00:00"} for one in stones]
    assert erase_again(older, later) == [contact_id]
    assert notes(older) == ["Kysy", None, "Paja Oy", None]
    assert contacts.contacts(older) == []
    assert erase_again(older, later) == []


def test_who_was_kept_anew_after_an_erasure_stays(ws: Workspace) -> None:
    stone = {"erased_at": "2020-01-01", "erased_by": "t", "reason": "r", "digest": "d"}
    kept = contacts.add(ws, "1", MAIJA, purpose="why", account="t")
    erase_again(ws, [{**stone, "contact_id": kept.contact_id, "facts": {}}])
    assert contacts.contacts(ws) == [kept]


def test_a_file_brings_each_person_once_and_nobody_who_asked_to_go(
    ws: Workspace,
) -> None:
    people = [Incoming("1", MAIJA), Incoming("1", OTHER), Incoming("1", Details("X"))]
    first = contacts.bring_in(ws, people, origin="a" * 64, account="t")
    assert (first.new, first.known, first.forgotten) == (2, 0, 0)
    assert first.ids == (
        contacts.id_of(ws, "1", MAIJA),
        contacts.id_of(ws, "1", OTHER),
        "",
    )
    newer = replace(MAIJA, telephone="", title="Toimitusjohtaja")
    again = contacts.bring_in(ws, [Incoming("1", newer)], origin="b" * 64, account="t")
    assert (again.new, again.known) == (0, 1)
    (maija,) = contacts.find(ws, "maija")
    assert maija.details == replace(MAIJA, title="Toimitusjohtaja")
    contacts.erase(ws, maija.contact_id, reason="asked", account="t")
    last = contacts.bring_in(ws, people, origin="a" * 64, account="t")
    assert (last.new, last.known, last.forgotten) == (0, 1, 1)
    assert last.ids[0] == ""
    assert len(contacts.contacts(ws)) == 1
