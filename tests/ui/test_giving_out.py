"""The answer to a request holds what was decided to be given, and nothing else."""

import io

import openpyxl

from etl.publicity import Decision, Item
from ui.documents import labels, pdf_bytes, xlsx_bytes
from ui.documents.model import Table
from ui.settings import giving_document

ITEMS = [
    Item("identity", "x", "julkinen", "621/1999: 1 § 1", ("company_name",), (("A",),)),
    Item("supply", "y", "salassa", "24 § 1, 20", ("input_name",), (("Kanaria",),)),
    Item("awards", "z", "julkinen", "1 § 1", ("notice_title",), (("Linnut",),)),
]


def decision(item: Item, *, is_given: bool) -> Decision:
    return Decision(
        company_id="1",
        item=item.key,
        is_given=is_given,
        reason="Haitta punnittu",
        disclosure_class=item.disclosure_class,
        ground=item.ground,
        author="steward",
        at="2026-11-25T10:00:00",
    )


def test_only_what_is_given_is_in_the_answer_and_the_rest_has_its_ground() -> None:
    made = {
        "identity": decision(ITEMS[0], is_given=True),
        "supply": decision(ITEMS[1], is_given=False),
    }
    document = giving_document.document("A Oy", ITEMS, made)
    tables = [one for one in document.sections if isinstance(one, Table)]
    rows = [row for one in tables for row in one.rows]
    assert ["A"] in rows
    assert not [row for row in rows if "Kanaria" in row or "Linnut" in row]
    [supply] = [row for row in rows if row[0] == "y"]
    assert supply[3:6] == ["24 § 1, 20", "ei luovuteta", "Haitta punnittu"]
    [awards] = [row for row in rows if row[0] == "z"]
    assert awards[4] == "ei vielä punnittu"
    assert pdf_bytes(document).startswith(b"%PDF")
    assert not [line for line in labels.explained(document) if "Kanaria" in line]


def test_a_workbook_of_the_answer_has_a_sheet_for_each_item_that_is_given() -> None:
    made = {"identity": decision(ITEMS[0], is_given=True)}
    document = giving_document.document("A Oy", ITEMS, made)
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(document)))
    assert [name[0] for name in book.sheetnames[:2]] == ["1", "2"]
    assert book.worksheets[1]["A2"].value == "A"
