"""Answers of sheet E as classes, by hand."""

from tests.sql.bench import Bench, company

ID = "9000000-3"
TOLD = [
    ({"varavoima_h": "0"}, "backup_power", "none"),
    ({"varavoima_h": "7.5"}, "backup_power", "under_8_hours"),
    ({"varavoima_h": "23"}, "backup_power", "under_24_hours"),
    ({"varavoima_h": "24"}, "backup_power", "24_hours_or_more"),
    ({"varavoima_h": "eos"}, "backup_power", "dont_know"),
    ({}, "backup_power", "missing"),
    ({"kyber_taso": "3"}, "cyber_level", "level_3"),
    ({"jatkuvuussuunnitelma": "kesken"}, "continuity_plan", "in_progress"),
    ({"jatkuvuussuunnitelma": "eos"}, "continuity_plan", "dont_know"),
    ({"harjoitus_pvm": "2026-01-02"}, "exercise", "within_year"),
    ({"harjoitus_pvm": "2024-06-01"}, "exercise", "within_3_years"),
    ({"harjoitus_pvm": "2020-01-01"}, "exercise", "older"),
    ({"hvk_pooli": "e"}, "supply_pool", "no"),
]


def ids() -> list[str]:
    return [f"9{place:06d}-{place % 10}" for place in range(len(TOLD))]


def test_every_answer_gets_its_class(bench: Bench) -> None:
    for business_id, (answers, _question, _class) in zip(ids(), TOLD, strict=True):
        bench.land("yritykset", company(business_id, haastattelu_pvm="2026-06-01"))
        bench.land("varautuminen", {"ytunnus": business_id} | answers)
    bench.build("preparedness_class")
    found = {
        (company_id, question): answer
        for company_id, question, answer in bench.rows(
            "select company_id, question_code, answer_code "
            "from marts.preparedness_class"
        )
    }
    for business_id, (_answers, question, expected) in zip(ids(), TOLD, strict=True):
        assert found[business_id, question] == expected


def test_who_was_not_asked_has_no_answer_but_is_counted(bench: Bench) -> None:
    bench.land("yritykset", company(ID))
    bench.build("preparedness_class")
    assert bench.row("select is_asked from marts.preparedness") == (False,)
    assert bench.rows("select distinct answer_code from marts.preparedness_class") == [
        ("missing",)
    ]


def test_an_answer_that_no_support_is_needed_is_none(bench: Bench) -> None:
    for business_id, told in zip(ids(), ("Ei tarvetta.", "Harjoitus"), strict=False):
        bench.land("yritykset", company(business_id))
        bench.land("varautuminen", {"ytunnus": business_id, "tarve_tuki": told})
    bench.build("preparedness")
    found = bench.rows("select support_need from marts.preparedness order by 1")
    assert found == [("Harjoitus",), (None,)]
