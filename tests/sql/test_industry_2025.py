"""Companies by industry of TOL 2025: what was split stays open, and is counted so."""

import pytest

from tests.sql.bench import Bench, company

CERTAIN, NEW, SPLIT, WIDE = "9000000-3", "9000001-1", "9000003-8", "9000004-6"
KEY = {
    "25400": ("25300",),
    "26300": ("26300", "26510"),
    "33140": ("33120", "43210"),
}


@pytest.fixture
def industries(bench: Bench) -> Bench:
    """Return four companies and the key: kept, split in a division, split over two."""
    for old, several in KEY.items():
        for new in several:
            pair = {"from_edition": "TOL2008", "from_code": old, "to_code": new}
            bench.land("industry_correspondence", pair | {"to_edition": "TOL2025"})
    told = {CERTAIN: "25400", SPLIT: "26300", WIDE: "33140"}
    for business_id, code in told.items():
        bench.land("yritykset", company(business_id, tol2025=None, tol2008=code))
    bench.land("yritykset", company(NEW, tol2025="25300"))
    bench.build("industry_company")
    return bench


def test_every_candidate_of_a_split_industry_is_shown(industries: Bench) -> None:
    rows = industries.rows(
        "select company_id, industry_code_2025, candidate_count, is_ambiguous "
        "from marts.company_industry_2025 order by 1, 2"
    )
    assert rows == [
        (CERTAIN, "25300", 1, False),
        (NEW, "25300", 1, False),
        (SPLIT, "26300", 2, True),
        (SPLIT, "26510", 2, True),
        (WIDE, "33120", 2, True),
        (WIDE, "43210", 2, True),
    ]


def test_a_figure_by_division_says_how_many_may_be_elsewhere(industries: Bench) -> None:
    rows = industries.rows(
        "select division_code, company_count, ambiguous_count "
        "from marts.industry_company order by 1"
    )
    # 26300 stays within division 26; 33140 may be in 33 or in 43
    assert rows == [
        ("TOL2025:25", 2, 0),
        ("TOL2025:26", 1, 0),
        ("TOL2025:33", 0, 1),
        ("TOL2025:43", 0, 1),
    ]


def test_without_a_key_an_old_industry_is_in_no_new_one(bench: Bench) -> None:
    bench.land("yritykset", company(CERTAIN, tol2025=None, tol2008="25400"))
    bench.build("industry_company")
    assert bench.rows("select * from marts.industry_company") == []
    found = bench.row(
        "select industry_code_2008, industry_code_2025, candidate_count "
        "from marts.company_industry_2025"
    )
    assert found == ("25400", None, 0)


def test_an_occupation_that_only_the_landed_list_has_gets_its_name(
    bench: Bench,
) -> None:
    for code, name in (("1111", "Lainsäätäjät"), ("X0000", "Tuntematon")):
        bench.land(
            "classification_item",
            {"edition": "AML2010", "code": code, "name_fi": name},
        )
    bench.build("occupation_class")
    found = bench.rows(
        "select occupation_code, occupation_name_sv from marts.occupation_class "
        "where occupation_code in ('1111', 'X0000')"
    )
    assert found == [("1111", "Lainsäätäjät")]


def test_names_of_all_levels_come_from_the_landed_edition(bench: Bench) -> None:
    told = {"edition": "TOL2025", "code": "25300", "name_fi": "Aseiden valmistus"}
    bench.land("classification_item", told)
    bench.build("industry_class")
    name = "select industry_name_fi, industry_name_sv from marts.industry_class where "
    assert bench.row(name + "industry_code = '25300'") == ("Aseiden valmistus",) * 2
    both = bench.rows(name + "industry_edition = 'TOL2025' and industry_code = '25'")
    assert len(both) == 1
