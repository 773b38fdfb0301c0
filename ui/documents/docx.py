"""A document as docx, editable, with real styles, headings and repeated headings."""

import io
import zipfile
from functools import partial
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from ui.documents import labels
from ui.documents.docx_table import put_cells, put_table
from ui.documents.model import (
    Checklist,
    Document,
    Heading,
    KeyFigures,
    Note,
    Paragraph,
    Picture,
    Section,
    Table,
)
from ui.documents.pdf import drawn

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Calibri"
INK, SOFT = RGBColor(0x1D, 0x2B, 0x36), RGBColor(0x5B, 0x6B, 0x77)
ACCENT = RGBColor(0x0B, 0x5A, 0x7A)
LOCALES = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
SIZES = {"Normal": 10.5, "Title": 20, "Heading 1": 14, "Heading 2": 11.5}
WIDTH, WIDE = Mm(170), Mm(257)


def docx_bytes(document: Document) -> bytes:
    """Write a document as docx; the same document gives the same bytes."""
    book = docx.Document()
    _set_up(book, document)
    book.add_paragraph(document.title, style="Title")
    for one in document.sections:
        _put(book, document, one)
    _explain(book, document)
    target = io.BytesIO()
    book.save(target)
    return _without_time(target.getvalue())


def _set_up(book: Any, document: Document) -> None:
    """Set page, fonts, language, properties, and what stands on every page."""
    section = book.sections[0]
    size = (Mm(297), Mm(210)) if document.is_wide else (Mm(210), Mm(297))
    section.page_width, section.page_height = size
    if document.is_wide:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = Mm(20)
    for name, size in SIZES.items():
        style = book.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = ACCENT if name == "Heading 1" else INK
        fonts = style.element.rPr.rFonts
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        fonts.set(qn("w:hAnsi"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LOCALES[document.language])
    book.styles["Normal"].element.get_or_add_rPr().append(language)
    known = book.core_properties
    known.title, known.author = document.title, "Voimavara"
    known.language, known.comments = LOCALES[document.language], ""
    if document.stamp.at:
        known.created = known.modified = document.stamp.at.replace(tzinfo=None)
    if example := labels.example(document):
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        head.add_run(example).bold = True
    foot = section.footer.paragraphs[0]
    _small(foot, labels.foot(document) + " · ")
    _page_number(foot)


def _put(book: Any, document: Document, one: Section) -> None:
    width = WIDE if document.is_wide else WIDTH
    match one:
        case Heading():
            book.add_heading(one.words, level=one.level)
        case Paragraph():
            _runs(book.add_paragraph(), one.words)
        case Note():
            put_cells(book, [[partial(_runs, words=one.words)]], [width], fill="EEF3F6")
        case KeyFigures():
            cells = [partial(_figure, figure=figure) for figure in one.figures]
            widths = [int(width / len(cells))] * len(cells)
            put_cells(book, [cells], widths)
        case Table():
            put_table(book, one, width)
        case Checklist():
            for mark, words, evidence in one.items:
                told = labels.word(document, labels.MARKS[mark])
                line = book.add_paragraph()
                line.add_run(f"{labels.SIGNS[mark]} {told}: ").bold = True
                line.add_run(words)
                _small(line, f" {evidence}")
        case Picture():
            _picture(book, one, WIDTH)


def _explain(book: Any, document: Document) -> None:
    """Write at the end what explains the document, and who funds it."""
    book.add_heading(labels.word(document, labels.EXPLAINED), level=1)
    for label, words in labels.facts(document):
        line = book.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        line.add_run(f"{label}: ").bold = True
        line.add_run(words)
    for words in document.lines:
        line = book.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        _small(line, words)
    funding = document.stamp.funding
    if funding.emblem:
        _picture(book, funding.emblem, Mm(26))
    if funding.words:
        book.add_paragraph(funding.words)


def _runs(paragraph: Any, words: str) -> None:
    for piece, is_bold in labels.runs(words):
        paragraph.add_run(piece).bold = is_bold


def _figure(paragraph: Any, figure: tuple[str, str]) -> None:
    number = paragraph.add_run(figure[0])
    number.bold, number.font.size = True, Pt(17)
    paragraph.add_run().add_break()
    _small(paragraph, figure[1])


def _small(paragraph: Any, words: str) -> None:
    run = paragraph.add_run(words)
    run.font.size, run.font.color.rgb = Pt(9), SOFT


def _picture(book: Any, picture: Picture, width: int) -> None:
    shape = book.add_picture(io.BytesIO(drawn(picture)), width=width)
    shape._inline.docPr.set("descr", picture.alternative)
    if picture.caption:
        book.add_paragraph(picture.caption)


def _page_number(paragraph: Any) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _without_time(content: bytes) -> bytes:
    """Pack the parts anew, all with one fixed time of change."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in given.namelist():
            made.writestr(zipfile.ZipInfo(name), given.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
