"""The front page in one sentence, from what the three themes found."""

import pandas as pd

from ui import text
from ui.text import _, ngettext


def answer(
    chokepoints: pd.DataFrame, functions: pd.DataFrame, shortages: pd.DataFrame
) -> str:
    """Say the most worrying findings in whole sentences, the gravest first."""
    sentences = [_chokepoints(chokepoints), _functions(functions)]
    if len(shortages):
        sentences.append(
            ngettext(
                "One critical occupation is short of people.",
                "{count} critical occupations are short of people.",
                len(shortages),
            ).format(count=text.number(len(shortages)))
        )
    return " ".join(sentence for sentence in sentences if sentence)


def figures(
    chokepoints: pd.DataFrame, functions: pd.DataFrame, shortages: pd.DataFrame
) -> list[tuple[str, str]]:
    """Return the key figures: number and what it counts."""
    return [
        (text.number(certain_count(chokepoints)), _("certain chokepoints")),
        (text.number(uncovered_count(functions)), _("functions without a company")),
        (text.number(len(shortages)), _("occupations short of people")),
    ]


def certain_count(chokepoints: pd.DataFrame) -> int:
    """Return how many chokepoints are certain."""
    return int((chokepoints["state"] == "certain").sum()) if len(chokepoints) else 0


def uncovered_count(functions: pd.DataFrame) -> int:
    """Return how many vital functions no interviewed company can serve."""
    return int((functions["company_count"] == 0).sum()) if len(functions) else 0


def _chokepoints(rows: pd.DataFrame) -> str:
    count = certain_count(rows)
    if not count:
        return _("No chokepoint is certain.") if len(rows) else ""
    first = str(rows["input_name"].iloc[0])
    return ngettext(
        "**One supply chokepoint is certain**: {first}.",
        "**{count} supply chokepoints are certain**, the gravest is {first}.",
        count,
    ).format(count=text.number(count), first=first.lower())


def _functions(rows: pd.DataFrame) -> str:
    count = uncovered_count(rows)
    if not count:
        return ""
    return ngettext(
        "For one vital function no company has been found.",
        "For {count} vital functions no company has been found.",
        count,
    ).format(count=text.number(count))
