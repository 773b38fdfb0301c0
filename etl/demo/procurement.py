"""The made-up awards of public procurement: one answer in the shape of Hilma's search.

Winners are companies of the story or suppliers that its interviews name; buyers are
made up, and are in no register, as most public buyers are not.
"""

import json
from pathlib import Path
from typing import Any

from etl.demo.story import business_id, rows, suppliers

FIRST_BUYER, BUYER_STEP = 9850001, 211
FIRST_NOTICE = 900_001
FILE_NAME = "hilma_esimerkki.json"


def write_procurement(folder: Path) -> list[Path]:
    """Write the answer and return its path, in a list of one."""
    told = rows("award")
    names = list(dict.fromkeys(row["buyer"] for row in told))
    buyers = {
        name: business_id(FIRST_BUYER + BUYER_STEP * place)
        for place, name in enumerate(names)
    }
    notices = [
        _notice(FIRST_NOTICE + place, row, buyers[row["buyer"]])
        for place, row in enumerate(told)
    ]
    document = {"@odata.count": len(notices), "value": notices}
    path = folder / FILE_NAME
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return [path]


def _notice(number: int, row: dict[str, str], buyer_id: str) -> dict[str, Any]:
    winner = suppliers()[row["winner"]]
    value = float(row["value"]) if row["value"] else None
    return {
        "id": f"EF-{number}",
        "noticeId": number,
        "type": "29",
        "mainType": "ContractAwardNotices",
        "datePublished": f"{row['date']}T06:00:00Z",
        "titleFi": row["title"],
        "organisationNameFi": row["buyer"],
        "organisationNationalRegistrationNumber": buyer_id,
        "cpvCodes": row["cpv"],
        "nutsCodes": row["nuts"],
        "winnerOrganisations": f"{winner.name} ({winner.business_id})",
        "noticeResultTotalAmount": value,
        "noticeResultTotalAmountCurrency": "EUR" if value else None,
        "lots": [{"id": "LOT-0000", "receivedTenderCount": int(row["tenders"])}],
    }
