"""Layers of features of a map file: GeoJSON, TopoJSON, GeoPackage, zipped shapefile.

A GeoPackage is an SQLite database and a shapefile is several files in one zip: both
come from outside, so neither is trusted to run anything or to unpack without a limit.
"""

import io
import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import PurePosixPath
from typing import Any

import shapefile
import shapely

from etl.errors import Refused
from etl.language import N_
from etl.sources.boundaries.topology import layers_of_topology, objects
from etl.sources.decoding import looks_like_json, read_json

BROKEN = N_("It begins as {kind} and is damaged or breaks off. Fetch it again.")
PARTS_LACK = N_(
    "The shapefile “{name}” is without its {ending} file. Fetch all of its files in "
    "one zip."
)
TOO_LARGE = N_("Unpacked it would be larger than {limit} million bytes.")
DATABASE, PACKED = b"SQLite format 3\x00", b"PK\x03\x04"
LIMIT = 500_000_000
# bytes of the box around a geometry, by the bits that tell its kind
ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
HEADER = 8
# what the libraries raise over bytes that were changed on the way
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
)
BROKEN_SHAPES = (shapefile.ShapefileException, struct.error, OSError, AssertionError)
Feature = Mapping[str, Any]
Layers = Mapping[str, Sequence[Feature]]


def layers_of(content: bytes) -> Layers | None:
    """Return the features of each layer, by its name; None for no map file."""
    if content.startswith(DATABASE):
        return _of_database(content)
    if content.startswith(PACKED):
        return _of_packed(content)
    return _of_document(read_json(content)) if looks_like_json(content) else None


def _of_document(document: Any) -> Layers | None:
    kind = document.get("type") if isinstance(document, Mapping) else None
    if kind == "FeatureCollection":
        return {"": objects(document.get("features"))}
    return layers_of_topology(document) if kind == "Topology" else None


def _of_database(content: bytes) -> Layers:
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(content)
            # views and triggers of a stranger's file run none of our functions
            database.execute("pragma trusted_schema = off")
            database.row_factory = sqlite3.Row
            named = database.execute(
                "select g.table_name, g.column_name from gpkg_geometry_columns as g "
                "join sqlite_master as m on m.name = g.table_name and m.type = 'table'"
            ).fetchall()
            return {name: list(_of_table(database, name, at)) for name, at in named}
        except sqlite3.Error:
            raise Refused(BROKEN, kind="GeoPackage") from None


def _of_table(
    database: sqlite3.Connection, name: str, geometry: str
) -> Iterator[Feature]:
    quoted = name.replace('"', '""')
    for row in database.execute(f'select * from "{quoted}"'):
        told = dict(row)
        yield {"geometry": _shape(told.pop(geometry, None)), "properties": told}


def _shape(packed: Any) -> shapely.Geometry | None:
    """Return a geometry of a GeoPackage: a header, a box, and well-known binary."""
    if not isinstance(packed, bytes) or packed[:2] != b"GP" or len(packed) < HEADER:
        return None
    envelope = ENVELOPES.get(packed[3] >> 1 & 0b111)
    if envelope is None:
        return None
    try:
        found: shapely.Geometry = shapely.from_wkb(packed[HEADER + envelope :])
    except shapely.GEOSException:
        return None
    return found


def _of_packed(content: bytes) -> Layers | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(one.file_size for one in archive.infolist()) > LIMIT:
                raise Refused(TOO_LARGE, limit=LIMIT // 10**6)
            found: dict[str, Sequence[Feature]] = {}
            for name in archive.namelist():
                found |= _of_member(archive, name)
            return found or None
    except (*BROKEN_ZIP, ValueError):
        raise Refused(BROKEN, kind="zip") from None


def _of_member(archive: zipfile.ZipFile, name: str) -> Layers:
    path = PurePosixPath(name)
    if path.suffix.lower() == ".shp":
        return {path.stem: list(_of_shapefile(archive, name))}
    if path.suffix.lower() in {".geojson", ".json", ".topojson", ".gpkg"}:
        inside = archive.read(name)
        return layers_of(inside) or {} if not inside.startswith(PACKED) else {}
    return {}


def _of_shapefile(archive: zipfile.ZipFile, name: str) -> Iterator[Feature]:
    parts = {
        PurePosixPath(one).suffix.lower(): archive.read(one)
        for one in archive.namelist()
        if PurePosixPath(one).with_suffix("") == PurePosixPath(name).with_suffix("")
    }
    if ".dbf" not in parts:
        raise Refused(PARTS_LACK, name=name, ending=".dbf")
    encoding = _encoding(parts.get(".cpg", b""), parts[".dbf"])
    try:
        with shapefile.Reader(
            shp=io.BytesIO(parts[".shp"]),
            dbf=io.BytesIO(parts[".dbf"]),
            encoding=encoding,
            encodingErrors="replace",
        ) as reader:
            for one in reader.iterShapeRecords():
                geometry = one.shape.__geo_interface__
                yield {"properties": one.record.as_dict(), "geometry": geometry}
    except (*BROKEN_SHAPES, AttributeError, LookupError, TypeError, ValueError):
        raise Refused(BROKEN, kind="shapefile") from None


def _encoding(told: bytes, table: bytes) -> str:
    name = told.decode("ascii", "replace").strip().lower()
    if "8859" in name:
        return "latin-1"
    if name:
        return "utf-8" if "utf" in name or name == "65001" else "cp1252"
    try:
        table[32:].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
