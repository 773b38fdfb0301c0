import hashlib
import json
from itertools import pairwise

import pytest
import shapely

from etl.reference import read_table
from etl.sources import Recognised, Skipped, SourceFile
from etl.sources.boundaries import SOURCE


def file(name, document):
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    return SourceFile(name, content, hashlib.sha256(content).hexdigest())


def square(longitude, latitude, size=0.05):
    box = shapely.box(longitude - size, latitude - size, longitude + size, latitude)
    return shapely.geometry.mapping(box)


def towns(year=2026):
    """Return every municipality as a square, as Statistics Finland names them."""
    return collection(
        (
            {
                "kunta": row["municipality_code"],
                "nimi": row["name_fi"],
                "namn": row["name_sv"],
                "vuosi": year,
            },
            square(row["longitude"], row["latitude"]),
        )
        for row in read_table("municipality").to_pylist()
    )


def regions(year=2026):
    return collection(
        ({"maakunta": row["region_code"], "vuosi": year}, square(25, 60 + number / 4))
        for number, row in enumerate(read_table("region").to_pylist())
    )


def collection(parts):
    features = [
        {"type": "Feature", "properties": properties, "geometry": geometry}
        for properties, geometry in parts
    ]
    return {"type": "FeatureCollection", "features": features}


def land_survey(document):
    """Return the same areas under the names of the National Land Survey."""
    return collection(
        (
            {"NATCODE": one["properties"].get("kunta"), "NAMEFIN": "x", "NAMESWE": "y"},
            one["geometry"],
        )
        for one in document["features"]
    )


def topology(document):
    """Return the same areas as TopoJSON: one quantised arc a square."""
    arcs, members = [], []
    for number, one in enumerate(document["features"]):
        ring = [
            (round(x * 1e4), round(y * 1e4))
            for x, y in one["geometry"]["coordinates"][0]
        ]
        steps = [ring[0]] + [
            (x - before_x, y - before_y)
            for (before_x, before_y), (x, y) in pairwise(ring)
        ]
        arcs.append(steps)
        code = one["properties"]["kunta"]
        members.append(
            {"type": "Polygon", "arcs": [[number]], "properties": {"id": code}}
        )
    return {
        "type": "Topology",
        "transform": {"scale": [1e-4, 1e-4], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {
            "counties": {"type": "GeometryCollection", "geometries": []},
            "munis": {"type": "GeometryCollection", "geometries": members},
        },
    }


def rows(*found):
    parsed = SOURCE.parse(found)
    return parsed.tables["area_boundary"].to_pylist()


def test_statistics_finland_gives_every_municipality_of_its_year():
    found = SOURCE.recognise(file("any.json", towns(2026)))
    landed = {row["area_code"]: row for row in rows(found)}
    assert found.table_name == "municipality_boundary_2026"
    assert found.vintage == "2026"
    assert len(landed) == 308
    assert landed["005"]["name_fi"] == "Alajärvi"
    assert landed["005"]["boundary_year"] == 2026


@pytest.mark.parametrize("change", [land_survey, topology])
def test_other_publishers_shapes_give_the_same_areas(change):
    plain = rows(SOURCE.recognise(file("kunnat_2026.geojson", towns())))
    other = rows(SOURCE.recognise(file("kunnat_2026.json", change(towns()))))
    assert [row["area_code"] for row in other] == [row["area_code"] for row in plain]
    for one, expected in zip(other, plain, strict=True):
        shape = shapely.from_geojson(one["geometry"])
        drawn = shapely.from_geojson(expected["geometry"])
        assert shape.symmetric_difference(drawn).area < 1e-4 * 0.5


def test_codes_that_lost_their_leading_zeros_get_them_back():
    document = towns()
    for one in document["features"]:
        one["properties"]["kunta"] = int(one["properties"]["kunta"])
    assert len(rows(SOURCE.recognise(file("x.json", document)))) == 308


def test_a_merged_municipality_keeps_its_code_and_is_named_with_its_successor():
    document = towns(2024)
    old = {"kunta": "588", "nimi": "Pertunmaa", "vuosi": 2024}
    document["features"] += collection([(old, square(26.5, 61.5))])["features"]
    found = SOURCE.recognise(file("kunnat.json", document))
    landed = {row["area_code"]: row for row in rows(found)}
    assert "588 Pertunmaa → 507 Mäntyharju" in found.title
    assert len(landed) == 309
    assert landed["588"]["name_fi"] == "Pertunmaa"


def part(document):
    return document | {"features": document["features"][:19]}


def in_metres_of_an_old_plane(document):
    return collection(
        (one["properties"], square(3_533_000, 6_972_000, 1000))
        for one in document["features"]
    )


def turned(document):
    return collection(
        (one["properties"], square(62, 27)) for one in document["features"]
    )


def unknown(document):
    extra = collection([({"kunta": "999", "vuosi": 2026}, square(27, 62))])
    return document | {"features": document["features"] + extra["features"]}


def one_shape_broken(document):
    first = document["features"][0] | {"geometry": {"type": "Polygon"}}
    return document | {"features": [first, *document["features"][1:]]}


def uncoded(document):
    return collection(({"nimi": "x"}, one["geometry"]) for one in document["features"])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (part, "19 of 308 municipalities"),
        (in_metres_of_an_old_plane, "3.534e+06, 6.971e+06"),
        (turned, "neither degrees of longitude and latitude"),
        (unknown, "999"),
        (one_shape_broken, "307 of 308"),
        (uncoded, "carry no code"),
    ],
)
def test_what_is_not_the_whole_country_is_skipped_with_a_reason(change, reason):
    answer = SOURCE.recognise(file("kunnat_2026.json", change(towns())))
    assert isinstance(answer, Skipped)
    assert reason in answer.render("en")
    assert answer.render("fi") != answer.render("sv") != answer.render("en")


