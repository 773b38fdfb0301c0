"""The cascade from the command line: rows in, rows out, refusals in words."""

import csv
from pathlib import Path

import pytest

from analysis.__main__ import main

FIRMS = "firm_id,industry\nA,28\nB,28\nC,30\n"
LINKS = "supplier,customer,value\nA,C,3\nB,C,1\n"


def run(folder: Path, firms: str, links: str, *more: str) -> int:
    (folder / "f.csv").write_text(firms, encoding="utf-8")
    (folder / "l.csv").write_text(links, encoding="utf-8")
    names = {"--firms": "f.csv", "--links": "l.csv", "--out": "o.csv"}
    ends = [text for key, name in names.items() for text in (key, str(folder / name))]
    return main(["cascade", *ends, *more])


def rows(folder: Path) -> dict[str, list[float]]:
    with (folder / "o.csv").open(encoding="utf-8") as file:
        header, *lines = csv.reader(file)
    assert header == ["firm_id", "loss_down", "loss_up", "loss"]
    return {line[0]: [float(text) for text in line[1:]] for line in lines}


def test_every_firm_has_a_row_in_the_order_of_the_file(tmp_path: Path) -> None:
    assert run(tmp_path, FIRMS, LINKS, "--replaceability", "off") == 0
    assert rows(tmp_path) == {"A": [0.75] * 3, "B": [0.25] * 3, "C": [0, 1, 1]}


def test_an_empty_market_replaces_nobody(tmp_path: Path) -> None:
    firms = FIRMS.replace("B,28", "B,29")
    assert run(tmp_path, firms, LINKS) == 0
    # C needs both goods, and nobody else makes either
    assert rows(tmp_path)["A"][0] == 0.75


def test_classes_come_from_the_link_or_the_table_or_are_essential(
    tmp_path: Path,
) -> None:
    table = tmp_path / "e.csv"
    table.write_text("supplier_industry,customer_industry,class\n28,30,0\n", "utf-8")
    more = ("--essentiality", str(table), "--replaceability", "off")
    links = "supplier,customer,value,class\nA,C,3,\nB,C,1,1\n"
    weighed = (
        FIRMS.replace("industry", "industry,weight")
        .replace("28\n", "28,0\n")
        .replace("30\n", "30,1\n")
    )
    assert run(tmp_path, weighed, links, *more) == 0
    assert [rows(tmp_path)[name][0] for name in "ABC"] == [0, 0.25, 1]


@pytest.mark.parametrize(
    ("firms", "links", "words"),
    [
        ("firm_id\nA\n", LINKS, "lacks industry"),
        (FIRMS + "A,29\n", LINKS, "line 5: firm_id 'A' is there twice"),
        ("firm_id,industry\n", LINKS, "no firms"),
        (FIRMS, LINKS + "X,C,1\n", "line 4: supplier 'X' is not among the firms"),
        (FIRMS, LINKS + "A,C,abc\n", "line 4: value 'abc'"),
        (FIRMS, LINKS + "A,C,-1\n", "line 4: value '-1'"),
        (FIRMS, LINKS + "A,C,nan\n", "line 4: value 'nan'"),
        (FIRMS, "supplier,customer,value,class\nA,C,1,3\n", "class '3'"),
        ("", LINKS, "it has nothing"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    firms: str,
    links: str,
    words: str,
) -> None:
    assert run(tmp_path, firms, links) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "o.csv").exists()


def test_a_run_that_hits_its_cap_has_no_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, FIRMS, LINKS, "--most-steps", "0") == 2
    assert "No answer" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "nosuch.csv")
    out = str(tmp_path / "o.csv")
    assert main(["cascade", "--firms", missing, "--links", missing, "--out", out]) == 2
    assert "nosuch.csv" in capsys.readouterr().err
