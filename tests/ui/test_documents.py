"""The three writers of a document: same words, same numbers, nothing read as code."""

import datetime as dt
import io
import json
import zipfile

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from ui import documents
from ui.documents import Document, Picture, Table, labels
from ui.documents.pdf import drawn

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="4">'
    b'<path d="M0 0h9v4z"/></svg>'
)
HOSTILE = '#read("/etc/passwd") *x* $y$ <b>z</b> =1+1 @SUM(A1) \\u{1F600}'


@pytest.fixture(scope="module")
def document() -> Document:
    rows = [[f"Yritys {number} Oy", HOSTILE, f"{number},5"] for number in range(60)]
    return Document(
        "Missä kunnissa tehdään hitsausta?",
        "fi",
        [
            documents.Paragraph("Hitsausta tekee **12 yritystä**."),
            documents.KeyFigures([("31/58", "haastateltu")]),
            documents.Heading("Yritykset"),
            Table("Yritykset kunnittain", ["Yritys", "Kuvaus", "Määrä"], rows),
            Picture(SVG, "Pylväs: 12 yritystä"),
            documents.Note("Kahden yrityksen luvut on **piilotettu**."),
            documents.Checklist([("unknown", "Laatujärjestelmä", "ei vastattu")]),
        ],
        documents.Stamp(
            sources=["Haastattelut, kierros 1"],
            filters=[("Alue", "Pohjois-Savo")],
            disclosure="Julkinen",
            mark="0a1b2c",
            at=dt.datetime(2026, 11, 25, tzinfo=dt.UTC),
            is_example=True,
            funding=documents.Funding("Osarahoittaja", Picture(SVG, "Tunnus")),
        ),
    )


@pytest.fixture(scope="module")
def pdf(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(documents.pdf_bytes(document)))


@pytest.fixture(scope="module")
def word(document: Document) -> bytes:
    return documents.docx_bytes(document)


def test_a_pdf_is_tagged_and_tells_its_language_and_title(pdf: PdfReader) -> None:
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "fi"
    assert root["/StructTreeRoot"] is not None
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Missä kunnissa tehdään hitsausta?"
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()


def test_a_long_table_of_a_pdf_repeats_its_headings_and_loses_no_row(
    pdf: PdfReader,
) -> None:
    pages = [page.extract_text() for page in pdf.pages]
    assert len(pages) > 1
    with_rows = [words for words in pages if " Oy" in words]
    assert len(with_rows) > 1
    assert all("Kuvaus" in words for words in with_rows)
    assert all(f"Yritys {number} Oy" in "".join(pages) for number in range(60))
    assert all("ESIMERKKIAINEISTO" in words for words in pages)
    assert all("0a1b2c" in words for words in pages)


def test_words_of_a_company_are_never_code(pdf: PdfReader, word: bytes) -> None:
    printed = "".join(page.extract_text() for page in pdf.pages)
    assert 'read("/etc/passwd")' in printed
    assert "root:" not in printed
    [table] = [
        one
        for one in docx.Document(io.BytesIO(word)).tables
        if one.cell(0, 0).text == "Yritys"
    ]
    assert table.cell(1, 1).text == HOSTILE


def test_a_docx_has_styles_language_repeated_headings_and_a_spoken_picture(
    word: bytes,
) -> None:
    made = docx.Document(io.BytesIO(word))
    styles = {paragraph.text: paragraph.style.name for paragraph in made.paragraphs}
    assert styles["Missä kunnissa tehdään hitsausta?"] == "Title"
    assert styles["Yritykset"] == "Heading 1"
    parts = zipfile.ZipFile(io.BytesIO(word))
    body = parts.read("word/document.xml").decode()
    assert body.count("<w:tblHeader/>") == 1
    assert 'descr="Pylväs: 12 yritystä"' in body
    assert 'w:val="fi-FI"' in parts.read("word/styles.xml").decode()
    assert "ESIMERKKIAINEISTO" in made.sections[0].header.paragraphs[0].text


def test_a_workbook_has_the_same_rows_as_texts(document: Document) -> None:
    book = openpyxl.load_workbook(io.BytesIO(documents.xlsx_bytes(document)))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert rows[0] == ["Yritys", "Kuvaus", "Määrä"]
    assert rows[-1] == ["Yritys 59 Oy", HOSTILE, "59,5"]
    kinds = {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}
    assert kinds == {"s"}


def test_every_writer_tells_what_explains_the_document(
    document: Document, pdf: PdfReader, word: bytes
) -> None:
    printed = " ".join("".join(page.extract_text() for page in pdf.pages).split())
    written = "\n".join(
        paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs
    )
    told = list(labels.explained(document))
    assert ("Alue", "Pohjois-Savo") in labels.facts(document)
    for label, words in labels.facts(document):
        assert f"{label}: {words}" in printed
        assert f"{label}: {words}" in written
        assert f"{label}: {words}" in told
    assert "Osarahoittaja" in told[-1]


@pytest.mark.parametrize(
    "write", [documents.docx_bytes, documents.xlsx_bytes, documents.pdf_bytes]
)
def test_the_same_document_is_the_same_bytes(write, document: Document) -> None:
    assert write(document) == write(document)


def test_an_svg_becomes_a_picture_for_files_that_hold_none() -> None:
    assert drawn(Picture(SVG, "Pylväs")).startswith(b"\x89PNG")


def test_a_lone_pair_of_stars_is_a_text() -> None:
    assert json.dumps(labels.runs("a ** b")) == '[["a ** b", false]]'
