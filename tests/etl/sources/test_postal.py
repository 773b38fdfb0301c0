"""Postal codes: Posti's file in both shapes, PRH's list, points of the areas."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.sources import Recognised, Skipped
from etl.sources.plane import degrees
from etl.sources.postal import SOURCE
from etl.sources.refresh import refresh
from etl.workspace import Workspace
from tests.etl.sources.samples import file
from tests.etl.sources.test_real_files import rows

HEADER = (
    "postcode,postcode_fi_name,postcode_sv_name,valid_from,type_code,"
    "municipal_code,date\n"
)


def recognised(content: Any) -> Recognised:
    found = SOURCE.recognise(file(content))
    assert isinstance(found, Recognised)
    return found


def fixed_line(code: str, kind: str, town: str) -> str:
    return (
        f"PONOT20260526{code}{'ÄHTÄRI':<30}{'ETSERI':<30}{'':<24}19970102{kind}FI1D2"
        f"{'Etelä-Pohjanmaa':<30}{'Södra Österbotten':<30}{town}{'Ähtäri':<20}"
        f"{'Etseri':<20}1"
    )


def test_the_fixed_width_file_and_the_csv_give_the_same_rows() -> None:
    lines = [fixed_line("63700", "1", "989"), fixed_line("63701", "2", "989")]
    assert {len(line) for line in lines} == {220}
    fixed = recognised("\r\n".join(lines).encode("latin-1"))
    text = HEADER + "".join(
        f"{code},ÄHTÄRI,ETSERI,19970102,{kind},989,20260526\n"
        for code, kind in (("63700", "1"), ("63701", "2"))
    )
    assert fixed.content == recognised(text.encode()).content
    assert [row["kind"] for row in fixed.content] == ["normal", "po_box"]
    assert fixed.content[0]["valid_from"] == date(1997, 1, 2)
    assert (fixed.table_name, fixed.vintage) == ("postal_code posti", "2026-05-26")


def test_a_list_of_the_register_has_one_row_a_code_in_two_languages() -> None:
    entry = {"postCode": "65100", "municipalityCode": "905", "active": True}
    found = recognised(
        [
            entry | {"city": "VAASA", "languageCode": "1"},
            entry | {"city": "VASA", "languageCode": "2"},
        ]
    )
    (row,) = found.content
    assert (row["name_fi"], row["name_sv"]) == ("VAASA", "VASA")
    assert row["municipality_code"] == "905"
    assert SOURCE.recognise(file([{"postCode": "65 100"}])) is None


def test_a_point_of_paavo_is_turned_from_metres_into_degrees() -> None:
    about = {"postinumeroalue": "70100", "kunta": "297", "vuosi": 2026}
    about |= {"euref_x": 534000, "euref_y": 6974000}
    features = [{"type": "Feature", "geometry": None, "properties": about}]
    found = recognised({"type": "FeatureCollection", "features": features})
    (row,) = found.content
    assert (found.table_name, found.vintage) == ("postal_code_centre paavo", "2026")
    assert row["longitude"] == pytest.approx(27.66883, abs=1e-5)
    assert row["latitude"] == pytest.approx(62.89440, abs=1e-5)


def test_the_plane_keeps_lengths_along_its_middle_and_is_symmetric() -> None:
    # on the middle meridian an arc is a length of the ellipsoid, times the scale
    assert degrees(500_000, 0) == pytest.approx((27, 0), abs=1e-12)
    quarter = 10_001_965.7292  # metres from the equator to the pole, GRS 80
    assert degrees(500_000, quarter * 0.9996)[1] == pytest.approx(90, abs=1e-8)
    west, east = degrees(400_000, 7e6), degrees(600_000, 7e6)
    assert west[1] == pytest.approx(east[1], abs=1e-12)
    assert 27 - west[0] == pytest.approx(east[0] - 27, abs=1e-12)


@pytest.mark.realdata
def test_the_real_files_load_to_their_counts(ws: Workspace, realdata: Path) -> None:
    done = refresh(ws, "postal", realdata / "postal", author="tester", language="en")
    counts = {one["table_name"]: one["row_count"] for one in done.loaded}
    assert counts == {
        "postal_code posti": 3779,
        "postal_code_centre label_point": 3026,
    }
    assert [one.file for one in done.skipped] == ["README.md"]
    codes = {row["post_code"]: row for row in rows(ws, done, "postal_code")}
    kinds = [row["kind"] for row in codes.values()]
    assert [kinds.count(k) for k in ("normal", "po_box", "company", "other")] == [
        3018,
        589,
        146,
        26,
    ]
    assert sum(row["municipality_code"] == "297" for row in codes.values()) == 89
    points = {row["post_code"] for row in rows(ws, done, "postal_code_centre")}
    assert len(points - codes.keys()) == 15
    normal = {code for code, row in codes.items() if row["kind"] == "normal"}
    assert sorted(normal - points)[:3] == ["22110", "38370", "40350"]
    assert len(normal - points) == 7


@pytest.mark.realdata
def test_a_part_of_the_list_never_replaces_the_whole(
    ws: Workspace, realdata: Path, tmp_path: Path
) -> None:
    whole = realdata / "postal" / "posti_pcf_2026-05-26.csv"
    refresh(ws, "postal", whole, author="tester", language="en")
    part = tmp_path / "part.csv"
    part.write_bytes(b"\n".join(whole.read_bytes().split(b"\n")[:100]))
    again = refresh(ws, "postal", part, author="tester", language="en")
    assert again.batch is None
    assert "A part never replaces" in again.skipped[0].render("en")


def test_a_foreign_file_is_no_list_of_postal_codes() -> None:
    for content in (b"# notes", b"postcode;name\n", {"features": []}, [1], []):
        assert not isinstance(SOURCE.recognise(file(content)), Recognised | Skipped)
