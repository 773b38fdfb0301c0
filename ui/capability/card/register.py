"""Identity and consents of the company, its names, situations and registers."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ui import page, text
from ui.catalogue.card import facts_list
from ui.tables import Column, table
from ui.text import EN_DASH, N_, _
from ui.warehouse import query

REGISTERS = {
    "1": N_("Trade register"),
    "2": N_("Register of foundations"),
    "3": N_("Register of associations"),
    "4": N_("Tax administration"),
    "5": N_("Prepayment register"),
    "6": N_("Register of VAT payers"),
    "7": N_("Register of employers"),
    "8": N_("Register of insurance premium tax"),
}
SITUATIONS = {
    "KONK": N_("In bankruptcy"),
    "SELTILA": N_("In liquidation"),
    "SANE": N_("In restructuring"),
}
KINDS = {
    "name": N_("name"),
    "parallel": N_("parallel name"),
    "auxiliary": N_("auxiliary name"),
    "auxiliary_translation": N_("translated auxiliary name"),
}
CLASSES = {
    "julkinen": N_("public"),
    "sisainen": N_("internal"),
    "salassa": N_("secret"),
}


def identity(company: str) -> None:
    """Show who the company is and what it has allowed."""
    rows = query("company_card__facts", company=company)
    page.section(_("Who it is"))
    facts_list(identity_facts(rows.iloc[0].to_dict()))


def identity_facts(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return names and facts of what is known of the company."""
    place = [row["municipality_name"], row["region_name"]]
    told = [
        (_("Business ID"), row["business_id"]),
        (_("Place"), ", ".join(str(p) for p in place if not text.is_missing(p))),
        (_("Industry"), _join(row["industry_code"], row["industry_name"])),
        (_("Group of companies"), row["group_name"]),
        (_("In the register"), _status(row)),
        (_("Class"), _class(row["disclosure_class"])),
        (_("May be named"), _allowed(row["consent_named"])),
        (_("May be in summaries"), _allowed(row["consent_aggregate"])),
    ]
    return [
        (name, str(fact)) for name, fact in told if fact and not text.is_missing(fact)
    ]


def history(company: str) -> None:
    """Show names, situations and registers with their dates."""
    rows = entries(
        query("company_card__name", company=company),
        query("company_card__situation", company=company),
        query("company_card__entry", company=company),
    )
    if rows.empty:
        return
    page.section(_("What the register tells of it"))
    table(
        rows,
        [
            Column("what", _("What")),
            Column("fact", _("In the register")),
            Column("period", _("Period"), kind="written"),
        ],
        caption=_("What the register tells of it"),
    )


def entries(
    names: pd.DataFrame, situations: pd.DataFrame, registers: pd.DataFrame
) -> pd.DataFrame:
    """Return what, fact and period: situations first, as they matter most."""
    said, kinds, known = (
        {code: _(word) for code, word in words.items()}
        for words in (SITUATIONS, KINDS, REGISTERS)
    )
    found = [
        (_("Situation"), said[row["situation"]], row)
        for row in situations.to_dict("records")
        if row["situation"] in said
    ]
    found += [
        (kinds[row["name_kind"]].capitalize(), row["company_name"], row)
        for row in names.to_dict("records")
        if row["name_kind"] in kinds
    ]
    found += [
        (_("Register"), known[row["register_code"]], row)
        for row in registers.to_dict("records")
        if row["register_code"] in known
    ]
    return pd.DataFrame(
        [
            {"what": what, "fact": fact, "period": _period(row)}
            for what, fact, row in found
        ]
    )


def _period(row: Mapping[Any, Any]) -> str:
    ends = [row["valid_from"], row["valid_to"]]
    start, end = ("" if text.is_missing(one) else text.date(one) for one in ends)
    return f"{start}{EN_DASH}{end}"


def _join(code: Any, name: Any) -> str:
    return " ".join(str(part) for part in (code, name) if not text.is_missing(part))


def _status(row: Mapping[str, Any]) -> str:
    if not row["is_in_register"]:
        return _("not in the loaded register")
    return _("in business") if row["is_alive"] else _("business has ended")


def _class(code: Any) -> str:
    known = {name: _(word) for name, word in CLASSES.items()}
    return known.get(str(code), text.unknown())


def _allowed(consent: Any) -> str:
    if text.is_missing(consent):
        return text.unknown()
    return _("yes") if consent else _("no")
