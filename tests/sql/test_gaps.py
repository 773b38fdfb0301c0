"""What nobody has, by code; and what a region needs against who makes it."""

from tests.sql.bench import Bench, company, supply

MAKERS = (("9000000-3", "297"), ("9000001-1", "915"), ("9000003-8", "140"))


def land_skills(bench: Bench) -> None:
    for business_id, place in MAKERS:
        bench.land("yritykset", company(business_id, kunta=place))
        bench.land(
            "kyvykkyydet",
            {"ytunnus": business_id, "nimike": "Hitsaus", "trl": "9",
             "yts_toiminto": "5", "eu_teknologia": "10"},
        )  # fmt: skip
    bench.land(
        "kyvykkyydet",
        {"ytunnus": "9000000-3", "nimike": "Tutkat", "trl": "9", "eu_teknologia": "4"},
    )


def test_codes_are_covered_thinly_deeply_or_by_nobody(bench: Bench) -> None:
    land_skills(bench)
    bench.build("code_coverage", "capability_cell")
    found = dict(
        bench.rows(
            "select code, depth from marts.code_coverage "
            "where list_name = 'technology_area_code' and region_code = '11'"
        )
    )
    assert (found["10"], found["4"], found["1"]) == ("deep", "thin", "none")
    assert len(found) == 10
    cells = bench.rows(
        "select list_name, company_count, municipality_count, depth "
        "from marts.capability_cell where capability_name = 'Hitsaus' order by all"
    )
    assert cells == [
        ("technology_area_code", 3, 3, "deep"),
        ("vital_function_code", 3, 3, "deep"),
    ]


def test_a_supplier_of_the_region_makes_what_the_region_needs(bench: Bench) -> None:
    much = {"kriittisyys": "5", "valttamaton": "k", "vaihtoehtoja_n": "0"}
    told = {"osuus_pct": "100", "varasto_pv": "1", "palautumisaika_vk": "9"} | much
    for business_id, place in MAKERS:
        bench.land("yritykset", company(business_id, kunta=place))
        bench.land(
            "syotteet",
            supply(business_id, "pumput", toimittaja="Oma Oy",
                   toimittaja_ytunnus="9000001-1", maa="FI", **told),
            supply(business_id, "letkut", toimittaja="Fern GmbH", maa="DE", **told),
        )  # fmt: skip
    bench.build("need_maker")
    found = bench.rows(
        "select needed_name, need_source, maker_count from marts.need_maker order by 1"
    )
    assert found == [("letkut", "chokepoint", 0), ("pumput", "chokepoint", 1)]


def test_a_condition_is_unknown_when_the_company_was_not_asked(bench: Bench) -> None:
    bench.land("yritykset", company("9000000-3"))
    told = {"ytunnus": "9000000-3", "nimike": "Hitsaus", "trl": "9"}
    bench.land(
        "kyvykkyydet",
        told | {"yritysturvallisuusselvitys": "eos", "dualuse_luokka": "eos",
                "puolustusviitteet": "0", "laatujarjestelmat": "ISO 9001"},
    )  # fmt: skip
    bench.build("tender_condition")
    assert dict(bench.rows("select condition, state from marts.tender_condition")) == {
        "quality_system": "met",
        "security_clearance": "unknown",
        "defence_reference": "missing",
        "spare_capacity": "unknown",
        "export_control": "missing",
    }
