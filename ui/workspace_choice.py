"""Which data the reader looks at: the council's own, or the made-up example.

Own data is shown as soon as it has a build; until then the example is.
"""

import os

import streamlit as st

from etl.build import AUDIENCES, current_build
from etl.workspace import Workspace, workspace

CHOICES = ("real", "demo")


def default_choice() -> str:
    """Return `real` when own data has been built, else `demo`."""
    if os.environ.get("VOIMAVARA_START_WITH") == "demo":
        return "demo"
    own = workspace()
    return "real" if any(current_build(own, name) for name in AUDIENCES) else "demo"


def chosen_name() -> str:
    """Return `real` or `demo`, as the reader or the address says."""
    name = st.session_state.get("data")
    return name if name in CHOICES else default_choice()


def current_workspace() -> Workspace:
    """Return the workspace that the reader looks at."""
    return workspace(demo=chosen_name() == "demo")


def is_demo() -> bool:
    """Tell whether the reader looks at made-up data."""
    return chosen_name() == "demo"
