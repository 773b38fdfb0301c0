"""OpenDocument spreadsheets, as LibreOffice and others write them."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tests.torture.made.package import packed

Rows = Sequence[Sequence[Any]]
NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def book(sheets: Mapping[str, Rows], *, hidden: Sequence[str] = ()) -> bytes:
    """Return a workbook of rows."""
    tables = ""
    for title, rows in sheets.items():
        style = ' table:style-name="gone"' if title in hidden else ""
        body = "".join(row_xml(row) for row in rows)
        name = quoteattr(title)
        tables += f"<table:table table:name={name}{style}>{body}</table:table>"
    return from_tables(tables)


def from_tables(tables: str, **parts: str) -> bytes:
    """Return a workbook of tables written by hand."""
    styles = (
        '<office:automatic-styles><style:style style:name="gone" style:family='
        '"table"><style:table-properties table:display="false"/></style:style>'
        "</office:automatic-styles>"
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {NAMES}>{styles}<office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    about = f'<m:manifest xmlns:m="{MANIFEST}"/>'
    known = {"mimetype": KIND, "META-INF/manifest.xml": about, "content.xml": content}
    return packed(known | parts)


def row_xml(row: Sequence[Any], attributes: str = "") -> str:
    """Return one row."""
    return (
        f"<table:table-row{attributes}>{''.join(map(cell_xml, row))}</table:table-row>"
    )


def cell_xml(value: Any) -> str:
    """Return one cell."""
    if value is None:
        return "<table:table-cell/>"
    shown = escape(str(value))
    if isinstance(value, bool):
        kind = f'boolean" office:boolean-value="{str(value).lower()}'
    elif isinstance(value, int | float):
        kind = f'float" office:value="{value}'
    else:
        kind = "string"
    return (
        f'<table:table-cell office:value-type="{kind}"><text:p>{shown}</text:p>'
        "</table:table-cell>"
    )
