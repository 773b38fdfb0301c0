"""The questions to ask next in words: the answer, and the key figures."""

import pandas as pd

from ui import text
from ui.supply.next_questions.plan import companies
from ui.text import _, ngettext


def answer(rows: pd.DataFrame) -> str:
    """Say how many answers are missing, and whose would bring most."""
    if rows.empty:
        return _("**No answer is missing** behind the chokepoints of this area.")
    first = companies(rows).iloc[0]
    words = ngettext(
        "**One answer is missing** behind the chokepoints.",
        "**{count} answers are missing** behind the chokepoints.",
        len(rows),
    ).format(count=text.number(len(rows)))
    most = _("Most would be learned from one company: {company}.")
    return f"{words} {most.format(company=first['company_name'])}"


def figures(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the key figures: answers, companies, chokepoints left open."""
    counts = len(rows), rows["company_id"].nunique(), rows["chokepoint_id"].nunique()
    labels = (
        ngettext("answer is missing", "answers are missing", counts[0]),
        ngettext("company to ask", "companies to ask", counts[1]),
        ngettext("input becomes surer", "inputs become surer", counts[2]),
    )
    return [
        (text.number(count), label) for count, label in zip(counts, labels, strict=True)
    ]
