"""The composer of documents: one model, written as docx, xlsx or tagged pdf."""

from ui.documents.docx import docx_bytes
from ui.documents.model import (
    Checklist,
    Document,
    Funding,
    Heading,
    KeyFigures,
    Mark,
    Note,
    Paragraph,
    Picture,
    Section,
    Stamp,
    Table,
)
from ui.documents.pdf import pdf_bytes
from ui.documents.xlsx import xlsx_bytes

__all__ = [
    "Checklist",
    "Document",
    "Funding",
    "Heading",
    "KeyFigures",
    "Mark",
    "Note",
    "Paragraph",
    "Picture",
    "Section",
    "Stamp",
    "Table",
    "docx_bytes",
    "pdf_bytes",
    "xlsx_bytes",
]
