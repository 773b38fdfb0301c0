"""Headers as people word them: right, left to a person, or (hardly ever) wrong."""

import pytest

from etl.mapping.wording import exact, near

SURE = 80
EVERYDAY = {
    "Yrityksenne virallinen nimi": "yritykset.nimi",
    "Y-tunnuksenne": "yritykset.ytunnus",
    "Missä kunnassa yrityksenne toimii?": "yritykset.kunta",
    "Kotikuntanne": "yritykset.kunta",
    "Kuinka monta työntekijää yrityksessänne on?": "yritykset.henkilosto",
    "Hlöstö 2025": "yritykset.henkilosto",
    "LV (milj. €)": "yritykset.liikevaihto_lk",
    "Liikevaihtonne viime vuonna": "yritykset.liikevaihto_lk",
    "Kuuluuko yrityksenne konserniin?": "yritykset.konserni",
    "Haastattelun päivämäärä": "yritykset.haastattelu_pvm",
    "Onko yrityksellänne jatkuvuussuunnitelmaa?": "varautuminen.jatkuvuussuunnitelma",
    "Onko riskiarviointi tehty?": "varautuminen.riskiarvio",
    "Kuinka kauan varavoimanne riittää (tuntia)?": "varautuminen.varavoima_h",
    "Kyberturvallisuuden taso yrityksessänne": "varautuminen.kyber_taso",
    "Milloin viimeksi harjoittelitte?": "varautuminen.harjoitus_pvm",
    "Oletteko mukana huoltovarmuuspoolissa?": "varautuminen.hvk_pooli",
    "Tärkeimpien toimittajienne nimet": "syotteet.toimittaja",
    "Kriittisimmät raaka-aineenne": "syotteet.syote",
    "Kuinka kauan varastonne riittävät?": "syotteet.varasto_pv",
    "Toimittajan kotimaa": "syotteet.maa",
    "Montako vaihtoehtoista toimittajaa teillä on?": "syotteet.vaihtoehtoja_n",
    "Mitä laatusertifikaatteja teillä on?": "kyvykkyydet.laatujarjestelmat",
    "Keskeiset tuotteenne ja palvelunne": "kyvykkyydet.nimike",
    "Tuotantokapasiteettinne vuodessa": "kyvykkyydet.kapasiteetti",
    "Kapasiteetin käyttöaste (%)": "kyvykkyydet.kayttoaste_pct",
    "Avoimien työpaikkojen määrä": "tyovoima.avoimet",
    "Kuinka moni jää eläkkeelle 5 vuoden aikana?": "tyovoima.elakoityy_5v",
    "Mitä osaamista tarvitsette lisää?": "tyovoima.osaamistarve",
    "Millaista tukea kaipaatte varautumiseen?": "varautuminen.tarve_tuki",
    "Henkilöstön saatavuus": "tyovoima.rekry_vaikeus",
    "Kuljetusmuodot": "syotteet.kuljetusmuoto",
    "Sivuvirtanne": "kierto.sivuvirta",
}
SWEDISH_AND_ENGLISH = {
    "Företagets namn": "yritykset.nimi",
    "Hemkommun": "yritykset.kunta",
    "Antal anställda i företaget": "yritykset.henkilosto",
    "Har ni en kontinuitetsplan?": "varautuminen.jatkuvuussuunnitelma",
    "Name of your company": "yritykset.nimi",
    "How many employees do you have?": "yritykset.henkilosto",
    "Which quality certificates do you have?": "kyvykkyydet.laatujarjestelmat",
}
FOREIGN = [
    "Lempieläimesi",
    "Miten arvioit tilaisuuden järjestelyjä?",
    "Lapsen nimi",
    "Lounaan hinta",
    "Parkkipaikkojen määrä",
    "Kuinka usein käytte kuntosalilla?",
    "Which films have you seen?",
    "Viennin osuus liikevaihdosta",
    "Yhteyshenkilön nimi",
]


def chosen(header: str) -> str:
    """Return the field that a header alone would choose beforehand."""
    ranked = near(header)
    best = ranked[0] if ranked and ranked[0][1] >= SURE else ("", 0)
    return next(iter(exact(header)), best[0])


def test_most_everyday_headers_are_right_and_hardly_any_is_wrong() -> None:
    found = {header: chosen(header) for header in EVERYDAY}
    right = sum(found[header] == target for header, target in EVERYDAY.items())
    wrong = sum(bool(found[h]) and found[h] != EVERYDAY[h] for h in EVERYDAY)
    assert len(EVERYDAY) == 32
    assert right >= 26
    assert wrong <= 1


@pytest.mark.parametrize(("header", "target"), SWEDISH_AND_ENGLISH.items())
def test_swedish_and_english_headers_are_known_too(header: str, target: str) -> None:
    assert chosen(header) == target


@pytest.mark.parametrize("header", FOREIGN)
def test_headers_about_something_else_are_no_field(header: str) -> None:
    assert chosen(header) == ""


def test_an_id_of_a_field_is_no_name_by_itself() -> None:
    assert exact("Toimiala") == ()
    assert exact("toimiala", with_ids=True) == ("kierto.toimiala",)
