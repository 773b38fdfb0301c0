"""What contents count, and the names of classes that no reference list has."""

import pytest

from etl.sources.employment import SOURCE
from etl.statistics.variables import measure_of
from tests.etl.sources.samples import cells, jsonstat, recognised

YEAR = {"timeperiod_y": ["2023"]}


@pytest.mark.parametrize(
    ("content", "title", "measure"),
    [
        ("vaesto Väestö 31.12.", "Väestö", "population"),
        ("vaesto_e24 Väestö 31.12.", "Väestöennuste 2024", "projected_population"),
        ("x Väestönlisäys", "Väestönmuutokset", None),
        ("a Uudet opiskelijat", "", "new_students"),
        ("b Tutkintoon johtavan koulutuksen opiskelijat", "", "students"),
        ("c Tutkinnon suorittaneet", "", "completed"),
        ("tutkinnot Examina", "", "completed"),
        ("d Toimipaikkojen henkilöstö", "", "personnel"),
        ("e Toimipaikkojen lukumäärä", "", "establishments"),
        ("f Liikevaihto (1 000 €)", "", None),
    ],
)
def test_what_a_content_counts_is_told_by_its_code_and_label(
    content: str, title: str, measure: str | None
) -> None:
    assert measure_of(content, title) == measure


def test_names_of_contents_and_fields_are_landed_once_with_what_they_count() -> None:
    variables = {"koulutusala_1": ["SSS", "07"], "Kesto": ["SSS"]}
    table = jsonstat(
        variables | YEAR | {"contentscode": ["x"]},
        table="15zz",
        labels={"07": "Tekniikan alat", "SSS": "Yhteensä", "x": "Tutkinnot"},
    )
    found = recognised(table)
    landed = SOURCE.parse([found, found]).tables["statistic_class"]
    assert [tuple(row.values()) for row in landed.to_pylist()] == [
        ("employment", "15zz", "education_field", "SSS", "Yhteensä", None),
        ("employment", "15zz", "education_field", "07", "Tekniikan alat", None),
        ("employment", "15zz", "content", "x", "Tutkinnot", "completed"),
    ]


def test_a_table_without_contents_is_told_by_its_title() -> None:
    table = jsonstat(YEAR, table="15zz", label="Opiskelijat")
    (named,) = recognised(table).content.classes.to_pylist()
    (cell,) = cells(table)
    assert cell["content_code"] == named["code"] == "Opiskelijat"
    assert named["measure"] == "students"
