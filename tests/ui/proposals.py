"""A proposal for a form's export, made by hand: one column of every kind."""

from etl.mapping.model import ColumnMapping, FileMapping, SheetMapping
from etl.mapping.proposal import ColumnProposal, MappingProposal, SheetProposal

FACTS = tuple(
    f"yritykset.{one}" for one in ("haastattelu_pvm", "kierros", "julkisuusluokka")
)
SAID = dict(zip(FACTS, ("2026-11-24", "2026-1", "sisainen"), strict=True))
NAME, PLAN, SKILL, WORD, MAIL, PERSON = range(6)


def column(header: str, target: str = "", **facts: object) -> ColumnProposal:
    known = {"sheet": "Sheet1", "column": "A", "samples": ("yksi",), "filled": 4}
    return ColumnProposal(header=header, target=target, **(known | facts))


def proposal(*more: ColumnProposal, headers: tuple[str, ...] = ()) -> MappingProposal:
    """Return a proposal of six columns and `more`; `headers` keeps only those."""
    plan = {"Kyllä on": 2, "Ei": 1}
    columns = [
        column("Yritys", "yritykset.nimi", source="alias", needs_choice=False),
        column(
            "Suunnitelma",
            "varautuminen.jatkuvuussuunnitelma",
            source="wording",
            needs_choice=False,
            options=plan,
            option_values={"Kyllä on": "", "Ei": "ei"},
        ),
        column("Osaaminen", "kyvykkyydet.nimike", source="wording", score=70),
        column("Vapaa sana"),
        column("Sähköposti", needs_choice=False, is_personal=True),
        column("ID", needs_choice=False),
        *more,
    ]
    kept = [one for one in columns if not headers or one.header in headers]
    return MappingProposal(
        mapping=FileMapping(
            name="kysely",
            sheets=(SheetMapping("Sheet1", columns=tuple(map(mapped, kept))),),
        ),
        columns=tuple(kept),
        sheets=(SheetProposal("Sheet1", "data", "visible", (1,), 2, 5, 4, len(kept)),),
        missing=FACTS,
    )


def mapped(one: ColumnProposal) -> ColumnMapping:
    reasons = {"Sähköposti": "PERSONAL", "ID": "TOOL_COLUMN"}
    return ColumnMapping(
        header=one.header,
        target=one.target,
        reason="" if one.target else reasons.get(one.header, "NOT_NEEDED"),
        how="split" if one.header == "Osaaminen" else "value",
        separator=";" if one.header == "Osaaminen" else "",
        values={label: code for label, code in one.option_values.items() if code},
    )
