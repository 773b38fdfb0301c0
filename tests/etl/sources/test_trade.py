"""The Combined Nomenclature in SKOS, and what inputs say of critical raw materials."""

from typing import Any

from etl.sources import Recognised
from etl.sources.trade import SKOS, SOURCE
from tests.etl.sources.samples import file

BASE = "http://data.europa.eu/xsp/cn2026/"


def concept(number: str, notation: str, **names: str) -> dict[str, Any]:
    labels = [{"@language": one, "@value": name} for one, name in names.items()]
    return {
        "@id": f"{BASE}{number}",
        "@type": [f"{SKOS}Concept"],
        f"{SKOS}notation": [{"@value": notation}],
        f"{SKOS}prefLabel": labels,
    }


def test_codes_of_digits_are_read_with_their_names_and_sections_left_out() -> None:
    found = SOURCE.recognise(
        file(
            [
                {"@id": f"{BASE}cn2026", "@type": [f"{SKOS}ConceptScheme"]},
                concept("010011000090", "I", en="SECTION I - LIVE ANIMALS"),
                concept(
                    "271600000080", "2716 00 00", en="2716 00 00 Electrical energy"
                ),
                concept("270000000080", "27", en="Fuels", fi="Polttoaineet"),
            ]
        )
    )
    assert isinstance(found, Recognised)
    codes = {row["cn_code"]: row for row in found.content}
    assert set(codes) == {"27160000", "27"}
    assert codes["27160000"]["name_en"] == "Electrical energy"
    assert codes["27"]["name_fi"] == "Polttoaineet"
    assert codes["27"]["name_sv"] is None
    assert found.vintage == "2026"


def test_a_graph_and_a_single_label_are_read_and_other_json_is_not() -> None:
    one = concept("720000000080", "72", en="x")
    one[f"{SKOS}prefLabel"] = {"@language": "sv", "@value": "Järn och stål"}
    found = SOURCE.recognise(file({"@graph": [one]}))
    assert isinstance(found, Recognised)
    assert found.content[0]["name_sv"] == "Järn och stål"
    for foreign in ([1, "a"], {"features": []}, [{"@id": "http://x/1"}]):
        assert SOURCE.recognise(file(foreign)) is None
