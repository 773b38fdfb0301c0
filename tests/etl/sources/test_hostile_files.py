"""Damaged and foreign files get a reason, and the good ones beside them load."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import Refused
from etl.sources import Recognised, companies, employment
from etl.sources.refresh import refresh
from etl.workspace import Workspace
from tests.etl.sources.samples import areas_by_month, company, file, page

TABLE = json.dumps(areas_by_month(["KU297", "KU140"])).encode()
PAGE = json.dumps(page(company(names=[{"name": "A Oy", "type": "1"}]))).encode()
CSV = b"kunta,nimi,kuukausi,tyottomat,tyovoima,avoimet_tyopaikat\n"
HOSTILE = {
    "cut": TABLE[:-40],
    "cut_page": PAGE[:-10],
    "html": b"<!DOCTYPE html><html><body>503 Service Unavailable</body></html>",
    "empty": b"",
    "only_bom": b"\xef\xbb\xbf",
    "zeros": bytes(1000),
    "deep": b"[" * 100_000,
    "latin1": '{"label": "työ"}'.encode("latin-1"),
    "half_character": b'{"totalResults": 1, "companies": [{"a": "\\ud800"}]}',
    "long_number": b'{"value": ' + b"9" * 5000 + b"}",
    "list_of_numbers": b"[1, 2, 3]",
    "scalars": b'{"columns": [1], "data": [2]}',
    "wrong_types": b'{"dimension": 1, "value": 2, "id": 3, "size": 4, "companies": 5}',
    "px_header": b'CHARSET="ANSI";\nSTUB="Alue";\n',
    "csv_header": CSV,
    "csv_short": CSV + b"005,Alajarvi\n",
    "csv_text": CSV + b"005,Alajarvi,2020M01,many,1,1\n",
    "csv_twice": CSV + b"005,A,2020M01,1,1,1\n" * 2,
    "csv_month": CSV + b"005,A,January,1,1,1\n",
    "csv_quote": CSV + b'005,"A,2020M01,1,1,1\n',
}


@pytest.mark.parametrize("source", ["employment", "companies"])
def test_good_files_load_beside_hostile_ones_that_get_a_reason(
    ws: Workspace, tmp_path: Path, source: str
) -> None:
    for name, content in HOSTILE.items():
        (tmp_path / name).write_bytes(content)
    good = TABLE if source == "employment" else PAGE
    (tmp_path / "good").write_bytes(good)
    done = refresh(ws, source, tmp_path, author="tester", language="en")
    assert [one["file"] for one in done.loaded] == ["good"]
    assert {one.file for one in done.skipped} == set(HOSTILE)
    assert all(len(one.render("en")) > 20 for one in done.skipped)
    assert all("{" not in one.render("en") for one in done.skipped)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_file_alone_is_refused(
    ws: Workspace, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name])
    with pytest.raises(Refused, match="nothing was changed"):
        refresh(ws, "employment", tmp_path / name, author="tester", language="en")


def outcome(content: Any) -> str:
    """Return the table that was read, or the reason why it was not."""
    try:
        answer = employment.SOURCE.recognise(file(content))
    except Refused as reason:
        return reason.render("en")
    return answer.table_name if isinstance(answer, Recognised) else "skipped"


@given(at=st.integers(0, len(TABLE) - 1), byte=st.integers(0, 255))
def test_a_table_with_one_byte_changed_loads_or_is_refused(at: int, byte: int) -> None:
    changed = TABLE[:at] + bytes([byte]) + TABLE[at + 1 :]
    assert outcome(changed)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(field=st.sampled_from(sorted(areas_by_month(["KU297"]))), value=JSON)
def test_any_json_in_any_field_of_a_table_is_read_or_refused(
    field: str, value: Any
) -> None:
    table = areas_by_month(["KU297", "KU140"]) | {field: value}
    assert outcome(table)


FIELDS = ("names", "addresses", "companyForms", "companySituations", "endDate")
FIELDS += ("mainBusinessLine", "businessId", "lastModified", "tradeRegisterStatus")


@given(
    field=st.sampled_from(FIELDS),
    value=JSON | st.lists(st.fixed_dictionaries({"type": JSON, "name": JSON})),
)
def test_any_json_in_any_field_of_a_company_is_read(field: str, value: Any) -> None:
    answer = companies.SOURCE.recognise(
        file(page(company(), company("9000003-8", **{field: value})))
    )
    parsed = companies.SOURCE.parse([answer])  # type: ignore[list-item]
    assert parsed.tables["register_company"].num_rows in (1, 2)
