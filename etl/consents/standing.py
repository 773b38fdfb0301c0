"""What each interviewed company agrees to now: what it told, less what it took back.

It is read from the current internal build, so a withdrawal shows after the next one.
"""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field

from etl.build.engine import open_to_read
from etl.build.publish import build_file, current_build
from etl.consents.withdrawal import Withdrawal, withdrawals
from etl.errors import Refused
from etl.language import N_
from etl.reading.types.identifiers import business_id_of
from etl.workspace import Workspace

COMPANIES = """
    select company_id, company_name, disclosure_class, consent_named,
        consent_aggregate, cast(interview_date as varchar) as interview_date
    from marts.company where is_interviewed order by company_name, company_id
"""
ALIASES = "select alias_id, company_id from marts.company_alias"
NOT_INTERVIEWED = N_(
    "No interviewed company has the id “{company}”, so there is no consent to take "
    "back. Check the id in the list of consents."
)


@dataclass(frozen=True)
class Standing:
    """One company: its class, its consents now, and what was taken back of them."""

    company_id: str
    company_name: str
    disclosure_class: str
    may_be_named: bool
    may_be_counted: bool
    interview_date: str
    withdrawn: tuple[Withdrawal, ...] = field(default=())


def standings(ws: Workspace) -> list[Standing]:
    """Return every interviewed company, by name; none before the first build."""
    build_id = current_build(ws)
    if build_id is None:
        return []
    with closing(open_to_read(build_file(ws, build_id, "internal"))) as database:
        rows = database.execute(COMPANIES).fetchall()
        alias = dict(database.execute(ALIASES).fetchall())
    taken_back = _by_company(withdrawals(ws), alias)
    return [
        Standing(
            company_id=row[0],
            company_name=row[1],
            disclosure_class=row[2],
            may_be_named=row[3],
            may_be_counted=row[4],
            interview_date=row[5],
            withdrawn=taken_back.get(row[0], ()),
        )
        for row in rows
    ]


def company_of(ws: Workspace, said: str) -> Standing:
    """Return the interviewed company that an id means, however it is written.

    Raises
    ------
    Refused
        No interviewed company has the id.
    """
    wanted = {said.strip(), business_id_of(said) or ""}
    for one in standings(ws):
        if one.company_id in wanted:
            return one
    raise Refused(NOT_INTERVIEWED, company=said.strip())


def _by_company(
    made: list[Withdrawal], alias: Mapping[str, str]
) -> dict[str, tuple[Withdrawal, ...]]:
    found: dict[str, tuple[Withdrawal, ...]] = {}
    for one in made:
        if not one.is_undone:
            company = alias.get(one.company_id, one.company_id)
            found[company] = (*found.get(company, ()), one)
    return found
