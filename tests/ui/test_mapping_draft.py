"""The wizard's choices: what asks, what is folded away, which mapping comes out."""

from dataclasses import replace

import pytest

from tests.ui.proposals import (
    FACTS,
    MAIL,
    NAME,
    PERSON,
    PLAN,
    SAID,
    SKILL,
    WORD,
    column,
    proposal,
)
from ui.upload.mapping import facts, panel
from ui.upload.mapping.draft import Draft
from ui.upload.mapping.result import mapping_of


@pytest.fixture
def draft() -> Draft:
    return Draft(proposal())


def columns_of(draft: Draft) -> dict[str, object]:
    (sheet,) = mapping_of(draft).sheets
    return {one.header: one for one in sheet.columns}


def test_only_the_unsure_columns_ask(draft: Draft) -> None:
    assert draft.asking() == draft.undecided() == [SKILL, WORD]
    assert draft.sure() == [NAME, PLAN]
    assert draft.left_out() == [MAIL, PERSON]


def test_accepting_the_proposals_leaves_what_has_none(draft: Draft) -> None:
    draft.accept_proposals()
    assert draft.undecided() == [WORD]
    assert draft.sure() == [NAME, PLAN, SKILL]
    draft.leave_rest()
    assert draft.undecided() == []
    assert draft.left_out() == [WORD, MAIL, PERSON]


def test_a_proposal_that_nobody_accepted_is_not_counted(draft: Draft) -> None:
    assert SKILL not in dict(draft.kept())
    draft.choose(SKILL, "kyvykkyydet.nimike")
    assert dict(draft.kept())[SKILL] == "kyvykkyydet.nimike"
    draft.choose(SKILL, "")
    assert SKILL in draft.undecided()


def test_personal_and_tool_columns_stay_out_with_their_reason(draft: Draft) -> None:
    made = columns_of(draft)
    assert (made["Sähköposti"].target, made["Sähköposti"].reason) == ("", "PERSONAL")
    assert made["ID"].reason == "TOOL_COLUMN"


def test_an_opened_personal_column_may_be_chosen(draft: Draft) -> None:
    draft.opened.add(MAIL)
    draft.choose(MAIL, "yritykset.yhteys_id")
    assert columns_of(draft)["Sähköposti"].target == "yritykset.yhteys_id"
    assert MAIL in draft.asking()


def test_codes_of_answers_come_from_the_proposal_and_the_person(draft: Draft) -> None:
    assert draft.unknown_labels(PLAN) == ["Kyllä on"]
    assert draft.labels(PLAN) == ["Kyllä on", "Ei"]
    draft.set_code(PLAN, "Kyllä on", "on")
    assert draft.unknown_labels(PLAN) == []
    assert columns_of(draft)["Suunnitelma"].values == {"Kyllä on": "on", "Ei": "ei"}


def test_an_answer_may_mean_no_answer(draft: Draft) -> None:
    draft.set_code(PLAN, "Kyllä on", "")
    assert columns_of(draft)["Suunnitelma"].values["Kyllä on"] == ""


def test_codes_of_another_field_are_void(draft: Draft) -> None:
    draft.set_code(PLAN, "Kyllä on", "on")
    draft.choose(PLAN, "varautuminen.riskiarvio")
    assert draft.code(PLAN, "Kyllä on") is None
    assert "Ei" not in columns_of(draft)["Suunnitelma"].values


def test_another_separator_gives_other_options(draft: Draft) -> None:
    draft.accept_proposals()
    draft.separate(SKILL, ", ", ["Hitsaus, Koneistus (CNC, sorvaus)", "Hitsaus"])
    assert draft.options(SKILL) == {"Hitsaus": 2, "Koneistus (CNC, sorvaus)": 1}
    made = columns_of(draft)["Osaaminen"]
    assert (made.how, made.separator) == ("split", ", ")
    draft.separate(SKILL, "", ["Hitsaus, Koneistus"])
    assert columns_of(draft)["Osaaminen"].how == "value"


