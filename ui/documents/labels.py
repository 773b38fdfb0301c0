"""The few words that writers add, in the document's own language.

Writers work away from any page, where no reader's language is known.
"""

from collections.abc import Iterator, Sequence

from etl.language import N_, translator
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

MARKS = {"yes": N_("met"), "no": N_("not met"), "unknown": N_("not known")}
EXPLAINED = N_("About these figures")
ABOUT, ROWS = N_("About"), N_("Rows")
EXAMPLE = N_("EXAMPLE DATA")
SIGNS = {"yes": "\N{CHECK MARK}", "no": "\N{MULTIPLICATION SIGN}", "unknown": "?"}


def word(document: Document, message: str) -> str:
    """Translate into the language of the document."""
    return translator(document.language).gettext(message)


def facts(document: Document) -> list[tuple[str, str]]:
    """Return (label, text) of what explains the document; nothing that is empty."""
    stamp = document.stamp
    told = [
        *stamp.filters,
        (word(document, N_("Data")), stamp.count),
        (word(document, N_("Coverage")), stamp.coverage),
        *((word(document, N_("Source")), source) for source in stamp.sources),
        (word(document, N_("Class")), stamp.disclosure),
        (word(document, N_("Ground")), stamp.ground),
        (word(document, N_("Build of the data")), stamp.build),
        (word(document, N_("Date of export")), stamp.date),
        (word(document, N_("Mark of the export")), stamp.mark),
    ]
    return [(label, text) for label, text in told if text]


def foot(document: Document) -> str:
    """Return the line below each page: class, build, day, mark."""
    stamp = document.stamp
    parts = ["Voimavara", stamp.disclosure, stamp.build, stamp.date, stamp.mark]
    return " · ".join(part for part in parts if part)


def example(document: Document) -> str:
    """Return what stands over a document of made-up data; "" over any other."""
    if not document.stamp.is_example:
        return ""
    words = word(document, N_("companies and numbers made up"))
    return f"{word(document, EXAMPLE)}: {words}"


def runs(words: str) -> Sequence[tuple[str, bool]]:
    """Split a text at its `**`: (piece, is it bold)."""
    pieces = words.split("**")
    if len(pieces) % 2 == 0:  # a lone pair of stars is a text
        return [(words, False)]
    return [(piece, at % 2 == 1) for at, piece in enumerate(pieces) if piece]


def explained(document: Document) -> Iterator[str]:
    """Return what explains a document, one sentence each."""
    if made_up := example(document):
        yield made_up
    yield document.title
    for one in document.sections:
        yield from _said(document, one)
    for label, words in facts(document):
        yield f"{label}: {words}"
    yield from document.lines
    if document.stamp.funding.words:
        yield document.stamp.funding.words


def _said(document: Document, one: Section) -> Iterator[str]:
    match one:
        case Heading() | Note() | Paragraph():
            yield "".join(piece for piece, _bold in runs(one.words))
        case KeyFigures():
            yield from (f"{number} {words}" for number, words in one.figures)
        case Checklist():
            for mark, words, evidence in one.items:
                told = word(document, MARKS[mark])
                yield f"{told}: {words} {evidence}".strip()
        case Picture():
            yield one.alternative
        case Table() if one.data is None and one.note:
            yield one.note
