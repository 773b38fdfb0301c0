"""Companies of the trade register: PRH's open data of YTJ, version 3.

Answers for one company, pages of a search and the bulk file are read alike, and a
load adds to what is in use: an answer for one supplier does not replace a region.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl.language import N_
from etl.sources import Choice, Parsed, Recognised, Skipped, SourceFile, landed
from etl.sources.adding import choose_new
from etl.sources.bulk.changes import changes_of
from etl.sources.bulk.companies import Bulk, read_bulk
from etl.sources.company_record import (
    Record,
    business_id,
    company_row,
    entry_rows,
    modified_at,
    name_rows,
    situation_rows,
)
from etl.sources.decoding import looks_like_json, read_json, refuse_web_page

TITLE = "Yritykset (PRH, yritystietojärjestelmä YTJ)"
NO_COMPANY = N_("It is an answer with no company: the register knows none by it.")
OLD_VERSION = N_(
    "It is an answer of the old version 1 of the register, which has ended. Fetch the "
    "company again from version 3."
)
CONTRACT = N_("It describes the interface of the register and has no companies.")
CODE_LIST = N_("It is a list of the register's codes and has no companies.")
ERROR_ANSWER = N_("It is an error message of the register: {message}")
BESIDE_BULK = N_(
    "“{other}” is the file of the whole register. Load single answers apart from it."
)
CODE_LISTS = {"TLAJI", "REK", "REK_KDI", "STATUS3", "YRMU", "TOIMI4", "VIRANOM"}
LONG_AGO = datetime.min


@dataclass(frozen=True)
class Companies:
    """Single answers, pages and the bulk file of YTJ v3."""

    name: str = "companies"
    address: str = "https://avoindata.prh.fi/opendata-ytj-api/v3"
    licence: str = "CC BY 4.0"
    attribution: str = "Source: PRH / YTJ open data, CC BY 4.0"
    parser_version: int = 3

    def recognise(self, file: SourceFile) -> Recognised | Skipped | None:
        """Say whether the file has companies of version 3, and how fresh they are."""
        text = file.content
        refuse_web_page(text)
        if text.startswith(b"PK\x03\x04"):
            return self.recognise_large(file)
        if file.large:
            return self.recognise_large(file)
        if text[:200].lstrip(b"-\r\n ").startswith(b"openapi:"):
            return Skipped(file.name, CONTRACT)
        if not looks_like_json(text):
            return None
        answer = _companies_in(file.name, read_json(text))
        return _recognised(file, answer) if isinstance(answer, list) else answer

    def recognise_large(self, file: SourceFile) -> Recognised | Skipped | None:
        """Read the file of the whole register, packed or not."""
        bulk = read_bulk(file)
        if not bulk.companies:
            return Skipped(file.name, NO_COMPANY)
        newest = bulk.modified_at.date() if bulk.modified_at else None
        facts = {"companies": bulk.companies, "left_out": bulk.left_out, "whole": True}
        return _told(file, newest, bulk, facts)

    def choose(
        self, found: Sequence[Recognised], in_use: Sequence[Mapping[str, Any]]
    ) -> Choice:
        """Load every file that is not in use yet, together as one table."""
        if whole := [one for one in found if isinstance(one.content, Bulk)]:
            best = max(whole, key=lambda one: one.vintage)
            beside = {"other": best.file.name}
            rest = [one for one in found if one is not best]
            apart = [Skipped(one.file.name, BESIDE_BULK, beside) for one in rest]
            choice = choose_new([best], in_use, "companies")
            return Choice(choice.loaded, [*choice.skipped, *apart])
        return choose_new(found, in_use, "companies")

    def parse(self, chosen: Sequence[Recognised]) -> Parsed:
        """Return companies and their names; of one company its newest record."""
        if isinstance(chosen[0].content, Bulk):
            bulk = chosen[0].content
            return Parsed(bulk.write(), {chosen[0].file.name: bulk.companies})
        newest: dict[str, tuple[datetime, str, Record]] = {}
        for one in chosen:
            for record in one.content:
                key, moment = business_id(record), modified_at(record) or LONG_AGO
                if key not in newest or newest[key][0] < moment:
                    newest[key] = (moment, one.file.name, record)
        counts = dict.fromkeys((one.file.name for one in chosen), 0)
        for _, name, _ in newest.values():
            counts[name] += 1
        records = [newest[key][2] for key in sorted(newest)]
        makers = {
            "register_company": lambda record: [company_row(record)],
            "register_name": name_rows,
            "register_situation": situation_rows,
            "register_entry": entry_rows,
        }
        tables = {
            table: landed.rows(table, [row for one in records for row in make(one)])
            for table, make in makers.items()
        }
        return Parsed(tables, counts)

    def changes(self, parsed: Parsed, before: Sequence[Path], whole: bool) -> pa.Table:
        """Return what changed in each company since the loads before."""
        return changes_of(parsed.tables["register_company"], before, whole)


SOURCE = Companies()


def _companies_in(name: str, document: Any) -> list[Any] | Skipped | None:
    if isinstance(document, list):
        return document if any(map(business_id, document)) else None
    if not isinstance(document, Mapping):
        return None
    companies = document.get("companies")
    if isinstance(companies, list):
        return companies or Skipped(name, NO_COMPANY)
    if business_id(document):
        return [document]
    return _without_companies(name, document)


def _without_companies(name: str, document: Mapping[str, Any]) -> Skipped | None:
    kind = document.get("type")
    if isinstance(kind, str) and kind.startswith("fi.prh.opendata"):
        return Skipped(name, OLD_VERSION)
    if "openapi" in document:
        return Skipped(name, CONTRACT)
    if CODE_LISTS & document.keys():
        return Skipped(name, CODE_LIST)
    if "message" in document and {"errorcode", "code"} & document.keys():
        return Skipped(name, ERROR_ANSWER, {"message": str(document["message"])[:200]})
    return None


def _recognised(file: SourceFile, companies: list[Any]) -> Recognised | Skipped:
    known = [record for record in companies if business_id(record)]
    if not known:
        return Skipped(file.name, NO_COMPANY)
    moments = [moment for moment in map(modified_at, known) if moment]
    newest = max(moments).date() if moments else None
    facts = {"companies": len(known), "left_out": len(companies) - len(known)}
    return _told(file, newest, known, facts)


def _told(
    file: SourceFile, newest: date | None, content: Any, facts: Mapping[str, Any]
) -> Recognised:
    return Recognised(
        file=file,
        table_name="companies",
        title=TITLE,
        vintage=newest.isoformat() if newest else "",
        period_from=newest,
        period_to=newest,
        content=content,
        facts=facts,
    )
