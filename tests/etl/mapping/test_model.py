"""The shape of a mapping, and what a mapping must not say."""

import json
from typing import Any

import pytest

from etl.errors import Refused
from etl.mapping import ColumnMapping, FileMapping, SheetMapping

MAPPING = FileMapping(
    mapping_id="M-1",
    name="Kysely",
    version=3,
    profile="kobo",
    sheets=(
        SheetMapping(
            sheet="Sheet1",
            fingerprint="f",
            header_rows=(1, 2),
            columns=(
                ColumnMapping("Nimi", "yritykset.nimi"),
                ColumnMapping("ISO 9001", "kyvykkyydet.laatujarjestelmat", how="tick"),
                ColumnMapping("Sähköposti", reason="PERSONAL"),
            ),
            constants={"yritykset.kierros": "2026-1"},
            respondent="ID",
            completed="Valmis",
        ),
    ),
)


def test_a_mapping_comes_back_from_its_json_as_it_was() -> None:
    text = json.dumps(MAPPING.as_json())
    assert FileMapping.from_json(json.loads(text)) == MAPPING


def test_a_mapping_names_the_sheets_that_it_feeds() -> None:
    assert MAPPING.sheets[0].forms == ("yritykset", "kyvykkyydet")


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ([], "sheets"),
        ({"sheets": "x"}, "sheets"),
        ({"sheets": [3]}, "sheets[0]"),
        ({"sheets": [{"columns": [{"header": "a", "target": "b.c"}]}]}, "b.c"),
        ({"sheets": [{"columns": [{"header": "a", "how": "magic"}]}]}, "how"),
        ({"sheets": [{"columns": [{"header": 5}]}]}, "header"),
        ({"sheets": [{"constants": {"no.field": "x"}}]}, "no.field"),
        ({"sheets": [{"header_rows": ["1"]}]}, "header_rows"),
        ({"sheets": [{"columns": [{"values": {"a": 1}}]}]}, "values"),
    ],
)
def test_a_bad_mapping_is_refused_with_the_place(facts: Any, says: str) -> None:
    with pytest.raises(Refused) as refused:
        FileMapping.from_json(facts)
    assert says in refused.value.render("fi")
