"""A document as tagged pdf (PDF/UA-1), with no font and no file from outside.

The fonts are those inside typst. Texts are handed over as data: a company called
`#read("x")` is a company of that name.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from ui.documents import labels
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

MEDIA_TYPE = "application/pdf"
PAGE = Path(__file__).with_name("page.typ")
ALONE = b"""
#let it = json(bytes(sys.inputs.picture))
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(bytes(it.content), format: "svg", alt: it.alternative)
"""


def pdf_bytes(document: Document) -> bytes:
    """Write a document as pdf; the same document gives the same bytes."""
    moment = document.stamp.at
    written = typst.compile(
        PAGE.read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=int(moment.timestamp()) if moment else 0,
        sys_inputs={"document": json.dumps(_document(document))},
    )
    return bytes(written)


def drawn(picture: Picture, *, dots_per_inch: float = 200) -> bytes:
    """Return a picture as png, for files that hold no svg."""
    if picture.kind == "png":
        return picture.content
    return bytes(
        typst.compile(
            ALONE,
            format="png",
            ppi=dots_per_inch,
            ignore_system_fonts=True,
            sys_inputs={"picture": json.dumps(_picture(picture))},
        )
    )


def _document(document: Document) -> Mapping[str, Any]:
    funding = document.stamp.funding
    return {
        "title": document.title,
        "language": document.language,
        "is_wide": document.is_wide,
        "example": labels.example(document),
        "foot": labels.foot(document),
        "about": labels.word(document, labels.EXPLAINED),
        "facts": labels.facts(document),
        "lines": list(document.lines),
        "funding": {
            "words": funding.words,
            "emblem": _picture(funding.emblem) if funding.emblem else None,
        },
        "sections": [_section(document, one) for one in document.sections],
    }


def _section(document: Document, one: Section) -> Mapping[str, Any]:
    match one:
        case Heading():
            return {"kind": "heading", "words": one.words, "level": one.level}
        case Paragraph() | Note():
            kind = "note" if isinstance(one, Note) else "paragraph"
            return {"kind": kind, "runs": labels.runs(one.words)}
        case KeyFigures():
            return {"kind": "figures", "figures": list(one.figures)}
        case Table():
            return _table(one)
        case Checklist():
            items = [
                (labels.SIGNS[mark], labels.word(document, labels.MARKS[mark]), *rest)
                for mark, *rest in one.items
            ]
            return {"kind": "checklist", "items": items}
        case Picture():
            return {
                "kind": "picture",
                "picture": _picture(one),
                "caption": one.caption,
            }


def _table(one: Table) -> Mapping[str, Any]:
    return {
        "kind": "table",
        "caption": one.caption,
        "headings": list(one.headings),
        "rows": [list(row) for row in one.rows],
        "right": list(one.right) or [False] * len(one.headings),
        "widths": one.widths(),
        "note": one.note,
    }


def _picture(picture: Picture) -> Mapping[str, Any]:
    is_svg = picture.kind == "svg"
    return {
        "kind": picture.kind,
        "alternative": picture.alternative,
        "content": picture.content.decode() if is_svg else "",
        "octets": [] if is_svg else list(picture.content),
    }
