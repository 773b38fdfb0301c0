"""The one way out: all that leaves the screen is checked, stamped and recorded here.

Rows leave as csv, xlsx, parquet, docx and pdf, documents as pdf and docx, prepared
files as they are. Each asks for a right, and none is of a class that the reader's
audience does not get; the audit trail has what was handed over, with its digest.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from etl.errors import UserMessage
from ui import documents, text
from ui.documents import allowed, data, docx, pdf, stamping, tables, xlsx
from ui.documents.model import Document, KeyFigures, Paragraph, Section, Table
from ui.documents.rows import Frame, Rows
from ui.documents.stamping import About
from ui.frame import outbox
from ui.tables.columns import Column, described
from ui.text import N_, _
from ui.warehouse import build_facts
from ui.workspace_choice import is_demo

MOST_XLSX_ROWS = 1_048_575
"""Rows that a sheet of Excel has below its headings."""
WAYS = {
    "pdf": (documents.pdf_bytes, pdf.MEDIA_TYPE, N_("Page for print (pdf)")),
    "docx": (documents.docx_bytes, docx.MEDIA_TYPE, N_("Word document (docx)")),
    "xlsx": (documents.xlsx_bytes, xlsx.MEDIA_TYPE, N_("Excel workbook (xlsx)")),
    "csv": (data.csv_bytes, data.CSV_TYPE, N_("Table for other uses (csv)")),
    "parquet": (data.parquet_bytes, data.PARQUET_TYPE, N_("For analysis (parquet)")),
}


@dataclass(frozen=True)
class Sheet:
    """The rows of one figure and everything that explains them.

    Rows that take long to read are given as the act that reads them.
    """

    title: str
    rows: Frame
    columns: Sequence[Column]
    filters: Mapping[str, str]
    sources: Sequence[str]
    disclosure: str
    row_count: int | None = None
    """How many rows there are, where they are not read yet."""
    answer: str = ""
    figures: Sequence[tuple[str, str]] = ()
    """The page's sentence and key figures, the last of which is the coverage."""
    right: str = "export"


def menu(
    key: str,
    rows: pd.DataFrame,
    columns: Sequence[Column],
    *,
    title: str,
    filters: Mapping[str, str],
    sources: Sequence[str],
    disclosure: str,
    answer: str = "",
    figures: Sequence[tuple[str, str]] = (),
) -> None:
    """Show the popover `Vie` with the rows as a page, a document and a table.

    `filters` is label -> chosen value; `sources` are the strings of the source
    line; `disclosure` is internal, confidential, partner or public; `answer` and
    `figures` are those of the page's heading.
    """
    sheet = Sheet(
        title, rows, columns, filters, sources, disclosure, None, answer, figures
    )
    offer(key, sheet, "pdf", "docx", "xlsx", "csv")


def offer(key: str, sheet: Sheet | Callable[[], Sheet], *kinds: str) -> None:
    """Show the popover `Vie` with a sheet, or what makes one, as files of some kinds.

    A file is written when its link is opened, outside the page.
    """

    def made() -> tuple[Document, About]:
        one = sheet if isinstance(sheet, Sheet) else sheet()
        return document_of(one), about_of(one)

    _popover(key, made, kinds)


def offer_document(
    key: str, document: Document, about: About, kinds: Sequence[str] = ("pdf", "docx")
) -> None:
    """Show the popover `Vie` with a composed document, stamped here."""

    def stamped() -> tuple[Document, About]:
        return document.with_stamp(stamping.stamp(document.title, about)), about

    _popover(key, stamped, kinds)


def link(
    content: bytes | Callable[[], bytes],
    *,
    file_name: str,
    media_type: str,
    title: str,
    about: About,
) -> str:
    """Return the link to something that leaves, if the present reader may have it.

    Raises
    ------
    Refused
        The role lacks the right, or its audience does not get the class.
    """
    allowed.check(about)
    told = stamping.facts(title, about)
    return outbox.deposit(
        content, file_name=file_name, media_type=media_type, facts=told
    )


def document_of(sheet: Sheet) -> Document:
    """Put into words all that needs the reader, so that the rest can be done later."""
    sections: list[Section] = []
    if sheet.answer:
        sections.append(Paragraph(sheet.answer))
    if sheet.figures:
        sections.append(KeyFigures(sheet.figures))
    if isinstance(sheet.rows, pd.DataFrame):
        allowed.weigh(sheet.rows)
        table = tables.of_rows(sheet.rows, sheet.columns, caption="")
    else:
        pairs = tables.headers(sheet.columns)
        table = Table(
            "",
            [heading for _name, heading in pairs],
            [],
            data=Rows(tuple(pairs), sheet.rows),
        )
    defined = [definition(*pair) for pair in tables.headers(sheet.columns)]
    unknown = _("An empty cell means that the value is not known or not shown.")
    return Document(
        title=sheet.title,
        language=text.language(),
        sections=[*sections, table],
        stamp=stamping.stamp(sheet.title, about_of(sheet)),
        lines=[unknown, *defined],
    )


def about_of(sheet: Sheet) -> About:
    """Return what explains a sheet; the last key figure is the coverage."""
    is_read = isinstance(sheet.rows, pd.DataFrame)
    return About(
        disclosure=sheet.disclosure,
        filters=sheet.filters,
        sources=sheet.sources,
        row_count=len(sheet.rows) if is_read else sheet.row_count,
        coverage=" ".join(sheet.figures[-1]) if sheet.figures else "",
        right=sheet.right,
    )


def file_name(key: str) -> str:
    """Return the name of an export: product, figure, date, and `esimerkki` if so."""
    facts = build_facts()
    built_at = text.local(facts.built_at) if facts else dt.datetime.now()
    example = "_esimerkki" if is_demo() else ""
    return f"voimavara_{key}_{built_at:%Y-%m-%d}{example}"


def definition(name: str, header: str) -> str:
    """Say what a column holds: its heading, its meaning and its name in the data."""
    known = described(name)
    return f"{header}: {_(known['meaning'])} ({name})" if known else f"{header}: {name}"


def _popover(
    key: str, made: Callable[[], tuple[Document, About]], kinds: Sequence[str]
) -> None:
    with st.popover(_("Export"), key=f"export-{key}", on_change="rerun") as opened:
        if not opened.open:
            return
        try:
            document, about = made()
            words = allowed.obstacle(about.right)
            links = [] if words else [_link(key, document, about, one) for one in kinds]
        except UserMessage as refused:
            words, links = refused.render(text.language()), []
        for line in links or [escape(words)]:
            st.html(f"<p>{line}</p>")


def _link(key: str, document: Document, about: About, kind: str) -> str:
    write, media_type, words = WAYS[kind]
    address = link(
        partial(write, document),
        file_name=f"{file_name(key)}.{kind}",
        media_type=media_type,
        title=document.title,
        about=about,
    )
    return f'<a href="{address}" target="_self">{escape(_(words))}</a>'
