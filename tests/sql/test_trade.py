"""Goods by their code under their heading, and inputs told as raw materials."""

from tests.sql.bench import Bench, company, supply


def test_the_newest_nomenclature_counts_and_a_code_knows_its_heading(
    bench: Bench,
) -> None:
    for year, name in ((2025, "Old"), (2026, "Electrical energy")):
        row = {"cn_year": year, "cn_code": "2716", "name_en": name}
        bench.land("cn_code", row, row | {"cn_code": "27160000", "name_en": "Other"})
    bench.build("cn_code")
    found = bench.rows(
        "select cn_code, cn_level, cn_name_en, heading_name_en from marts.cn_code "
        "order by cn_code"
    )
    assert found == [
        ("2716", "heading", "Electrical energy", None),
        ("27160000", "cn", "Other", "Electrical energy"),
    ]


def test_an_input_told_as_a_raw_material_carries_its_name(bench: Bench) -> None:
    ids = ("9000000-3", "9000001-1")
    bench.land("yritykset", *(company(one) for one in ids))
    bench.land("syotteet", *(supply(one, "seos", crm_koodi="CRM01") for one in ids))
    bench.land("syotteet", supply(ids[0], "letku"))
    bench.build("input_material")
    found = bench.rows(
        "select input_name, material_name_fi, company_count from marts.input_material"
    )
    assert found == [("seos", "Antimoni", 2)]
