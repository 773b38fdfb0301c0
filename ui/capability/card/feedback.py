"""The feedback sheet: what a company told and where it stands, to be sent to it."""

from collections.abc import Mapping
from typing import Any

from ui import documents, export, provenance, text
from ui.capability.card import answer
from ui.capability.card.section import written
from ui.text import _


def menu(company: Mapping[str, Any]) -> None:
    """Offer the sheet as a page for print and as a Word document."""
    about = export.About(
        disclosure=provenance.disclosure(),
        filters={_("Company"): str(company["company_name"])},
        sources=provenance.register("companies"),
    )
    export.offer_document("company_card", sheet(company), about)


def sheet(company: Mapping[str, Any]) -> documents.Document:
    """Compose the sheet of what all themes add to it."""
    name = str(company["company_name"])
    first = [
        documents.Paragraph(answer.place(company)),
        documents.Paragraph(
            _(
                "Thank you for the interview. Here is what you told and how you "
                "compare with others. Tell us if something is wrong or has changed."
            )
        ),
    ]
    return documents.Document(
        title=_("{company}: what you told in the interview").format(company=name),
        language=text.language(),
        sections=[*first, *written(str(company["company_id"]))],
    )
