"""The map's legend as text above the map, in reading order.

Scale classes are always all shown; hatch and dots only when they occur.
"""

from collections.abc import Sequence

import streamlit as st

from ui.maps.classes import Classes


def map_legend(
    measure: str,
    classes: Classes,
    *,
    suppressed: bool = False,
    no_data: str = "",
) -> None:
    """Show the measure in bold, its classes as swatches, hatch and dots if used.

    `no_data` is the word for dotted areas ("ei haastatteluja"), empty if none.
    """
    st.html(measure)


def symbol_legend(
    title: str, symbols: Sequence[tuple[str, str, str]], *, precision: bool = True
) -> None:
    """Show the symbols in use, (shape, fill, word), then the precision marks."""
    raise NotImplementedError
