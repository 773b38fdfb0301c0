"""One cell at a time: what people write, and what it is read as."""

import pytest

from etl.intake.template import template
from etl.intake.values import Shown, read_cell
from etl.intake.values.lists import list_of
from etl.language import LANGUAGES

READ = [
    # business ids
    ("yritykset", "ytunnus", "9123456-5", "t", "9123456-5", ""),
    ("yritykset", "ytunnus", " FI91234565 ", "t", "9123456-5", ""),
    ("yritykset", "ytunnus", "9123456–5", "t", "9123456-5", ""),
    ("yritykset", "ytunnus", "91234565", "n", "9123456-5", "BUSINESS_ID_REPAIRED"),
    ("yritykset", "ytunnus", "91234565.0", "n", "9123456-5", "BUSINESS_ID_REPAIRED"),
    ("yritykset", "ytunnus", "1120389", "n", "0112038-9", "BUSINESS_ID_REPAIRED"),
    ("yritykset", "ytunnus", "112038-9", "t", "0112038-9", "BUSINESS_ID_REPAIRED"),
    ("yritykset", "ytunnus", "9123456-1", "t", None, "BAD_BUSINESS_ID"),
    ("yritykset", "ytunnus", "912345-6", "t", None, "NOT_A_BUSINESS_ID"),
    ("yritykset", "ytunnus", "Keksi Oy", "t", None, "NOT_A_BUSINESS_ID"),
    # municipalities
    ("yritykset", "kunta", "297", "t", "297", ""),
    ("yritykset", "kunta", "Kuopio", "t", "297", ""),
    ("yritykset", "kunta", "297 Kuopio", "t", "297", ""),
    ("yritykset", "kunta", "Fredrikshamn", "t", "075", ""),
    ("yritykset", "kunta", "90", "n", "090", "LOST_LEADING_ZEROS"),
    ("yritykset", "kunta", "588", "t", "507", "MUNICIPALITY_MERGED"),
    ("yritykset", "kunta", "Pertunmaa", "t", "507", "MUNICIPALITY_MERGED"),
    ("yritykset", "kunta", "Kuoppio", "t", None, "LOOKS_LIKE"),
    ("yritykset", "kunta", "Hampuri", "t", None, "NOT_IN_LIST"),
    # industries and occupations
    ("yritykset", "tol2008", "25620", "t", "25620", ""),
    ("yritykset", "tol2008", "25.62", "t", "2562", ""),
    ("yritykset", "tol2008", "25 Metallituotteiden valmistus", "t", None, None),
    ("yritykset", "tol2008", "5", "n", "05", "LOST_LEADING_ZEROS"),
    ("yritykset", "tol2008", "2562", "n", "2562", ""),
    ("yritykset", "tol2008", "1110", "n", None, "MAYBE_LOST_ZERO"),
    ("yritykset", "tol2008", "1110", "t", "1110", ""),
    ("yritykset", "tol2008", "2026-11-25T00:00:00", "d", None, "EXCEL_MADE_A_DATE"),
    ("yritykset", "tol2025", "45200", "t", None, "OTHER_EDITION"),
    ("yritykset", "tol2008", "45200", "t", "45200", ""),
    ("yritykset", "liikevaihto_lk", "2026-10-02", "d", None, "EXCEL_MADE_A_DATE"),
    ("yritykset", "liikevaihto_lk", "2-10", "t", None, "LOOKS_LIKE"),
    ("yritykset", "tol2008", "metalli", "t", None, "NOT_A_CODE"),
    ("tyovoima", "isco4", "2512.", "t", "2512", ""),
    ("tyovoima", "isco4", "110", "n", "0110", "LOST_LEADING_ZEROS"),
    ("tyovoima", "isco4", "721", "t", None, "NOT_A_CODE"),
    # numbers
    ("yritykset", "henkilosto", "1\u00a0250", "t", "1250", ""),
    ("yritykset", "henkilosto", "42 hlö", "t", "42", ""),
    ("yritykset", "henkilosto", "~62", "t", "62", "NUMBER_APPROXIMATE"),
    ("yritykset", "henkilosto", "~62k", "t", None, "NUMBER_SHORTENED"),
    ("yritykset", "henkilosto", "noin 2 tuhatta", "t", "2000", "NUMBER_APPROXIMATE"),
    ("yritykset", "henkilosto", "12,5", "t", None, "NOT_WHOLE"),
    ("yritykset", "henkilosto", "1.250", "t", None, "AMBIGUOUS_NUMBER"),
    ("yritykset", "henkilosto", "-5", "n", None, "OUT_OF_RANGE"),
    ("kyvykkyydet", "kapasiteetti", "1 234,5", "t", "1234.5", ""),
    ("kyvykkyydet", "kapasiteetti", "1.234.567,8", "t", "1234567.8", ""),
    ("kyvykkyydet", "kapasiteetti", "1,234.5", "t", "1234.5", ""),
    ("kyvykkyydet", "kapasiteetti", "2.5", "t", "2.5", "DECIMAL_POINT"),
    ("kyvykkyydet", "kapasiteetti", "+20", "t", "20", ""),
    ("kyvykkyydet", "kapasiteetti", "1E+3", "n", "1000", ""),
    ("kyvykkyydet", "kapasiteetti", "1e999999", "n", None, "NOT_A_NUMBER"),
    ("kyvykkyydet", "kapasiteetti", "9" * 400, "t", None, "NOT_A_NUMBER"),
    ("kyvykkyydet", "kapasiteetti", "2600*12,5", "t", None, "CALCULATION"),
    ("kyvykkyydet", "kapasiteetti", "=1+1", "t", None, "CALCULATION"),
    ("kyvykkyydet", "kapasiteetti", "130 000€", "t", None, "NUMBER_WITH_NOTE"),
    ("kyvykkyydet", "kapasiteetti", "44\u00a0375", "t", "44375", ""),
    (
        "kyvykkyydet",
        "kapasiteetti",
        "160000 (sis ALV 24%)",
        "t",
        None,
        "NUMBER_WITH_NOTE",
    ),
    ("kyvykkyydet", "kapasiteetti", "2026-05-01", "d", None, "EXCEL_MADE_A_DATE"),
    ("syotteet", "osuus_pct", "45 %", "t", "45", ""),
    ("syotteet", "osuus_pct", "45%", "n", "45", ""),
    ("syotteet", "osuus_pct", "0.45", "n", None, "MAYBE_FRACTION"),
    ("syotteet", "osuus_pct", "0,45", "t", None, "MAYBE_FRACTION"),
    ("syotteet", "osuus_pct", "0,45 %", "t", "0.45", ""),
    ("syotteet", "osuus_pct", "12.500", "t", "12.5", "DECIMAL_POINT"),
    ("syotteet", "osuus_pct", "2026-05-01", "d", None, "EXCEL_MADE_A_DATE"),
    ("syotteet", "osuus_pct", "101", "n", None, "OUT_OF_RANGE"),
    ("syotteet", "osuus_pct", "eos", "t", "eos", ""),
    ("syotteet", "varasto_pv", "14 pv", "t", "14", ""),
    # scales
    ("kyvykkyydet", "trl", "3 – melko valmis", "t", "3", ""),
    ("kyvykkyydet", "trl", "3.0", "n", "3", ""),
    ("kyvykkyydet", "trl", "3-5", "t", None, "NOT_ON_SCALE"),
    ("kyvykkyydet", "trl", "10", "n", None, "OUT_OF_RANGE"),
    # dates and rounds
    ("yritykset", "haastattelu_pvm", "1.6.2026", "t", "2026-06-01", ""),
    ("yritykset", "haastattelu_pvm", "1.6.26", "t", "2026-06-01", ""),
    ("yritykset", "haastattelu_pvm", "2026-06-01T00:00:00", "d", "2026-06-01", ""),
    ("yritykset", "haastattelu_pvm", "13/4/2026", "t", "2026-04-13", ""),
    ("yritykset", "haastattelu_pvm", "3/4/2026", "t", None, "AMBIGUOUS_DATE"),
    ("yritykset", "haastattelu_pvm", "31.2.2026", "t", None, "NO_SUCH_DATE"),
    ("yritykset", "haastattelu_pvm", "1.6.1926", "t", None, "DATE_OUT_OF_RANGE"),
    ("yritykset", "haastattelu_pvm", "46174", "n", None, "NUMBER_FOR_A_DATE"),
    ("yritykset", "haastattelu_pvm", "kesäkuu", "t", None, "NOT_A_DATE"),
    ("yritykset", "haastattelu_pvm", "1. kesäkuuta 2025", "t", "2025-06-01", ""),
    ("yritykset", "haastattelu_pvm", "den 1 juni 2025", "t", None, "NOT_A_DATE"),
    ("yritykset", "haastattelu_pvm", "1 juni 2025", "t", "2025-06-01", ""),
    ("yritykset", "haastattelu_pvm", "ke 4.6.2025", "t", "2025-06-04", ""),
    ("yritykset", "haastattelu_pvm", "kesäkuu 2025", "t", None, "DAY_MISSING"),
    ("yritykset", "haastattelu_pvm", "6/2025", "t", None, "DAY_MISSING"),
    ("yritykset", "kierros", "2026", "n", "2026", ""),
    ("yritykset", "kierros", "2026-01-01", "d", None, "EXCEL_MADE_A_DATE"),
    ("yritykset", "kierros", "x" * 30, "t", None, "NOT_A_ROUND"),
    # lists, yes and no, countries
    ("yritykset", "julkisuusluokka", "Salassa pidettävä", "t", "salassa", ""),
    ("yritykset", "julkisuusluokka", "eos", "t", None, "DONT_KNOW_NOT_ALLOWED"),
    ("yritykset", "lupa_nimella", "Kyllä", "t", "k", ""),
    ("yritykset", "lupa_nimella", "nej", "t", "e", ""),
    ("yritykset", "lupa_nimella", "TRUE", "b", "k", ""),
    ("yritykset", "lupa_nimella", "ehkä", "t", None, "NOT_YES_NO"),
    ("syotteet", "valttamaton", "en osaa sanoa", "t", "eos", ""),
    ("syotteet", "valttamaton", "Kyllä on", "t", "k", ""),
    ("syotteet", "valttamaton", "Ei ole", "t", "e", ""),
    ("syotteet", "maa", "Tyskland", "t", "DE", ""),
    ("syotteet", "maa", "USA", "t", "US", ""),
    ("syotteet", "maa", "DK", "t", "DK", ""),
    ("syotteet", "maa", "no", "t", "NO", ""),
    ("kyvykkyydet", "laatujarjestelmat", "ISO 9001, EN 9100", "t", None, None),
    ("kyvykkyydet", "cpv", "3000000", "n", "03000000-1", "LOST_LEADING_ZEROS"),
    ("tavoitteet", "toimija", "Keksitty yhdistys", "t", "Keksitty yhdistys", ""),
    # what every field has in common
    ("yritykset", "nimi", "  Keksi\u200b   Oy\u00a0", "t", "Keksi Oy", ""),
    ("yritykset", "nimi", "—", "t", None, "PLACEHOLDER_READ_AS_EMPTY"),
    ("yritykset", "nimi", "x" * 501, "t", None, "TEXT_TOO_LONG"),
    ("yritykset", "nimi", "#N/A", "e", None, "CELL_ERROR"),
    ("yritykset", "nimi", " \u00a0", "t", None, ""),
    ("yritykset", "henkilosto", "0", "n", "0", ""),
]
ELSEWHERE = {
    ("tol2008", "25 Metallituotteiden valmistus"): "25",
    ("laatujarjestelmat", "ISO 9001, EN 9100"): "ISO 9001;AS9100",
}


