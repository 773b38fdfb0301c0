import pytest

from etl import landing
from etl.sources import SourceFile
from etl.sources.boundaries import SOURCE
from etl.sources.refresh import refresh


@pytest.mark.realdata
def test_real_folder_gives_one_year_and_says_why_the_rest_is_skipped(ws, realdata):
    done = refresh(ws, "boundaries", realdata / "boundaries", author="a")
    tables = landing.read_parsed(ws, done.batch.parsed_key).tables
    assert "area_boundary" in tables
    loaded = {(one["title"], one["row_count"]) for one in done.loaded}
    assert loaded == {("Kunnat 2026", 308), ("Maakunnat 2026", 19)}
    reasons = {one.file: one.render("en") for one in done.skipped}
    assert len(reasons) == 7
    assert "19 of 308" in reasons["kunnat_2026_pohjois_savo.geojson"]
    assert "2024" in reasons["kunnat_2024_mml.geojson"]
    assert "2020" in reasons["kunnat_2020_statfi.topojson"]
    assert "1.1.2021" in reasons["maakunnat_2020_statfi.topojson"]


@pytest.mark.realdata
@pytest.mark.parametrize(
    ("name", "merged"),
    [
        ("kunnat_2024_mml.geojson", {"588"}),
        ("kunnat_hyvinvointialueet_2021_statfi.topojson", {"588"}),
        ("kunnat_2020_statfi.topojson", {"588", "099"}),
    ],
)
def test_an_older_real_year_alone_still_gives_todays_municipalities(
    realdata, name, merged
):
    content = (realdata / "boundaries" / name).read_bytes()
    found = SOURCE.recognise(SourceFile(name, content, ""))
    assert {one[:3] for one in found.facts["merged"]} == merged
    landed = SOURCE.parse([found]).tables["area_boundary"]
    assert landed.num_rows == 308
