"""The grid of rows that wait: what it shows, and what it takes as an edit."""

import pandas as pd
import pytest

from etl.intake.findings import finding
from etl.intake.mending import options
from etl.intake.template import template
from etl.intake.writing.corrections import WaitingSheet
from etl.language import LANGUAGES
from ui.upload import grid


@pytest.fixture
def sheet() -> WaitingSheet:
    """Return two companies that wait, one for its class and one for its count."""
    form = template().form("yritykset")
    facts = {"sheet": "A", "sheet_key": "yritykset", "scope": "row"}
    listed = finding(
        "NOT_IN_LIST",
        header="Julkisuusluokka",
        field_id="julkisuusluokka",
        value="ehkä",
        values={"allowed": "a, b"},
        row=4,
        **facts,
    )
    cells = {
        4: {
            "ytunnus": ("9123456-5", "text"),
            "henkilosto": ("12.5", "number"),
            "haastattelu_pvm": ("2026-11-03T00:00:00", "date"),
            "julkisuusluokka": ("ehkä", "text"),
        },
        2_097_157: {"ytunnus": ("=1+1", "text")},
    }
    return WaitingSheet(form, cells, {4: [listed], 2_097_157: [listed]})


def test_rows_show_what_was_typed_and_what_is_wrong(sheet: WaitingSheet) -> None:
    frame = grid.rows(sheet)
    assert list(frame[grid.ROW]) == [4, 5]
    first = frame.loc[4]
    assert (first["henkilosto"], first["haastattelu_pvm"]) == ("12,5", "3.11.2026")
    assert first[grid.WHY].startswith("Julkisuusluokka: Solussa on ”ehkä”")
    assert frame.loc[2_097_157, "ytunnus"] == "=1+1"


def test_the_columns_to_look_at_come_first_and_are_marked(sheet: WaitingSheet) -> None:
    order = grid.order(sheet)
    assert order[:2] == [grid.ROW, grid.WHY]
    assert order.index("julkisuusluokka") < order.index("kunta")
    assert set(order[2:]) == {one.id for one in sheet.form.fields}
    config = grid.columns(sheet, grid.rows(sheet))
    assert config["julkisuusluokka"]["label"].startswith(grid.MARK)
    assert not config["kunta"]["label"].startswith(grid.MARK)


def test_a_short_list_is_chosen_from_and_keeps_what_stands_there(
    sheet: WaitingSheet,
) -> None:
    config = grid.columns(sheet, grid.rows(sheet))
    assert config["julkisuusluokka"]["type_config"]["options"][0] == "ehkä"
    assert config["nimi"]["type_config"]["type"] == "text"


def test_only_cells_that_were_written_over_are_edits(sheet: WaitingSheet) -> None:
    frame = grid.rows(sheet)
    assert grid.changes(sheet, frame, frame.copy()) == {}
    written = frame.copy()
    written.loc[4, "julkisuusluokka"] = "sisäinen "
    written.loc[2_097_157, "ytunnus"] = pd.NA
    assert grid.changes(sheet, frame, written) == {
        ("yritykset", 4): {"julkisuusluokka": "sisäinen"},
        ("yritykset", 2_097_157): {"ytunnus": ""},
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_list_offers_is_what_the_check_takes(language: str) -> None:
    form = template().form("yritykset")
    offered = {one.id: options(one, language) for one in form.fields}
    assert len(offered["julkisuusluokka"]) == 3
    assert len(offered["lupa_nimella"]) >= 2
    assert offered["nimi"] == offered["kunta"] == offered["ytunnus"] == []
