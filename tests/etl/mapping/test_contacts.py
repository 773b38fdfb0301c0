"""Personal columns that somebody switched on: to the contact store, nowhere else."""

from dataclasses import replace

import pyarrow.parquet as pq
import pytest

from etl import contacts, journal, landing
from etl.contacts import Details
from etl.intake.batch import Proposal, accept, propose, undo
from etl.mapping import FileMapping, save_mapping
from etl.mapping.way import mapping_proposal
from etl.workspace import Workspace
from tests.etl.mapping.conftest import business_id, confirmed, workbook

HEAD = ["Yrityksen nimi", "Y-tunnus", "Henkilöstömäärä", "Vastaajan nimi", "Sähköposti"]
A, B, C = (business_id(number) for number in (1, 2, 3))
MAIJA, LIISA = "Maija Meikäläinen-Koe", "liisa.koe@example.fi"
ROWS = [
    ["A Oy", A, 10, MAIJA, "maija.koe@example.fi"],
    ["B Oy", B, 20, "Liisa Koenimi", LIISA],
    ["C Oy", C, 30, "Ei Tavoitettavissa", None],
]
ON = {"Vastaajan nimi": "CONTACT_NAME", "Sähköposti": "CONTACT_EMAIL"}
CONTENT = workbook(("Lista", [HEAD, *ROWS]))


def switched_on(mapping: FileMapping) -> FileMapping:
    """Return a mapping whose personal columns go to the contact store."""
    sheets = tuple(
        replace(
            sheet,
            columns=tuple(
                replace(one, reason=ON.get(one.header, one.reason))
                for one in sheet.columns
            ),
        )
        for sheet in mapping.sheets
    )
    return replace(mapping, sheets=sheets)


def read(ws: Workspace, *, on: bool) -> Proposal:
    proposal = mapping_proposal(ws, CONTENT, name="l.xlsx", author="a")
    said = {"yritykset__haastattelu_pvm": "2026-03-01"}
    mapping = confirmed(proposal, **said)
    save_mapping(ws, switched_on(mapping) if on else mapping, "a")
    return propose(ws, CONTENT, name="l.xlsx", author="a")


def ids_of(ws: Workspace, proposal: Proposal) -> list[str | None]:
    tables = landing.read_parsed(ws, proposal.parsed_key).tables
    return pq.read_table(tables["yritykset"])["yhteys_id"].to_pylist()


def test_switched_on_columns_go_to_the_store_and_rows_carry_an_id(
    ws: Workspace,
) -> None:
    proposal = read(ws, on=True)
    ids = ids_of(ws, proposal)
    assert contacts.contacts(ws) == []
    assert ids[0] == contacts.id_of(ws, A, Details(MAIJA, "maija.koe@example.fi"))
    assert ids[2] is None
    batch = accept(ws, proposal, "a")
    kept = {one.contact_id: one.details for one in contacts.contacts(ws)}
    assert {kept[str(one)].name for one in ids[:2]} == {MAIJA, "Liisa Koenimi"}
    assert batch.about["contacts"] == {"new": 2, "known": 0, "forgotten": 0}
    undo(ws, batch.batch_id, "a")
    assert accept(ws, read(ws, on=True), "a").batch_id == batch.batch_id
    assert len(contacts.contacts(ws)) == 2


@pytest.mark.parametrize("on", [True, False])
def test_nobody_is_named_in_what_is_parsed_found_or_noted(
    ws: Workspace, on: bool
) -> None:
    proposal = read(ws, on=on)
    batch = accept(ws, proposal, "a")
    said = [str(journal.events(ws)), str(proposal.findings), str(batch.about)]
    tables = landing.read_parsed(ws, proposal.parsed_key).tables
    said += [str(pq.read_table(path).to_pylist()) for path in tables.values()]
    for words in (MAIJA, LIISA):
        assert not any(words in text for text in said)
    assert len(contacts.contacts(ws)) == (2 if on else 0)


def test_each_cell_of_a_switched_on_column_is_accounted_for(ws: Workspace) -> None:
    proposal = read(ws, on=True)
    tables = landing.read_parsed(ws, proposal.parsed_key).tables
    cells = pq.read_table(tables["cell"]).to_pylist()
    held = [one for one in cells if one["header"] == "Vastaajan nimi"]
    reasons = [(one["outcome"], one["reason_code"]) for one in held]
    assert sorted(reasons) == sorted(
        [("ignored", "CONTACT_NAME")] * 3 + [("ignored", "HEADER")]
    )
