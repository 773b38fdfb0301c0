"""Places of GeoNames: both shapes of the list, real counts, names that are shown."""

from pathlib import Path

import pytest

from etl.sources import Recognised, Skipped
from etl.sources.places import SOURCE
from etl.sources.refresh import refresh
from etl.workspace import Workspace
from tests.etl.sources.samples import file
from tests.etl.sources.test_real_files import rows


def dump_line(place: str, kind: str = "P", country: str = "FI") -> str:
    fields = ["638936", place, place, "", "63.2", "28.08", kind, "PPL", country]
    return "\t".join(
        [*fields, *[""] * 5, "6474", "", "101", "Europe/Helsinki", "2026-03-01"]
    )


def test_the_dump_gives_the_finnish_populated_places() -> None:
    lines = [
        dump_line("Nilsiä"),
        dump_line("Tahko", kind="T"),
        dump_line("Kiruna", country="SE"),
    ]
    found = SOURCE.recognise(file(("\n".join(lines) + "\n").encode()))
    assert isinstance(found, Recognised)
    (row,) = found.content
    assert (row["name"], row["population"], row["longitude"]) == ("Nilsiä", 6474, 28.08)
    assert found.vintage == "2026-03-01"


def test_a_list_without_a_place_in_finland_is_refused_in_words() -> None:
    text = "geonameid,name,lat,lon,population\n1,Paris,48.9,2.3,2000000\n2,X,,,\n"
    found = SOURCE.recognise(file(text.encode()))
    assert isinstance(found, Skipped)
    assert "no populated place" in found.render("en")
    assert SOURCE.recognise(file(b"# notes")) is None


@pytest.mark.realdata
def test_the_real_list_has_930_places(ws: Workspace, realdata: Path) -> None:
    folder = realdata / "places"
    done = refresh(ws, "places", folder, author="tester", language="en")
    assert [one["row_count"] for one in done.loaded] == [930]
    found = {row["name"]: row for row in rows(ws, done, "place_name")}
    assert found["Nilsiä"]["population"] == 6474
    assert found["Helsinki"]["latitude"] == 60.16952