def test_a_file_without_a_year_is_asked_to_say_it_in_its_name():
    document = land_survey(towns())
    assert "kunnat_2026" in SOURCE.recognise(file("kunnat.json", document)).render("en")
    assert SOURCE.recognise(file("kunnat_2025.json", document)).vintage == "2025"


def test_regions_of_any_year_are_kept_as_those_of_their_year():
    names = {recognised("x.json", regions(year)).table_name for year in (2020, 2021)}
    assert names == {"region_boundary_2020", "region_boundary_2021"}


def test_layers_without_official_codes_are_counted_as_left_out():
    document = topology(towns())
    nameless = [{"type": "Polygon", "arcs": [[0]], "properties": {"hva_id": "PS"}}]
    document["objects"]["hva"] = {"geometries": nameless}
    assert recognised("k_2021.json", document).facts["left_out"] == {"hva": 1}


@pytest.mark.parametrize("content", [b"# read me", b"", b"\x89PNG", b'{"a": 1}', b"[]"])
def test_foreign_content_is_no_boundary(content):
    assert SOURCE.recognise(file("kunnat_2026.geojson", content)) is None


LOST_ARC = {"type": "Polygon", "arcs": [[7]], "properties": {"id": "005"}}


@pytest.mark.parametrize(
    "document",
    [
        {"type": "FeatureCollection"},
        {"type": "FeatureCollection", "features": [1, None, {}]},
        {"type": "Topology", "objects": {"a": 1, "b": {"geometries": "x"}}},
        {"type": "Topology", "arcs": [], "objects": {"a": {"geometries": [LOST_ARC]}}},
    ],
)
def test_a_damaged_map_is_skipped_and_never_breaks(document):
    assert isinstance(SOURCE.recognise(file("x_2026.json", document)), Skipped)


def recognised(name, document):
    found = SOURCE.recognise(file(name, document))
    assert isinstance(found, Recognised)
    return found