def test_two_columns_cannot_fill_one_field_of_a_company() -> None:
    draft = Draft(proposal(column("Firma", "yritykset.nimi", needs_choice=False)))
    assert draft.taken_twice() == {"yritykset.nimi": [NAME, 6]}
    several = column("Osaaminen 2", "kyvykkyydet.nimike", needs_choice=False)
    draft = Draft(proposal(several))
    draft.accept_proposals()
    assert not draft.taken_twice()


def test_a_duplicate_header_keeps_a_mapping_of_its_own() -> None:
    draft = Draft(proposal(column("Vapaa sana")))
    draft.choose(WORD, "kyvykkyydet.kuvaus")
    draft.choose(6, "out:NOT_NEEDED")
    (sheet,) = mapping_of(draft).sheets
    made = [one.target for one in sheet.columns if one.header == "Vapaa sana"]
    assert made == ["kyvykkyydet.kuvaus", ""]


def test_another_header_row_keeps_the_choices_of_the_same_columns(draft: Draft) -> None:
    draft.choose(WORD, "kyvykkyydet.kuvaus")
    draft.constants["yritykset.kierros"] = "2026-2"
    again = draft.renewed(proposal(headers=("Yritys", "Vapaa sana")))
    assert again.version == draft.version + 1
    assert again.choice(1) == "kyvykkyydet.kuvaus"
    assert again.constants == draft.constants
    assert len(again.mapped) == 2


def test_facts_that_the_file_lacks_are_asked_once(draft: Draft) -> None:
    assert facts.lacking(draft) == []  # the name stands for the id
    assert facts.unsaid(draft) == list(FACTS)
    draft.constants |= SAID
    assert facts.unsaid(draft) == []
    (sheet,) = mapping_of(draft).sheets
    assert sheet.constants == SAID


def test_a_form_chosen_by_hand_brings_its_own_mandatory_facts(draft: Draft) -> None:
    draft.choose(WORD, "syotteet.toimittaja")
    assert "syotteet.syote" in facts.unsaid(draft)
    assert "syotteet.osuus_pct" not in facts.missing(draft)  # may be unknown
    (sheet,) = mapping_of(draft).sheets
    assert sheet.constants["syotteet.osuus_pct"] == "eos"


def test_a_fact_that_cannot_be_read_is_not_taken(draft: Draft) -> None:
    draft.constants["yritykset.julkisuusluokka"] = "ehkä joskus"
    assert "yritykset.julkisuusluokka" in facts.unsaid(draft)
    (sheet,) = mapping_of(draft).sheets
    assert sheet.constants == {}


def test_the_button_says_what_is_missing(draft: Draft) -> None:
    assert panel.waiting(draft) == "Valitse ensin 2 saraketta"
    draft.accept_proposals()
    draft.leave_rest()
    assert panel.waiting(draft) == "Täytä ensin 3 tietoa"
    draft.constants |= SAID
    assert panel.waiting(draft) == ""


def test_without_a_company_nothing_can_be_read(draft: Draft) -> None:
    draft.accept_proposals()
    draft.leave_rest()
    draft.choose(NAME, "out:NOT_NEEDED")
    assert panel.waiting(draft) == "Valitse yrityksen sarake"


def test_the_name_is_that_of_the_proposal_until_changed(draft: Draft) -> None:
    assert mapping_of(draft).name == "kysely"
    draft.name = "  Yrityskysely "
    assert mapping_of(draft).name == "Yrityskysely"


def test_a_remembered_fact_is_shown_and_can_be_changed() -> None:
    made = proposal()
    (sheet,) = made.mapping.sheets
    known = replace(sheet, constants={"yritykset.kierros": "2026-1"})
    mapping = replace(made.mapping, sheets=(known,))
    draft = Draft(replace(made, mapping=mapping, missing=()))
    assert "yritykset.kierros" not in facts.unsaid(draft)
    draft.constants["yritykset.kierros"] = "2026-2"
    assert mapping_of(draft).sheets[0].constants == {"yritykset.kierros": "2026-2"}
