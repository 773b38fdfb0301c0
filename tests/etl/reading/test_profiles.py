"""Which tool made the file, by rules that are data."""

from collections.abc import Callable
from typing import Any

import pytest

from etl.reading import inspect

Make = Callable[..., Any]
MS_FORMS = {
    "fi": ["Tunnus", "Alkamisaika", "Valmistumisaika", "Sähköposti", "Nimi"],
    "en": ["ID", "Start time", "Completion time", "Email", "Name"],
    "sv": ["ID", "Starttid", "Slutförandetid", "E-post", "Namn"],
    "de": ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"],
}
ANSWERS = [[n, "1.3.2026 9:15", "1.3.2026 9:40", "anonymous", None] for n in (1, 2, 3)]


@pytest.mark.parametrize("language", MS_FORMS)
def test_microsoft_forms_is_known_in_its_languages(write: Make, language: str) -> None:
    options = ["Hitsaus;Maalaus;", "Hitsaus;", "Maalaus;"]
    rows = [[*a, o] for a, o in zip(ANSWERS, options, strict=True)]
    content = write({"Sheet1": [[*MS_FORMS[language], "Mitä osaatte?\u00a0\n"], *rows]})
    answer = inspect(content, name="kysely.xlsx")
    assert answer["profile"] == "microsoft_forms"
    sheet = answer["sheets"][0]
    assert sheet["headers"]["F1"] == "Mitä osaatte?"
    assert sheet["cells"]["F2"] == ["Hitsaus", "Maalaus"]
    assert sheet["types"]["B"] == "timestamp"


def test_google_forms_is_known_by_its_first_column_and_sheet(write: Make) -> None:
    rows = [
        ["Aikaleima", "Yritys"],
        ["1.3.2026 9:15:00", "A"],
        ["2.3.2026 9:15:00", "B"],
    ]
    content = write({"Lomakkeen vastaukset 1": rows})
    assert inspect(content, name="x.xlsx")["profile"] == "google_forms"


def test_grid_question_is_a_matrix_of_its_rows(write: Make) -> None:
    head = ["Aikaleima", "Varautuminen [Sähkö]", "Varautuminen [Vesi]"]
    rows = [
        ["1.3.2026 9:15:00", "hyvä", "heikko"],
        ["2.3.2026 9:15:00", "heikko", None],
    ]
    answer = inspect(write({"Lomakkeen vastaukset 1": [head, *rows]}), name="x.xlsx")
    assert answer["sheets"][0]["groups"] == {
        "Varautuminen": {"kind": "matrix", "columns": ["B", "C"]}
    }


def test_surveymonkey_has_two_header_rows_of_its_own_words() -> None:
    lines = [
        'Respondent ID,"Mitä osaatte?",,Nimi',
        ",Hitsaus,Maalaus,Open-Ended Response",
        "3292879998,Hitsaus,,A",
        "3292879997,Hitsaus,Maalaus,B",
        "3292879996,,Maalaus,C",
    ]
    answer = inspect("\n".join(lines).encode(), name="vienti.csv")
    sheet = answer["sheets"][0]
    assert answer["profile"] == "surveymonkey"
    assert sheet["header_rows"] == [1, 2]
    assert sheet["headers"]["C"] == "Mitä osaatte? / Maalaus"
    assert sheet["headers"]["D"] == "Nimi"
    assert sheet["cells"]["A3"] == "3292879998"
    assert sheet["groups"]["Mitä osaatte?"]["kind"] == "multiselect"


def test_limesurvey_codes_group_their_columns() -> None:
    head = "id,osaa[SQ1]. Mitä? [Hitsaus],osaa[SQ2]. Mitä? [Maalaus],ika. Ikä?"
    text = f"{head}\n1,Yes,No,40\n2,No,Yes,50\n3,Yes,Yes,60\n"
    answer = inspect(text.encode("utf-8-sig"), name="results-survey1.csv")
    assert answer["profile"] == "limesurvey"
    group = answer["sheets"][0]["groups"]["osaa"]
    assert group == {"kind": "multiselect", "columns": ["B", "C"]}


def test_kobo_summary_is_read_from_its_option_columns(write: Make) -> None:
    head = ["_id", "_uuid", "_submission_time", "_index", "Osaa", "Osaa/CNC, sorvaus"]
    rows = [
        [1, "u1", "2026-03-01T07:52:14", 1, "CNC, sorvaus Muu", "1", "1"],
        [2, "u2", "2026-03-02T07:52:14", 2, None, "0", "0"],
        [3, "u3", "2026-03-03T07:52:14", 3, None, None, None],
    ]
    content = write({"Haastattelu": [[*head, "Osaa/Muu"], *rows]})
    answer = inspect(content, name="kobo.xlsx", cells=["E2", "E3", "E4"])
    assert answer["profile"] == "kobo"
    cells = answer["sheets"][0]["cells"]
    assert cells == {"E2": ["CNC, sorvaus", "Muu"], "E3": [], "E4": None}


def test_own_template_is_known_by_its_hidden_sheet(write: Make) -> None:
    ids = ["row_id", "ytunnus", "nimi"]
    rows = [ids, ["", "Y-tunnus", "Nimi"], ["", "9000025-7", "A Oy"]]
    content = write({"A Yritykset": rows, "_meta": [["template", "voimavara"]]})
    assert inspect(content, name="mikä tahansa.xlsx")["profile"] == "template"


def test_hand_kept_list_has_no_profile(write: Make) -> None:
    rows = [["Yritys", "Määrä[kg]"], ["A", 1], ["B", 2]]
    assert inspect(write({"S": rows}), name="lista.xlsx")["profile"] is None


def test_list_for_drop_downs_is_no_second_table(write: Make) -> None:
    lists = [["Koko", "Tila"], ["pieni", "auki"], ["suuri", "kiinni"], ["keski", None]]
    rows = [["Yritys", "Koko"], ["A", "pieni"], ["B", "suuri"]]
    answer = inspect(write({"Vastaukset": rows, "Valinnat": lists}), name="x.xlsx")
    assert [one["role"] for one in answer["sheets"]] == ["data", "lookup"]
    assert answer["outcome"] == "import"
