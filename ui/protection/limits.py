"""The limits in force, as the file that the reader sees was written with them."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from ui import page, text
from ui.protection.layers import LAYERS, sensitivity
from ui.tables.columns import Column
from ui.tables.plain import table as plain_table
from ui.text import N_, _, ngettext
from ui.warehouse import query

CLASSES = {
    "julkinen": N_("Public"),
    "sisainen": N_("Internal"),
    "salassa": N_("Secret by the act"),
}
SHEETS = {
    "": N_("All answers"),
    "infra": N_("Infrastructure (sheet C)"),
    "varautuminen": N_("Preparedness (sheet E)"),
}


def rule() -> pd.DataFrame:
    """Return the one row of limits; empty before the first build."""
    return query("protection__rule")


def answer(found: pd.DataFrame) -> str:
    """Say in one sentence what is shown outside."""
    if found.empty:
        return _("There is no build yet, so nothing is shown outside.")
    count = int(found["minimum_count"].iloc[0])
    words = ngettext(
        "Outside the council a figure is shown when at least **{count} company** "
        "stands behind it, none has **{share}** or more of it, and it cannot be worked "
        "out from the others.",
        "Outside the council a figure is shown when at least **{count} companies** "
        "stand behind it, none has **{share}** or more of it, and it cannot be worked "
        "out from the others.",
        count,
    )
    share = text.percent(found["largest_share"].iloc[0])
    return words.format(count=text.number(count), share=share)


def limits(found: pd.DataFrame) -> None:
    """Show the limits, each with what it is against."""
    page.section(
        _("The limits in force"),
        _("They are settings of this installation and hold from the next build on."),
    )
    if found.empty:
        page.note(_("There is nothing to show of this yet."))
        return
    row = found.iloc[0]
    rows = [
        (
            _("Fewest companies behind a figure"),
            text.number(row["minimum_count"]),
            _("With fewer, each would recognise the others."),
        ),
        (
            _("Largest share of one company"),
            _("under {share}").format(share=text.percent(row["largest_share"])),
            _("With more, the figure would be nearly that company's own."),
        ),
        (
            _("Closeness of an estimate"),
            _("at least {share} off").format(share=text.percent(row["closeness"])),
            _("The second largest cannot estimate the largest better (p % rule)."),
        ),
    ]
    _show(
        rows, (_("Limit"), _("In force"), _("Against what")), _("The limits in force")
    )
    for sentence in _method():
        page.note(sentence)


def grounds() -> None:
    """Show each publicity class with its ground in the act."""
    page.section(
        _("Publicity classes and their grounds"),
        _(
            "Every interview has a class; without one it is confidential. Whether a "
            "document is given out is decided by a person, one request at a time."
        ),
    )
    rows = [_ground(row) for row in query("protection__ground").to_dict("records")]
    heads = (
        _("Class"),
        _("Which answers"),
        _("Ground"),
        _("What it says"),
        _("Wording"),
    )
    _show(rows, heads, _("Publicity classes and their grounds"))


def _ground(row: Mapping[Any, Any]) -> tuple[str, ...]:
    kind, sheet = CLASSES[row["disclosure_class"]], SHEETS[row["sheet_name"]]
    checked = _("checked") if row["is_verified"] else _("to be checked by a lawyer")
    ground = (row["disclosure_ground"], row["ground_name"])
    return _(kind), _(sheet), *ground, checked


def combinations() -> None:
    """Show how much each kind of information weighs, and what never meets outside."""
    rules = sensitivity()
    most = rules["limit"]
    sentence = _(
        "Harmless pieces may be harmful side by side. One table or file may weigh at "
        "most {partner} for partners and {public} for the public. The finest place "
        "outside is the municipality, and no infrastructure has coordinates there."
    )
    page.section(
        _("What may stand side by side"),
        sentence.format(
            partner=text.number(most["partner"]), public=text.number(most["public"])
        ),
    )
    rows = [
        (_capital(_(LAYERS[name])), text.number(one["weight"]))
        for name, one in rules["layer"].items()
    ]
    heads = (_("Kind of information"), _("Weight"))
    _show(rows, heads, _("What may stand side by side"))
    never = " · ".join(
        " + ".join(_(LAYERS[name]) for name in one["layers"]) for one in rules["never"]
    )
    page.note(_("Never together outside: {pairs}.").format(pairs=never))


def source() -> None:
    """Say where the limits and the methods come from."""
    page.note(
        _(
            "Minimum and dominance as Finnish Customs tells of its statistics; p % "
            "rule and attack: Hundepool et al. 2012, Fischetti and Salazar-González "
            "2001. "
            "Weights are the council's own: no authority gives numbers."
        )
    )


def _method() -> list[str]:
    return [
        _(
            "A hidden figure is written “..”, never 0. Further figures are hidden with "
            "it, as few as possible, so that totals and other tables do not give it "
            "away."
        ),
        _(
            "Before the files for partners and the public are renewed, they are "
            "attacked: for each hidden figure everything that is published is used to "
            "find its smallest and largest possible value. If that tells too much, the "
            "files stay as they were."
        ),
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _show(
    rows: Iterable[tuple[str, ...]], heads: tuple[str, ...], caption: str
) -> None:
    names = [f"c{place}" for place in range(len(heads))]
    columns = [Column(name, head) for name, head in zip(names, heads, strict=True)]
    plain_table(pd.DataFrame(list(rows), columns=names), columns, caption=caption)
