import json

import duckdb
import pytest

from etl.build import build, build_file, current_build
from etl.sources import SourceFile
from etl.sources.boundaries import SOURCE
from etl.sources.refresh import refresh
from tests.etl.test_boundaries import land_survey, recognised, regions, towns

COUNTS = {
    "kunnat_2020_statfi.topojson": 310,
    "kunnat_hyvinvointialueet_2021_statfi.topojson": 309,
    "kunnat_2024_mml.geojson": 309,
    "kunnat_2026.geojson": 308,
    "maakunnat_2020_statfi.topojson": 19,
    "maakunnat_2024_mml.geojson": 19,
    "maakunnat_2026.geojson": 19,
}


@pytest.mark.realdata
def test_every_real_year_is_kept_with_its_own_areas(ws, realdata):
    done = refresh(ws, "boundaries", realdata / "boundaries", author="a")
    assert {one["file"]: one["row_count"] for one in done.loaded} == COUNTS
    reasons = {one.file: one.render("en") for one in done.skipped}
    assert set(reasons) == {"README.md", "kunnat_2026_pohjois_savo.geojson"}
    assert "19 of 308" in reasons["kunnat_2026_pohjois_savo.geojson"]


@pytest.mark.realdata
def test_real_figures_of_2020_meet_the_areas_of_2020_on_a_map_of_2026(ws, realdata):
    refresh(ws, "boundaries", realdata / "boundaries", author="a")
    file = realdata / "statfin" / "tyonv_1001_kunta_2019_2020.csv"
    refresh(ws, "employment", file, author="a")
    build(ws, audiences=False)
    database = duckdb.connect(
        str(build_file(ws, str(current_build(ws)), "internal")), read_only=True
    )
    years = database.execute("select distinct boundary_year from marts.area_shape")
    assert years.fetchall() == [(2026,)]
    past = database.execute(
        "select area_code from marts.area_shape where membership_until = 2020 "
        "and area_level = 'region' order by area_code"
    ).fetchall()
    # five municipalities moved between these nine regions on 1.1.2021
    moved = ["06", "07", "08", "10", "11", "12", "13", "14", "15"]
    assert [code for (code,) in past] == moved


@pytest.mark.realdata
@pytest.mark.parametrize(
    ("name", "merged"),
    [
        ("kunnat_2024_mml.geojson", {"588"}),
        ("kunnat_hyvinvointialueet_2021_statfi.topojson", {"588"}),
        ("kunnat_2020_statfi.topojson", {"588", "099"}),
    ],
)
def test_an_older_real_year_names_what_has_merged_since(realdata, name, merged):
    content = (realdata / "boundaries" / name).read_bytes()
    found = SOURCE.recognise(SourceFile(name, content, ""))
    assert {one[:3] for one in found.facts["merged"]} == merged
    landed = SOURCE.parse([found]).tables["area_boundary"]
    assert landed.num_rows == COUNTS[name]


def test_one_file_of_each_level_and_year_is_chosen():
    found = [
        recognised("a.json", towns(2024)),
        recognised("b.json", towns(2026)),
        recognised("c_2026.json", land_survey(towns())),
        recognised("d.json", regions(2025)),
    ]
    choice = SOURCE.choose(found, [])
    assert {one.file.name for one in choice.loaded} == {"a.json", "b.json", "d.json"}
    (reason,) = choice.skipped
    assert "b.json" in reason.render("en")


def test_an_older_year_stands_beside_the_one_in_use(ws, tmp_path):
    folder = tmp_path / "answers"
    folder.mkdir()
    (folder / "new.json").write_text(json.dumps(towns(2026)))
    (folder / "old.json").write_text(json.dumps(towns(2024)))
    first = refresh(ws, "boundaries", folder / "new.json", author="a")
    both = refresh(ws, "boundaries", folder, author="a")
    again = refresh(ws, "boundaries", folder, author="a")
    assert first.batch.row_count == both.batch.row_count == 308
    assert [one["vintage"] for one in both.loaded] == ["2024"]
    assert again.batch is None
    assert {one.file for one in again.skipped} == {"new.json", "old.json"}
