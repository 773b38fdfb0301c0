"""Companies without a business id: their name and municipality give them an id.

On the other sheets such a company is named as it is on sheet A. Whom the name means
is settled later, so that nobody has to look an id up before a file can go in.
"""

from collections.abc import Iterable, Mapping

from etl.intake.checking.sheet import Answers, CheckedSheet
from etl.intake.values import Typed, fold
from etl.intake.values.words import DONT_KNOW
from etl.matching.names import local_id, normalised

COMPANIES, COMPANY, NAME, PLACE = "yritykset", "ytunnus", "nimi", "kunta"


def give_local_ids(sheet: CheckedSheet) -> None:
    """Give rows of sheet A an id that have a name but no business id."""
    named = sheet.answer(NAME)
    if sheet.form.key != COMPANIES or named is None:
        return
    asked = sheet.answer(COMPANY)
    ids = sheet.values[COMPANY]
    pairs = zip(sheet.values[NAME], sheet.values[PLACE], strict=True)
    for place, (name, municipality) in enumerate(pairs):
        row = sheet.rows[place]
        if ids[place] is not None or (asked and sheet.waits(row, asked)):
            continue
        if name and fold(name) not in DONT_KNOW and normalised(name).core:
            where = None if fold(municipality or "") in DONT_KNOW else municipality
            ids[place] = local_id(name, where)
            sheet.findings.append(sheet.about("FOUND_BY_NAME", named, row))


def local_ids(sheets: Iterable[CheckedSheet]) -> dict[str, str]:
    """Return the ids that names on sheet A were given; a name given two has none."""
    found: dict[str, set[str]] = {}
    for sheet in sheets:
        if sheet.form.key == COMPANIES:
            names = zip(sheet.values[NAME], sheet.values[COMPANY], strict=True)
            for name, company in names:
                if name and company:
                    found.setdefault(fold(name), set()).add(company)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


def read_names(answers: Iterable[Answers], ids: Mapping[str, str]) -> None:
    """Read a company's name, where its id should be, as the company on sheet A."""
    for answer in answers:
        if answer.field.id != COMPANY or not ids:
            continue
        for place, typed in enumerate(answer.typed):
            if typed.code == "NOT_A_BUSINESS_ID":
                known = ids.get(fold(answer.texts[place]))
                answer.typed[place] = Typed(known) if known else typed
