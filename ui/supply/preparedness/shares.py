"""How many companies gave each answer: question by question, or group by group."""

import pandas as pd
import plotly.graph_objects as go

from ui import figures, page
from ui.figures import Piece
from ui.remembered import remembered
from ui.supply.chokepoints_table import About, below
from ui.supply.preparedness.words import QUESTIONS, SIZES, UNTOLD, answers, named
from ui.tables import Column
from ui.text import _

LEAST = 3
"""A group of fewer companies has no bar of its own."""


def show_all(rows: pd.DataFrame, about: About) -> None:
    """Show every question as one bar of answers."""
    page.section(
        _("What the companies have"),
        _(
            "Number of companies. The best prepared are at the left; what was not "
            "told is hatched."
        ),
    )
    figures.show(_all(rows), "questions", alt=_("Answers question by question"))
    below(
        "preparedness", counted(rows, ["question_code"]), _columns(),
        title=_("Answers question by question"), about=about,
    )  # fmt: skip


def show_divided(
    rows: pd.DataFrame,
    question: str,
    division: str,
    names: dict[str, str],
    about: About,
) -> None:
    """Show one question divided by size, industry or vital function."""
    title = _(QUESTIONS[question])
    own = rows[rows["question_code"] == question]
    groups, small = grouped(own, division)
    page.section(
        _("{question} by group").format(question=title), legend_words(question)
    )
    if groups:
        figures.show(_divided(own, question, division, names), "divided", alt=title)
        shown = counted(own[own[division].isin(groups)], [division, "question_code"])
        rows_of = shown.assign(group=[names.get(one, one) for one in shown[division]])
        below(
            "divided",
            rows_of.sort_values(["group", "place"], kind="stable"),
            [Column("group", _("Group")), *_columns()[1:]],
            title=_("{question} by group").format(question=title),
            about=about,
        )
    else:
        page.note(_("No group has three companies."), mark="no_data")
    if small:
        listed = ", ".join(sorted(names.get(code, code) for code in small))
        page.note(_("Fewer than three companies: {names}.").format(names=listed))


def legend_words(question: str) -> str:
    """Return the answers of a question in the order of the bar."""
    return " · ".join(answers(question).values())


def grouped(own: pd.DataFrame, division: str) -> tuple[list[str], list[str]]:
    """Return the groups that are large enough, in order, and those that are not."""
    sizes = own[division].value_counts()
    order = [code for code in SIZES if code in sizes] if "class" in division else []
    order = order or sorted(sizes.index, key=lambda code: (-sizes[code], str(code)))
    return (
        [code for code in order if sizes[code] >= LEAST],
        [code for code in order if sizes[code] < LEAST],
    )


@remembered(32)
def counted(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Return one row a question and answer: how many companies gave it."""
    found = (
        rows.groupby([*by, "answer_code"], sort=False).size().reset_index(name="count")
    )
    found["question"] = found["question_code"].map(named(QUESTIONS))
    found["answer"] = [
        answers(question)[code]
        for question, code in zip(
            found["question_code"], found["answer_code"], strict=True
        )
    ]
    place = {
        (question, code): at
        for question in QUESTIONS
        for at, code in enumerate(answers(question))
    }
    keys = zip(found["question_code"], found["answer_code"], strict=True)
    found["place"] = [place[key] for key in keys]
    order = {question: at for at, question in enumerate(QUESTIONS)}
    found["order"] = found["question_code"].map(order)
    return found.sort_values(["order", "place"], kind="stable")


def _columns() -> list[Column]:
    return [
        Column("question", _("Question")),
        Column("answer", _("Answer")),
        Column("count", _("Companies")),
    ]


@remembered(32)
def _all(rows: pd.DataFrame) -> go.Figure:
    return figures.stacked(
        [
            (_(words), _pieces(rows[rows["question_code"] == question], question))
            for question, words in QUESTIONS.items()
        ]
    )


@remembered(32)
def _divided(
    own: pd.DataFrame, question: str, division: str, names: dict[str, str]
) -> go.Figure:
    groups, _small = grouped(own, division)
    return figures.stacked(
        [
            (names.get(code, code), _pieces(own[own[division] == code], question))
            for code in groups
        ]
    )


def _pieces(own: pd.DataFrame, question: str) -> list[Piece]:
    counts = own["answer_code"].value_counts()
    return [
        Piece(words, int(counts.get(code, 0)), code not in UNTOLD)
        for code, words in answers(question).items()
    ]
