"""Coverage of the interviews in words."""

import pandas as pd

from ui import text
from ui.text import _, ngettext


def question(region_name: str) -> str:
    """Ask who has been interviewed and who should be next."""
    return _("{region}: who has been interviewed, and whom to ask next?").format(
        region=region_name
    )


def answer(
    industries: pd.DataFrame, places: pd.DataFrame, candidates: pd.DataFrame
) -> str:
    """Say how many were asked, where nobody was, and who would tell most."""
    frame, asked = totals(industries)
    if not frame:
        return _("The register of companies is not loaded, so there is no frame.")
    words = ngettext(
        "**{asked} of the one company** of the register has been interviewed.",
        "**{asked} of the {frame} companies** of the register have been interviewed.",
        frame,
    )
    told = [words.format(asked=text.number(asked), frame=text.number(frame))]
    empty = int((places["interviewed_count"] == 0).sum()) if len(places) else 0
    if empty:
        words = ngettext(
            "In one municipality nobody has been asked.",
            "In {count} municipalities nobody has been asked.",
            empty,
        )
        told.append(words.format(count=text.number(empty)))
    if len(candidates) and candidates["gain"].iloc[0] > 0:
        words = _("The most is to be learnt from: {name}.")
        told.append(words.format(name=candidates["company_name"].iloc[0]))
    return " ".join(told)


def totals(industries: pd.DataFrame) -> tuple[int, int]:
    """Return the companies of the frame, and how many of them were interviewed."""
    if industries.empty:
        return 0, 0
    columns = ["frame_company_count", "interviewed_count"]
    frame, asked = industries[columns].sum()
    return int(frame), int(asked)


def figures(industries: pd.DataFrame, places: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the key figures but the coverage: industries and municipalities."""
    shown = []
    for rows, one, many in (
        (industries, _("industry asked"), _("industries asked")),
        (places, _("municipality asked"), _("municipalities asked")),
    ):
        asked = int((rows["interviewed_count"] > 0).sum()) if len(rows) else 0
        words = one if len(rows) == 1 else many
        shown.append((text.coverage(asked, len(rows)), words))
    return shown
