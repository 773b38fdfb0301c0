"""Nothing received is lost, and nothing landed is ever changed."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from etl import landing
from etl.errors import Refused
from etl.workspace import Workspace


def keep(ws: Workspace, content: bytes, name: str = "a.xlsx") -> landing.Original:
    return landing.keep(
        ws, content, name=name, kind="workbook", received_by="assistant"
    )


def test_the_bytes_are_kept_under_their_hash_beside_a_sidecar(ws: Workspace) -> None:
    kept = keep(ws, b"abc")
    assert kept.path.read_bytes() == b"abc"
    beside = kept.path.with_name(f"{kept.sha256}.sidecar.json")
    sidecar = json.loads(beside.read_text(encoding="utf-8"))
    assert sidecar["name"] == "a.xlsx"
    assert sidecar["received_by"] == "assistant"
    assert landing.original(ws, kept.sha256) == kept


def test_the_same_bytes_under_another_name_are_kept_once(ws: Workspace) -> None:
    first = keep(ws, b"abc")
    assert keep(ws, b"abc", name="b.xlsx") == first
    assert len(list(ws.landing.rglob("*.xlsx"))) == 1


@pytest.mark.parametrize("name", ["../../etc/passwd", "x.xlsx/../y", "a." + "b" * 99])
def test_a_file_name_cannot_choose_where_it_is_kept(ws: Workspace, name: str) -> None:
    kept = keep(ws, b"abc", name=name)
    assert kept.path.parent.parent == ws.landing
    assert kept.name == name


@hypothesis_settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=200), st.text(max_size=30))
def test_whatever_is_kept_comes_back(ws: Workspace, content: bytes, name: str) -> None:
    kept = keep(ws, content, name=name)
    found = landing.original(ws, kept.sha256)
    assert found is not None
    assert found.path.read_bytes() == content


def test_parsed_tables_are_written_whole_and_only_once(ws: Workspace) -> None:
    landing.write_parsed(ws, "k", {"t": pa.table({"a": [1]})}, {"rows": 1})
    landing.write_parsed(ws, "k", {"t": pa.table({"a": [2]})}, {"rows": 9})
    parsed = landing.read_parsed(ws, "k")
    assert pq.read_table(parsed.tables["t"]).to_pydict() == {"a": [1]}
    assert parsed.about == {"rows": 1}


def test_half_written_bytes_do_not_count_as_kept(ws: Workspace) -> None:
    kept = keep(ws, b"abc")
    kept.path.unlink()
    assert landing.original(ws, kept.sha256) is None
    assert keep(ws, b"abc").path.read_bytes() == b"abc"


@pytest.mark.parametrize("name", ["answer.json", "a.sidecar.json", "a.parquet", "a"])
def test_no_name_of_an_original_can_clash_with_its_sidecar(
    ws: Workspace, name: str
) -> None:
    kept = keep(ws, b'{"an": "answer"}', name=name)
    assert kept.path.read_bytes() == b'{"an": "answer"}'
    found = landing.original(ws, kept.sha256)
    assert found is not None
    assert found.path.read_bytes() == b'{"an": "answer"}'


def test_what_a_killed_process_left_goes_with_the_next_file(ws: Workspace) -> None:
    drafts = ws.landing / ".drafts"
    (drafts / "folder").mkdir(parents=True)
    (drafts / "folder" / "half.parquet").write_bytes(b"PAR1")
    (drafts / "half").write_bytes(b"half of a file")
    keep(ws, b"abc")
    assert list(drafts.iterdir()) == []


def test_a_second_writer_waits_and_then_says_that_it_is_busy(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(landing.file, "LONGEST_WAIT_SECONDS", 0.01)
    ws.landing.mkdir(parents=True)
    with FileLock(ws.landing / ".lock"), pytest.raises(Refused) as refusal:
        keep(ws, b"abc")
    assert "kaksi minuuttia" in refusal.value.render("fi")
    assert keep(ws, b"abc").path.is_file()


def test_a_redacted_copy_takes_the_place_of_the_rows_for_good(ws: Workspace) -> None:
    for word in ("Maija", "", "nothing"):
        table = {"sheet": pa.table({"note": [word]})}
        if word == "Maija":
            landing.write_parsed(ws, "k", table, {"n": 1})
        else:
            landing.redact_parsed(ws, "k", table, {"n": 1})
    landing.write_parsed(ws, "k", {"sheet": pa.table({"note": ["Maija"]})}, {})
    parsed = landing.read_parsed(ws, "k")
    assert pq.read_table(parsed.tables["sheet"])["note"].to_pylist() == ["nothing"]
    assert parsed.about == {"n": 1}
    assert list(landing.parsed_keys(ws)) == ["k"]
    assert len(list((ws.landing / "parsed").iterdir())) == 1
