"""What a page says and what its document says are the same words and numbers."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from tests.pages.conftest import Visit
from ui import export
from ui.documents import Document, data, docx_bytes, pdf_bytes
from ui.documents.labels import explained

Take = Callable[..., Document]


@pytest.fixture
def take(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> Take:
    """Return an act that opens a page and takes its own document out."""

    def of_page(key: str, path: str, **address: str) -> Document:
        found: dict[str, Document] = {}

        def offer(one: str, sheet: export.Sheet, *_kinds: str) -> None:
            found[one] = export.document_of(sheet)

        monkeypatch.setattr(export, "offer", offer)
        app = visit(path, **address)
        assert not app.exception
        heading = " ".join(str(one.body) for one in app.get("html"))
        heading = heading.replace("<strong>", "").replace("</strong>", "")
        for words in (found[key].title, *_plain(found[key])):
            assert words in heading
        return found[key]

    return of_page


def _plain(document: Document) -> list[str]:
    """Return the answer's first sentence as the page shows it."""
    lines = list(explained(document))
    at = lines.index(document.title)
    return [lines[at + 1].split(". ")[0]]


def test_the_capability_map_leaves_with_its_answer_and_rows(
    take: Take, ask: Callable[..., list[tuple[Any, ...]]]
) -> None:
    document = take("capability_map", "capability/capability_map.py")
    [(count,)] = ask(
        "select count(distinct company_id) from marts.company_capability "
        "where coalesce(region_code, '11') = '11'"
    )
    rows = data.csv_bytes(document).decode("utf-8-sig").splitlines()
    told = [line for line in rows if not line.startswith(("#", '"#'))][1:]
    assert len({line.split(";")[1] for line in told}) == count
    assert any(line.startswith(f"# {count} yrity") for line in rows)
    printed = PdfReader(io.BytesIO(pdf_bytes(document)))
    words = "".join(page.extract_text() for page in printed.pages)
    assert "ESIMERKKIAINEISTO" in words
    assert "621/1999" in words
    assert docx_bytes(document)


def test_the_chokepoints_of_partners_leave_without_a_name_of_a_chokepoint(
    take: Take, ask: Callable[..., list[tuple[Any, ...]]]
) -> None:
    secret = ask(
        "select distinct supplier_name from marts.chokepoint where kind = 'supplier' "
        "and state in ('certain', 'possible') and supplier_name is not null"
    )
    names = [name.encode() for (name,) in secret]
    assert names
    at_home = data.csv_bytes(take("chokepoints_deliveries", "supply/chokepoints.py"))
    assert [name for name in names if name in at_home]
    outside = take(
        "chokepoints_deliveries", "supply/chokepoints.py", role="partner_council"
    )
    written = data.csv_bytes(outside)
    assert not [name for name in names if name in written]
