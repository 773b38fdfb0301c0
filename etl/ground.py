"""Draw the ground of the maps once, from Natural Earth: `python -m etl.ground FOLDER`.

FOLDER holds the shapefiles `ne_10m_land`, `ne_10m_lakes` and
`ne_10m_admin_0_boundary_lines_land` (naturalearthdata.com, public domain). What is
written is committed, so nobody needs this to run the product. The line in the sea
only tells whose an island is on the picture: it is no border.
"""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from struct import unpack_from

import shapely
from shapely import Geometry, LineString, MultiPolygon, Point, Polygon, STRtree

from etl.reference import read_table
from etl.settings import PROJECT

GROUND = PROJECT / "static" / "ground"
FRAME = shapely.box(15, 58, 36, 71.5)
TOLERANCE = 0.004
LAKE_TOLERANCE = 0.003
SMALLEST_ISLAND = 1e-4
"""Square degrees: about 0.6 square kilometres in Finland."""
DECIMALS = 4
# west, south and east of Finland's islands, then back over land
FINNISH_SEA = shapely.from_wkt(
    "POLYGON((24.15 65.85, 24.1 65.5, 22 64, 21.3 63.62, 20.75 63.45, 20.4 63.2,"
    "19.9 62.5, 19.5 61.5, 19.2 60.8, 19.12 60.1, 19.5 59.6, 20.2 59.35, 22.5 59.45,"
    "23.5 59.62, 24.5 59.78, 25.5 59.85, 26.6 60.12, 27.25 60.22, 27.5 60.35,"
    "27.75 60.5, 28.5 61, 29 62, 27 66, 24.15 65.85))"
)
OVERSHOOT = 0.005
"""Degrees by which a border is drawn on: some end a few metres before the coast."""
LINES, POLYGONS = 3, 5


def shapes(path: Path) -> Iterator[list[LineString]]:
    """Yield the parts of each line or polygon of a shapefile (`.shp`)."""
    content = path.read_bytes()
    position = 100
    while position < len(content):
        _, words = unpack_from(">2i", content, position)
        start = position + 8
        position = start + 2 * words
        if unpack_from("<i", content, start)[0] not in {LINES, POLYGONS}:
            continue
        part_count, point_count = unpack_from("<2i", content, start + 36)
        firsts = unpack_from(f"<{part_count}i", content, start + 44)
        flat = unpack_from(f"<{2 * point_count}d", content, start + 44 + 4 * part_count)
        points = list(zip(flat[::2], flat[1::2], strict=True))
        ends = [*firsts[1:], point_count]
        yield [
            LineString(points[first:end])
            for first, end in zip(firsts, ends, strict=True)
        ]


def areas(path: Path) -> list[Geometry]:
    """Return the polygons of a shapefile that reach into the frame, cut to it."""
    found = []
    for rings in shapes(path):
        near = [ring for ring in rings if ring.envelope.intersects(FRAME)]
        if near:
            whole = shapely.build_area(shapely.MultiLineString(near))
            found.append(whole.intersection(FRAME))
    return [area for area in found if not area.is_empty]


def split(land: Geometry, borders: Sequence[Geometry]) -> tuple[Geometry, Geometry]:
    """Return Finland and its neighbours: the land of the frame in two."""
    rims = shapely.unary_union([land.boundary, *borders])
    faces = [
        face
        for face in shapely.polygonize([rims]).geoms
        if land.contains(face.representative_point())
    ]
    towns = STRtree([Point(*place) for place in _centres()])
    lines = shapely.unary_union(list(borders))
    finland = [face for face in faces if _is_finnish(face, towns, lines)]
    others = [face for face in faces if face not in finland]
    return shapely.unary_union(finland), shapely.unary_union(others)


def _is_finnish(face: Polygon, towns: STRtree, borders: Geometry) -> bool:
    town_count = len(towns.query(face, predicate="contains"))
    if face.distance(borders) == 0:  # Tornio lies west of the coarse border
        return town_count > 1
    return town_count > 0 or bool(FINNISH_SEA.contains(face.representative_point()))


def _drawn_on(line: LineString) -> LineString:
    (x0, y0), (x1, y1), *_ = line.coords
    (x3, y3), (x2, y2), *_ = reversed(line.coords)
    first, last = math.dist((x0, y0), (x1, y1)), math.dist((x2, y2), (x3, y3))
    head = (x0 + (x0 - x1) * OVERSHOOT / first, y0 + (y0 - y1) * OVERSHOOT / first)
    tail = (x3 + (x3 - x2) * OVERSHOOT / last, y3 + (y3 - y2) * OVERSHOOT / last)
    return LineString([head, *line.coords, tail])


def _centres() -> Iterator[tuple[float, float]]:
    for row in read_table("municipality").to_pylist():
        yield row["longitude"], row["latitude"]


def _without_specks(area: Geometry) -> MultiPolygon:
    parts = [part for part in shapely.get_parts(area) if part.area >= SMALLEST_ISLAND]
    return MultiPolygon([part for part in parts if isinstance(part, Polygon)])


def write(name: str, parts: Sequence[Geometry]) -> int:
    """Write areas as a GeoJSON file of the ground; return its size in bytes."""
    rounded = [shapely.set_precision(part, 10**-DECIMALS) for part in parts]
    features = [
        {
            "type": "Feature",
            "properties": {"source": "Natural Earth"},
            "geometry": json.loads(
                json.dumps(shapely.geometry.mapping(part)),
                parse_float=lambda text: round(float(text), DECIMALS),
            ),
        }
        for part in rounded
        if not part.is_empty
    ]
    text = json.dumps(
        {"type": "FeatureCollection", "features": features}, separators=(",", ":")
    )
    (GROUND / name).write_text(text + "\n", encoding="utf-8")
    return len(text)


def draw(folder: Path) -> dict[str, int]:
    """Cut, split and simplify the shapefiles of `folder`; return sizes by file."""
    land = shapely.unary_union(areas(folder / "ne_10m_land.shp"))
    borders = [
        shapely.intersection(_drawn_on(line), FRAME)
        for parts in shapes(folder / "ne_10m_admin_0_boundary_lines_land.shp")
        for line in parts
        if line.intersects(FRAME)
    ]
    finland, others = map(_without_specks, split(land, borders))
    finland, others = shapely.coverage_simplify([finland, others], TOLERANCE)
    lakes = shapely.simplify(areas(folder / "ne_10m_lakes.shp"), LAKE_TOLERANCE)
    GROUND.mkdir(parents=True, exist_ok=True)
    return {
        "finland.geojson": write("finland.geojson", [finland]),
        "neighbours.geojson": write("neighbours.geojson", [others]),
        "lakes.geojson": write("lakes.geojson", list(lakes)),
    }


if __name__ == "__main__":
    for file_name, size in draw(Path(sys.argv[1])).items():
        print(f"{file_name}: {size / 1000:.0f} kB")
