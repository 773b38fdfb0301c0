"""The made-up awards and calls of procurement: one answer in Hilma's search's shape.

Winners are companies of the story or suppliers that its interviews name; buyers are
made up, and are in no register, as most public buyers are not. One call is closed.
"""

import json
from pathlib import Path
from typing import Any

from etl.demo.story import business_id, rows, suppliers

FIRST_BUYER, BUYER_STEP = 9850001, 211
FIRST_NOTICE, FIRST_CALL = 900_001, 910_001
FILE_NAME = "hilma_esimerkki.json"


def write_procurement(folder: Path) -> list[Path]:
    """Write the answer and return its path, in a list of one."""
    told, calls = rows("award"), rows("call")
    names = list(dict.fromkeys(row["buyer"] for row in [*told, *calls]))
    buyers = {
        name: business_id(FIRST_BUYER + BUYER_STEP * place)
        for place, name in enumerate(names)
    }
    notices = [
        _award(FIRST_NOTICE + place, row, buyers[row["buyer"]])
        for place, row in enumerate(told)
    ]
    notices += [
        _call(FIRST_CALL + place, row, buyers[row["buyer"]])
        for place, row in enumerate(calls)
    ]
    document = {"@odata.count": len(notices), "value": notices}
    path = folder / FILE_NAME
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return [path]


def _award(number: int, row: dict[str, str], buyer_id: str) -> dict[str, Any]:
    winner = suppliers()[row["winner"]]
    value = float(row["value"]) if row["value"] else None
    return _notice(number, row, buyer_id) | {
        "type": "29",
        "mainType": "ContractAwardNotices",
        "winnerOrganisations": f"{winner.name} ({winner.business_id})",
        "noticeResultTotalAmount": value,
        "noticeResultTotalAmountCurrency": "EUR" if value else None,
        "lots": [{"id": "LOT-0000", "receivedTenderCount": int(row["tenders"])}],
    }


def _call(number: int, row: dict[str, str], buyer_id: str) -> dict[str, Any]:
    deadline = f"{row['deadline']}T10:00:00Z"
    return _notice(number, row, buyer_id) | {
        "type": "16",
        "mainType": "ContractNotices",
        "estimatedValue": float(row["value"]),
        "currency": "EUR",
        "deadline": deadline,
        "lots": [{"id": "LOT-0000", "deadline": deadline}],
    }


def _notice(number: int, row: dict[str, str], buyer_id: str) -> dict[str, Any]:
    return {
        "id": f"EF-{number}",
        "noticeId": number,
        "datePublished": f"{row['date']}T06:00:00Z",
        "titleFi": row["title"],
        "organisationNameFi": row["buyer"],
        "organisationNationalRegistrationNumber": buyer_id,
        "cpvCodes": row["cpv"],
        "nutsCodes": row["nuts"],
    }
