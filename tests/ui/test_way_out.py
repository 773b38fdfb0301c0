"""Nothing leaves without a right, of a wider class, or unstamped; nothing is named."""

import re
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
import streamlit as st

from etl.build import build_file, current_build
from etl.errors import Refused
from etl.settings import settings
from etl.workspace import workspace
from ui import documents, export, rights, warehouse
from ui.commands import giving
from ui.documents import allowed, data, stamping
from ui.documents.stamping import About
from ui.frame import outbox
from ui.serving.html_page import READER_COOKIE
from ui.tables import Column
from ui.workspace_choice import current_workspace

CANARY = "Kanarialintu Oy"
OPEN_REGISTERS = {"award_link", "award_region"}
"""Tables of what a public register says of a company, whatever it told us."""


def be(role: str, monkeypatch: pytest.MonkeyPatch) -> None:
    context = SimpleNamespace(cookies={READER_COOKIE: "mine"}, timezone="UTC")
    monkeypatch.setattr(st, "context", context)
    monkeypatch.setattr(st, "session_state", {"role": role})


@pytest.mark.parametrize("role", [*rights.roles()])
@pytest.mark.parametrize(
    "disclosure", ["public", "partner", "internal", "confidential"]
)
def test_a_role_takes_out_only_what_its_audience_has(
    role: str, disclosure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(role, monkeypatch)
    known = rights.roles()[role]
    order = ["public", "partner", "internal"]
    wanted = "internal" if disclosure == "confidential" else disclosure
    fits = order.index(wanted) <= order.index(known.audience)
    if known.may("export") and fits:
        allowed.check(About(disclosure, {}, []))
        return
    with pytest.raises(Refused):
        allowed.check(About(disclosure, {}, []))


@pytest.mark.parametrize("right", ["read_audit", "keep_contacts", "bring_in"])
def test_what_is_the_readers_own_business_needs_its_right(
    right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for role, known in rights.roles().items():
        be(role, monkeypatch)
        about = About("confidential", {}, [], right=right)
        assert bool(allowed.obstacle(right)) is not known.may(right)
        if known.may(right):
            allowed.check(about)
        else:
            with pytest.raises(Refused):
                export.link(b"x", file_name="x", media_type="x", title="x", about=about)


@pytest.mark.parametrize("role", ["stakeholder", "partner_council", "data_steward"])
def test_a_row_that_is_not_public_is_refused_outside(
    role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = pd.DataFrame({"company_name": [CANARY], "disclosure_class": ["salassa"]})
    sheet = export.Sheet("Yritykset", rows, [Column("company_name")], {}, [], "public")
    be(role, monkeypatch)
    with pytest.raises(Refused):
        export.document_of(sheet)
    be("analyst", monkeypatch)
    assert CANARY in data.csv_bytes(export.document_of(sheet)).decode()


def test_the_mark_of_a_file_leads_to_its_record(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    be("analyst", monkeypatch)
    about = About("internal", {"Alue": "Pohjois-Savo", "Taso": ""}, ["Rekisteri"], 3)
    told = stamping.facts("Kysymys?", about)
    address = export.link(
        b"x", file_name="x.csv", media_type="text/csv", title="Kysymys?", about=about
    )
    parcel = outbox._parcels[address.rpartition("/")[2]]
    assert told["filters"] == {"Alue": "Pohjois-Savo"}
    assert parcel.receipt.args[1].facts == told
    assert stamping.stamp("Kysymys?", about).mark == told["mark"]


def test_the_funders_words_and_emblem_stand_on_every_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be("analyst", monkeypatch)
    monkeypatch.setattr(settings(), "funding", "EU:n osarahoittama")
    monkeypatch.setattr(settings(), "funding_emblem", tmp_path / "none.svg")
    with pytest.raises(Refused):
        stamping.stamp("Kysymys?", About("public", {}, []))
    (tmp_path / "none.svg").write_text("<svg/>")
    funding = stamping.stamp("Kysymys?", About("public", {}, [])).funding
    assert funding.words == "EU:n osarahoittama"
    assert isinstance(funding.emblem, documents.Picture)


@pytest.mark.parametrize("audience", ["partner", "public"])
def test_every_table_of_an_audience_leaves_without_a_company_that_may_not_be_named(
    audience: str, demo_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOIMAVARA_DATA", str(demo_data))
    settings.cache_clear()
    ws = workspace(demo=True)
    inside, outside = (
        warehouse.connection(str(build_file(ws, current_build(ws, one) or "", one)))
        for one in ("internal", audience)
    )
    hidden = inside.cursor().sql(
        "select company_name from marts.company where is_interviewed and not "
        "coalesce(consent_named and disclosure_class = 'julkinen', false)"
    )
    names = [re.escape(name) for (name,) in hidden.fetchall()]
    assert len(names) > 3
    marts = outside.cursor().sql(
        "select table_name from duckdb_tables() where schema_name = 'marts'"
    )
    shown = {mart for (mart,) in marts.fetchall()} - OPEN_REGISTERS
    assert "company" in shown
    for mart in shown:
        named = f'from marts."{mart}" as t where regexp_matches(cast(t as varchar), ?)'
        found = outside.cursor().execute(named, ["|".join(names)]).fetchall()
        assert not found, mart


def test_a_supplier_that_may_not_be_named_is_a_number_outside(
    demo_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOIMAVARA_DATA", str(demo_data))
    settings.cache_clear()
    ws = workspace(demo=True)
    assert current_workspace() is not None
    partner = build_file(ws, current_build(ws, "partner") or "", "partner")
    rows = (
        warehouse.connection(str(partner))
        .cursor()
        .sql(
            "select count(*), count(*) filter (where supplier_name not similar to "
            "'T[0-9]{3,}' and supplier_name not in (select company_name from "
            "marts.company)) from marts.chokepoint where supplier_name is not null"
        )
    )
    [(count, named)] = rows.fetchall()
    assert count > 0
    assert named == 0


@pytest.mark.parametrize("role", [*rights.roles()])
def test_what_is_held_of_a_company_is_read_only_by_who_gives_out(
    role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    be(role, monkeypatch)
    if rights.roles()[role].may("give_out"):
        assert giving.held_companies() == {}
        return
    for act in (giving.held_companies, lambda: giving.held_material("1")):
        with pytest.raises(Refused):
            act()
