"""Named breaks: keep the present one; open, compare or delete a kept one."""

import streamlit as st

from etl.errors import UserMessage
from ui import filters, what_if
from ui.access import current_reader
from ui.commands import scenarios as commands
from ui.commands.scenarios import MOST_LETTERS, Scenario
from ui.supply.what_if.choice import KIND_WORDS, Choice, days_words, named
from ui.text import _, as_label, language

KEY = "against"
NAME, PROBLEM = "scenario-name", "scenario-problem"


def kept() -> dict[str, Scenario]:
    """Return the kept scenarios by id."""
    return {one.scenario_id: one for one in commands.saved_scenarios()}


def against(scenarios: dict[str, Scenario]) -> Scenario | None:
    """Return the scenario that the address asks to compare with."""
    return scenarios.get(filters.picked(KEY, ["", *scenarios]))


def choice_of(scenario: Scenario) -> Choice | None:
    """Return a scenario as a choice; nothing when no answer names it any more."""
    names = named(scenario.kind, what_if.objects(scenario.kind))
    objects = tuple(code for code in scenario.objects if code in names)
    if not objects:
        return None
    return Choice(scenario.kind, objects, scenario.days, scenario.region, names)


def menu(choice: Choice, scenarios: dict[str, Scenario]) -> None:
    """Show the popover of kept scenarios."""
    with st.popover(_("Scenarios"), key="scenarios"):
        if current_reader().may(commands.RIGHT):
            _save_form(choice)
        for one in scenarios.values():
            _line(one)
        if not scenarios:
            st.caption(_("No scenario has been kept yet."))


def _save_form(choice: Choice) -> None:
    with st.form("save-scenario", border=False):
        st.text_input(_("Name of the present break"), key=NAME, max_chars=MOST_LETTERS)
        st.form_submit_button(_("Keep"), on_click=_save, args=(choice,))
    problem = st.session_state.pop(PROBLEM, "")
    if problem:
        st.warning(problem)


def _save(choice: Choice) -> None:
    name = st.session_state[NAME]
    made = Scenario(name, choice.kind, choice.objects, choice.days, choice.region)
    try:
        commands.save_scenario(made)
    except UserMessage as refusal:
        st.session_state[PROBLEM] = refusal.render(language())


def _line(one: Scenario) -> None:
    told = choice_of(one)
    with st.container(key=f"scenario-{one.scenario_id}", gap="xsmall"):
        st.markdown(f"**{as_label(one.name)}**")
        if told is None:
            st.caption(_("No answer names what breaks any more."))
        else:
            what = f"{_(KIND_WORDS[one.kind])}: {told.title}, {days_words(one.days)}"
            st.caption(as_label(what))
        with st.container(horizontal=True):
            if told is not None:
                _act(_("Open"), "open", one, _open)
                _act(_("Compare"), "compare", one, _compare)
            if current_reader().may(commands.RIGHT):
                _act(_("Delete"), "delete", one, _delete)


def _act(label: str, name: str, one: Scenario, act: object) -> None:
    st.button(
        label,
        key=f"{name}-{one.scenario_id}",
        on_click=act,
        args=(one,),
        type="tertiary",
    )


def _open(one: Scenario) -> None:
    filters.pick("kind", one.kind)
    filters.pick(one.kind, filters.BETWEEN.join(one.objects))
    filters.pick("days", str(one.days))
    filters.pick("region", one.region)
    filters.pick(KEY, "")


def leave() -> None:
    """Leave the comparison."""
    filters.pick(KEY, "")


def _compare(one: Scenario) -> None:
    filters.pick(KEY, one.scenario_id)


def _delete(one: Scenario) -> None:
    filters.pick(KEY, "")
    commands.forget_scenario(one.scenario_id)
