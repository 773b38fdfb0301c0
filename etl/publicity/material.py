"""What the internal build holds of a company, item by item, with class and ground.

Suppliers that others named stand as T001, T002 … unless they were interviewed, are
public and agreed to be named: they were never asked about this request.
"""

from contextlib import closing
from dataclasses import dataclass

import duckdb

from etl.build.engine import open_to_read
from etl.build.publish import build_file, current_build
from etl.language import N_
from etl.workspace import Workspace

COMPANIES = """
    select company_id, company_name from marts.company
    where is_interviewed order by company_name, company_id
"""
CLASS = "select disclosure_class from marts.company where company_id = ?"
GROUNDS = "select disclosure_class, sheet_name, disclosure_ground " + (
    "from marts.disclosure_ground"
)
IDENTITY = """
    select company_name, company_id, municipality_name_fi, industry_name_fi
    from marts.company where company_id = ?
"""
CAPABILITY = """
    select capability_name, description, readiness_level, capacity, capacity_unit
    from marts.company_capability where company_id = ? order by capability_name
"""
SUPPLY = """
    select
        n.input_name,
        case
            when l.supplier_name is null then null
            when s.is_interviewed and s.consent_named
                and s.disclosure_class = 'julkinen' then l.supplier_name
            else 'T' || lpad(cast(dense_rank() over (
                order by l.supplier_name) as varchar), 3, '0')
        end as supplier_name,
        l.country_code,
        l.share_low,
        l.share_high
    from marts.supply_link as l
    inner join marts.supply_need as n on l.need_id = n.need_id
    left join marts.company as s on l.supplier_id = s.company_id
    where l.company_id = ? order by n.input_name, l.link_id
"""
PREPAREDNESS = """
    select continuity_plan, plan_date, has_risk_assessment, exercise_date
    from marts.preparedness where company_id = ?
"""
AWARD = """
    select notice_title, buyer_name, published_date, award_value, currency
    from marts.award_link where winner_id = ? order by published_date, award_id
"""


@dataclass(frozen=True)
class Kind:
    """One kind of item: its title, what reads it, its sheet; registers have none."""

    title: str
    sql: str
    sheet: str = ""
    is_register: bool = False


ITEMS = {
    "identity": Kind(N_("Name, place and industry"), IDENTITY, is_register=True),
    "awards": Kind(N_("Won public contracts"), AWARD, is_register=True),
    "capabilities": Kind(N_("Capabilities as told"), CAPABILITY, "kyvykkyydet"),
    "supply": Kind(N_("Inputs and their suppliers"), SUPPLY, "syotteet"),
    "preparedness": Kind(N_("Preparedness as told"), PREPAREDNESS, "varautuminen"),
}


@dataclass(frozen=True)
class Item:
    """One item that is held: its class, its ground, and its rows."""

    key: str
    title: str
    disclosure_class: str
    ground: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def companies(ws: Workspace) -> dict[str, str]:
    """Return the interviewed companies, id -> name, by name; none before a build."""
    build_id = current_build(ws)
    if build_id is None:
        return {}
    with closing(open_to_read(build_file(ws, build_id, "internal"))) as database:
        return dict(database.execute(COMPANIES).fetchall())


def material(ws: Workspace, company_id: str) -> list[Item]:
    """Return what is held of an interviewed company, item by item.

    A register is public; an answer is of the company's class, secret if it told none.
    Preparedness is secret whatever the company said of the rest.
    """
    build_id = current_build(ws)
    if build_id is None:
        return []
    with closing(open_to_read(build_file(ws, build_id, "internal"))) as database:
        found = database.execute(CLASS, [company_id]).fetchone()
        told = (found[0] if found else None) or "salassa"
        grounds = {
            (kind, sheet): ground
            for kind, sheet, ground in database.execute(GROUNDS).fetchall()
        }
        items = [
            _item(database, key, company_id, told=told, grounds=grounds)
            for key in ITEMS
        ]
    return [one for one in items if one.rows]


def _item(
    database: duckdb.DuckDBPyConnection,
    key: str,
    company_id: str,
    *,
    told: str,
    grounds: dict[tuple[str, str], str],
) -> Item:
    kind = ITEMS[key]
    held = "julkinen" if kind.is_register else told
    if ("salassa", kind.sheet) in grounds and kind.sheet:
        held = "salassa"
    answer = database.execute(kind.sql, [company_id])
    columns = tuple(str(one[0]) for one in answer.description or ())
    ground = grounds.get((held, kind.sheet)) or grounds.get((held, ""), "")
    return Item(key, kind.title, held, ground, columns, tuple(answer.fetchall()))
