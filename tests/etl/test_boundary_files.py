"""Boundaries in the other files that are published of them: packed, and in metres."""

import io
import sqlite3
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
import shapefile
import shapely

from etl.errors import Refused
from etl.sources import Recognised, Skipped
from etl.sources.boundaries import SOURCE
from etl.sources.plane import degrees
from tests.etl.test_boundaries import file, rows, square, towns

Document = dict[str, Any]
# metres east and north, and the degrees that they are
KUOPIO = (533_000.0, 6_972_000.0)


def database(document: Document, folder: Path, table: str = "Kunta") -> bytes:
    """Return the areas as a GeoPackage, as the National Land Survey names columns."""
    path = folder / "made.gpkg"
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as made:
        made.execute("create table gpkg_geometry_columns (table_name, column_name)")
        for name in (table, "Empty"):
            made.execute("insert into gpkg_geometry_columns values (?, 'geom')", [name])
            made.execute(f"create table {name} (natcode, namefin, nameswe, geom)")
        made.executemany(
            f"insert into {table} values (?, ?, ?, ?)",
            [
                (one["properties"]["kunta"], "x", "y", blob(one["geometry"]))
                for one in document["features"]
            ],
        )
    made.close()
    return path.read_bytes()


def blob(geometry: Any) -> bytes:
    box = struct.pack("<4d", 0, 0, 1, 1)
    shape = shapely.to_wkb(shapely.geometry.shape(geometry))
    return b"GP" + struct.pack("<BBi", 0, 0b11, 3067) + box + shape


def shapes(document: Document, *, lacks: str = "", name: str = "kunta4500k") -> bytes:
    """Return the areas as a zipped shapefile, as the WFS gives it."""
    parts = {ending: io.BytesIO() for ending in ("shp", "shx", "dbf")}
    with shapefile.Writer(**parts, encoding="latin-1") as writer:
        writer.field("kunta", "C", 3)
        writer.field("vuosi", "N", 4)
        writer.field("nimi", "C", 40)
        for one in document["features"]:
            told = one["properties"]
            writer.poly([list(map(list, one["geometry"]["coordinates"][0][::-1]))])
            writer.record(told["kunta"], told["vuosi"], told["nimi"])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for ending, part in parts.items():
            if ending != lacks:
                archive.writestr(f"{name}.{ending}", part.getvalue())
    return packed.getvalue()


def recognised(content: bytes, name: str) -> Recognised:
    found = SOURCE.recognise(file(name, content))
    assert isinstance(found, Recognised), found
    return found


@pytest.mark.parametrize("kind", ["gpkg", "zip"])
def test_packed_files_give_the_same_areas_as_geojson(kind: str, tmp_path: Path) -> None:
    document = towns()
    content = database(document, tmp_path) if kind == "gpkg" else shapes(document)
    found = recognised(content, f"SuomenKuntajako_2026.{kind}")
    plain = rows(SOURCE.recognise(file("kunnat_2026.geojson", document)))
    assert found.table_name == "municipality_boundary_2026"
    assert found.facts["has_sea"] is (kind == "gpkg")
    for one, expected in zip(rows(found), plain, strict=True):
        assert one["area_code"] == expected["area_code"]
        drawn = shapely.from_geojson(one["geometry"])
        assert drawn.equals(shapely.from_geojson(expected["geometry"]))


def test_letters_of_a_shapefile_that_names_no_code_page_are_read() -> None:
    found = recognised(shapes(towns()), "a.zip")
    landed = {row["area_code"]: row for row in rows(found)}
    assert landed["005"]["name_fi"] == "Alajärvi"


def test_metres_of_the_national_plane_become_degrees() -> None:
    document = towns()
    for one in document["features"]:
        one["geometry"] = square(*KUOPIO, 1000)
    found = recognised(file("", document).content, "kunnat.json")
    drawn = shapely.from_geojson(rows(found)[0]["geometry"])
    longitude, latitude = degrees(*KUOPIO)
    assert (drawn.bounds[2], drawn.bounds[3]) == pytest.approx(
        (longitude, latitude), abs=0.02
    )


def test_a_packed_file_that_is_damaged_is_refused_in_words(tmp_path: Path) -> None:
    document = {"features": towns()["features"][:3]}
    whole = database(document, tmp_path)
    for content, said in (
        (whole[: len(whole) // 2], "GeoPackage"),
        (whole[:20] + b"\0" * 400, "GeoPackage"),
        (shapes(document, lacks="dbf"), "without its .dbf"),
        (shapes(document)[:-40], "begins as zip"),
    ):
        with pytest.raises(Refused, match=said):
            SOURCE.recognise(file("kunnat_2026.zip", content))
    part = SOURCE.recognise(file("kunnat_2026.zip", whole))
    assert isinstance(part, Skipped)
    assert "3 of 308" in part.render("en")
