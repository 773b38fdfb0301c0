"""The wizard as a whole: sheets, columns, answers, facts that the file lacks."""

import streamlit as st

from etl.reading.report.profiles import known_as
from etl.reading.report.texts import CAUSES
from ui import page
from ui.text import _
from ui.upload.mapping import columns, facts, options, sheets
from ui.upload.mapping.draft import Draft


def listed(draft: Draft) -> None:
    """Show everything that may be chosen, in the order in which one reads the file."""
    with st.container(key="wizard", gap="xsmall"):
        _remembered(draft)
        sheets.listed(draft)
        if not draft.columns:
            return
        columns.listed(draft)
        options.listed(draft)
        facts.asked(draft)


def _remembered(draft: Draft) -> None:
    """Say which remembered form the file is nearly like, or that its tool is new."""
    known = draft.proposal.remembered
    if known is not None:
        words = _("The form is **{name}**, which is remembered. Only what is new asks.")
        page.note(words.format(name=known.name), mark="green")
        return
    tool = known_as(draft.proposal.mapping.profile)
    if tool is not None and tool.is_general:
        told, fix = CAUSES["GENERAL_PROFILE"]
        words = _(told).format(file=draft.name, tool=tool.title)
        page.note(f"{words} {_(fix)}", mark="ask")
