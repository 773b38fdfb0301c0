"""The gaps of a region in words: the question, its answer, the key figures."""

import pandas as pd

from ui import text
from ui.capability.gaps.choice import LISTS, Choice
from ui.remembered import remembered
from ui.text import _, ngettext


def question(choice: Choice) -> str:
    """Ask what the region lacks."""
    return _("{region}: what is needed, and nobody here makes it?").format(
        region=choice.region_name
    )


@remembered(64)
def answer(
    choice: Choice, needs: pd.DataFrame, codes: pd.DataFrame, cells: pd.DataFrame
) -> str:
    """Answer in two or three sentences: needs, codes, capabilities of one company."""
    told = [_needs(needs)] if choice.is_internal else []
    told += [_uncovered(choice, codes), _thin(cells)]
    return " ".join(sentence for sentence in told if sentence)


@remembered(64)
def figures(
    choice: Choice, needs: pd.DataFrame, codes: pd.DataFrame, cells: pd.DataFrame
) -> list[tuple[str, str]]:
    """Return the key figures but the coverage."""
    found = []
    if choice.is_internal:
        lacking = int((needs["maker_count"] == 0).sum()) if len(needs) else 0
        words = ngettext("need without a maker", "needs without a maker", len(needs))
        found.append((text.coverage(lacking, len(needs)), words))
    rows = of_list(codes, choice.list_name)
    words = ngettext("code covered", "codes covered", len(rows))
    found.append((text.coverage(covered(rows), len(rows)), words))
    if choice.is_internal:
        count = thin_count(cells)
        words = ngettext(
            "capability of one company", "capabilities of one company", count
        )
        found.append((text.number(count), words))
    return found


@remembered(64)
def of_list(codes: pd.DataFrame, list_name: str) -> pd.DataFrame:
    """Return the codes of one list."""
    if codes.empty:
        return codes
    rows = codes[codes["list_name"] == list_name]
    if rows["code"].str.isdigit().all():
        rows = rows.iloc[rows["code"].astype(int).argsort(kind="stable")]
    return rows.reset_index(drop=True)


def covered(rows: pd.DataFrame, least: int = 1) -> int:
    """Count the codes with at least so many companies; a hidden count is some."""
    if rows.empty:
        return 0
    hidden = rows["is_suppressed"].fillna(False).astype(bool) & (least == 1)
    return int(((rows["company_count"].fillna(0) >= least) | hidden).sum())


def thin_count(cells: pd.DataFrame) -> int:
    """Count the capabilities that one company makes under some code."""
    if cells.empty:
        return 0
    return int(cells.loc[cells["depth"] == "thin", "capability_id"].nunique())


def _needs(needs: pd.DataFrame) -> str:
    if needs.empty:
        return _("No chokepoint tells of a need of this area yet.")
    lacking = needs[needs["maker_count"] == 0]
    if lacking.empty:
        return _("Somebody here makes everything that chokepoints tell to be needed.")
    words = ngettext(
        "The area needs **one thing that nobody here makes**: {names}.",
        "The area needs **{count} things that nobody here makes**, most of all: "
        "{names}.",
        len(lacking),
    )
    names = ", ".join(text.lowered(name) for name in lacking["needed_name"].head(2))
    return words.format(count=text.number(len(lacking)), names=names)


def _uncovered(choice: Choice, codes: pd.DataFrame) -> str:
    rows = of_list(codes, choice.list_name)
    missing = len(rows) - covered(rows)
    if rows.empty:
        return ""
    name = _(LISTS[choice.list_name])
    if not missing:
        return _("{list}: a company was found for each.").format(list=name)
    words = ngettext(
        "{list}: for one no company was found (of {all}).",
        "{list}: for {count} no company was found (of {all}).",
        missing,
    )
    return words.format(
        list=name, count=text.number(missing), all=text.number(len(rows))
    )


def _thin(cells: pd.DataFrame) -> str:
    count = thin_count(cells)
    if not count:
        return ""
    words = ngettext(
        "One capability is in the hands of one company.",
        "{count} capabilities are each in the hands of one company.",
        count,
    )
    return words.format(count=text.number(count))