@pytest.mark.parametrize("case", READ, ids=lambda case: f"{case[1]} {case[2][:20]!r}")
def test_a_cell_is_read_as(
    case: tuple[str, str, str, str, str | None, str | None],
) -> None:
    sheet, field_id, text, kind, value, code = case
    typed = read_cell(template().form(sheet).field(field_id), Shown(text, kind))
    if code is None:
        value, code = ELSEWHERE[field_id, text], ""
    assert (typed.value, typed.code) == (value, code)


def test_a_question_proposes_what_the_cell_probably_was() -> None:
    trap = {
        ("yritykset", "tol2008", "2026-11-25", "d"): "2511",
        ("yritykset", "kierros", "2026-01-01", "d"): "2026-1",
        ("yritykset", "kunta", "Kuoppio", "t"): "297",
        ("yritykset", "henkilosto", "1.250", "t"): "1250",
        ("kyvykkyydet", "kapasiteetti", "2026-05-01", "d"): "1.5",
    }
    for (sheet, field_id, text, kind), proposal in trap.items():
        field = template().form(sheet).field(field_id)
        assert read_cell(field, Shown(text, kind)).proposal == proposal


def test_every_example_of_the_template_is_itself_right() -> None:
    for form in template().forms:
        for field in form.fields:
            typed = read_cell(field, Shown(field.example))
            assert typed.value is not None, (form.key, field.id, typed.code)
            assert not typed.code, (form.key, field.id, typed.code)


def test_what_a_drop_down_offers_is_read_back_as_its_code() -> None:
    for form in template().forms:
        for field in form.fields:
            if field.type not in {"code", "codes", "country", "municipality"}:
                continue
            known = list_of(field)
            for code in known.names:
                if field.digits and len(code) < field.digits[0]:
                    continue
                for language in LANGUAGES:
                    label = known.label(code, language)
                    assert read_cell(field, Shown(label)).value == code, label
