"""Questions of sheet E and their answers, the best prepared first."""

from ui.text import N_, _

QUESTIONS = {
    "continuity_plan": N_("Continuity plan"),
    "risk_assessment": N_("Risk assessment"),
    "exercise": N_("Last exercise"),
    "backup_power": N_("Backup power"),
    "cyber_level": N_("Level of cyber security"),
    "supply_pool": N_("In a supply pool"),
}
YES_NO = {"yes": N_("yes"), "no": N_("no")}
ANSWERS = {
    "continuity_plan": {
        "yes": N_("made"),
        "in_progress": N_("in progress"),
        "no": N_("none"),
    },
    "risk_assessment": YES_NO,
    "exercise": {
        "within_year": N_("within a year"),
        "within_3_years": N_("within three years"),
        "older": N_("longer ago"),
    },
    "backup_power": {
        "24_hours_or_more": N_("24 h or more"),
        "under_24_hours": N_("8–23 h"),
        "under_8_hours": N_("under 8 h"),
        "none": N_("none"),
    },
    "cyber_level": {
        "level_4": N_("level 4"),
        "level_3": N_("level 3"),
        "level_2": N_("level 2"),
        "level_1": N_("level 1"),
        "level_0": N_("level 0"),
    },
    "supply_pool": YES_NO,
}
UNTOLD = {"dont_know": N_("could not say"), "missing": N_("not answered")}
SIZES = {
    "under_10": N_("under 10 employees"),
    "10_to_49": N_("10–49 employees"),
    "50_to_249": N_("50–249 employees"),
    "250_or_more": N_("250 employees or more"),
}


def answers(question: str) -> dict[str, str]:
    """Return code -> words of the answers of a question, those untold last."""
    return {code: _(word) for code, word in (ANSWERS[question] | UNTOLD).items()}


def named(words: dict[str, str]) -> dict[str, str]:
    """Return code -> words in the reader's language."""
    return {code: _(word) for code, word in words.items()}
