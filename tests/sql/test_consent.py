"""A consent taken back holds until a later interview gives it anew."""

from tests.sql.bench import Bench, batch, company

ID = "9000000-3"
LOCAL = "N-1"
CONSENTS = "select consent_named, consent_aggregate from marts.company where "


def taken_back(company_id: str = ID, at: str = "2026-11-05 08:00:00") -> dict[str, str]:
    return {"company_id": company_id, "consent": "named", "withdrawn_at": at}


def consents(bench: Bench) -> tuple[bool, bool]:
    bench.build("company")
    return bench.row(CONSENTS + f"company_id = '{ID}'")


def test_the_consent_that_was_taken_back_is_gone_and_the_other_stays(
    bench: Bench,
) -> None:
    bench.land("yritykset", company(ID))
    bench.land("consent_withdrawal", taken_back())
    assert consents(bench) == (False, True)


def test_the_old_interview_brought_in_again_gives_nothing_anew(bench: Bench) -> None:
    bench.land("batch", batch("b2", day=9))
    bench.land("yritykset", company(ID), company(ID, batch_id="b2"))
    bench.land("consent_withdrawal", taken_back())
    assert consents(bench) == (False, True)


def test_an_interview_held_and_brought_in_later_gives_it_anew(bench: Bench) -> None:
    bench.land("batch", batch("b2", day=9))
    later = {"kierros": "2026-2", "haastattelu_pvm": "2026-11-07", "batch_id": "b2"}
    bench.land("yritykset", company(ID), company(ID, **later))
    bench.land("consent_withdrawal", taken_back())
    assert consents(bench) == (True, True)


def test_a_wrong_date_in_the_old_interview_gives_nothing_anew(bench: Bench) -> None:
    bench.land("yritykset", company(ID, haastattelu_pvm="2062-10-01"))
    bench.land("consent_withdrawal", taken_back())
    assert consents(bench) == (False, True)


def test_what_a_name_took_back_holds_for_the_company_that_it_turned_out_to_be(
    bench: Bench,
) -> None:
    bench.land("yritykset", company(ID))
    bench.land("consent_withdrawal", taken_back(LOCAL))
    match = {"subject_id": LOCAL, "verdict": "same", "company_id": ID}
    bench.land("company_match", match)
    assert consents(bench) == (False, True)
