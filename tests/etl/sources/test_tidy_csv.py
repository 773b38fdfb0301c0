"""Statistics saved as csv: any order of columns, other areas, other measures."""

from typing import Any

import pytest

from tests.etl.sources.samples import cells, recognised


@pytest.mark.parametrize(
    ("text", "table", "expected"),
    [
        (
            "kuukausi;kunta;avoimet_tyopaikat;nimi\n2020M01;5;NA;Alajärvi\n",
            "1001",
            [("AVPAIKATLOPUSSA", "005", None)],
        ),
        (
            '"maakunta","kuukausi","tyottomat","osuus"\n"11","2020-01",4,"9,5"\n',
            "1001",
            [("TYOTTOMATLOPUSSA", "11", 4), ("osuus", "11", 9.5)],
        ),
        (
            "kunta,ammatti,kuukausi,tyottomat\n297,2512,2020M01,8\n",
            "12ti",
            [("TYOTTOMATLOPUSSA", "297", 8)],
        ),
    ],
)
def test_tidy_csv_is_read_in_any_order_with_other_areas_and_measures(
    text: str, table: str, expected: list[Any]
) -> None:
    found = recognised(text.encode("cp1252"), "a.csv")
    landed = found.content.cells.to_pylist()
    names = ("content_code", "area_code", "value")
    assert found.table_name == table
    assert [tuple(one[name] for name in names) for one in landed] == expected


def test_tidy_csv_is_recognised_by_its_header() -> None:
    text = "kunta,nimi,kuukausi,tyottomat,tyovoima,avoimet_tyopaikat\n"
    text += "005,Alajärvi,2020M01,300,4000,\n297,Kuopio,2020M01,6009,56808,2841\n"
    found = cells(text.encode())
    assert len(found) == 6
    assert found[0]["area_code"] == "005"
    assert found[2] | {"period_start": ""} == found[2] | {
        "status": "missing",
        "value": None,
        "content_code": "AVPAIKATLOPUSSA",
        "period_start": "",
    }
