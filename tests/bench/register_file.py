"""A made-up bulk file of the trade register, in the shape that PRH publishes.

The records repeat after a few thousand, with ids of their own: what is measured is the
reading, and the file must be large more than it must be varied.
"""

import json
import random
from pathlib import Path
from typing import Any

COMPANIES = 824_000
VARIED = 4_000
SEED = 20261125
MUNICIPALITIES = ("297", "140", "915", "091", "853", "564")
ENTRIES = ((1, "1"), (4, "1"), (5, "1"), (6, "80"), (7, "1"), (4, "40"))
ID = "0000000-0"


def write(path: Path, companies: int = COMPANIES) -> Path:
    """Write the bulk file: one JSON list of companies."""
    rng = random.Random(SEED)
    varied = [json.dumps(_company(rng), ensure_ascii=False) for _ in range(VARIED)]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for at in range(companies):
            number = f"{at:07d}-{at % 10}"
            text = varied[at % VARIED].replace(ID, number)
            file.write(("[" if at == 0 else ",\n") + text)
        file.write("]\n")
    return path


def _day(rng: random.Random) -> str:
    return (
        f"{rng.randint(1980, 2025)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    )


def _company(rng: random.Random) -> dict[str, Any]:
    is_dead = rng.random() < 0.1
    return {
        "businessId": {"value": ID, "registrationDate": _day(rng), "source": "3"},
        "euId": {"value": f"FIFPRO.{ID}", "source": "1"}
        if rng.random() < 0.2
        else None,
        "names": [_name(rng, at) for at in range(rng.choice((1, 1, 1, 2, 3, 5)))],
        "mainBusinessLine": {
            "type": rng.choice(("25620", "62100", "01110", "49410")),
            "descriptions": _words(rng, 3),
            "typeCodeSet": rng.choice(("TOIMI4", "TOIMI4", "TOIMI3")),
            "registrationDate": _day(rng),
            "source": "2",
        },
        "website": None,
        "companyForms": [
            {
                "type": "16",
                "descriptions": _words(rng, 3),
                "registrationDate": _day(rng),
                "endDate": None,
                "version": 1,
                "source": "1",
            }
        ],
        "companySituations": [{"type": "KONK", "registrationDate": _day(rng)}]
        if rng.random() < 0.02
        else [],
        "registeredEntries": [_entry(rng, one) for one in ENTRIES],
        "addresses": [_address(rng, kind) for kind in (1, 2)],
        "tradeRegisterStatus": "4" if is_dead else "1",
        "status": "2",
        "registrationDate": _day(rng),
        "endDate": _day(rng) if is_dead else None,
        "lastModified": f"{_day(rng)} 01:49:24",
    }


def _words(rng: random.Random, count: int) -> list[dict[str, str]]:
    words = ("Osakeyhtiö", "Metallituotteiden valmistus", "Rekisterissä", "Konepaja")
    return [
        {"languageCode": str(at + 1), "description": rng.choice(words)}
        for at in range(count)
    ]


def _name(rng: random.Random, at: int) -> dict[str, Any]:
    return {
        "name": f"Esimerkki {rng.randrange(10**6)} Oy",
        "type": rng.choice(("1", "2", "3")) if at else "1",
        "registrationDate": _day(rng),
        "endDate": _day(rng) if at else None,
        "version": 1,
        "source": "1",
    }


def _entry(rng: random.Random, entry: tuple[int, str]) -> dict[str, Any]:
    return {
        "type": entry[1],
        "descriptions": _words(rng, 3),
        "registrationDate": _day(rng),
        "endDate": _day(rng) if rng.random() < 0.2 else None,
        "register": str(entry[0]),
        "authority": "1",
    }


def _address(rng: random.Random, kind: int) -> dict[str, Any]:
    place = {
        "city": "KUOPIO",
        "active": True,
        "postCode": "70100",
        "municipalityCode": rng.choice(MUNICIPALITIES),
    }
    return {
        "type": kind,
        "street": "Esimerkkitie",
        "postCode": "70100",
        "postOffices": [{**place, "languageCode": one} for one in ("1", "2")],
        "postOfficeBox": None,
        "buildingNumber": str(rng.randint(1, 90)),
        "entrance": "",
        "apartmentNumber": "",
        "apartmentIdSuffix": "",
        "co": "",
        "country": None,
        "freeAddressLine": None,
        "registrationDate": _day(rng),
        "source": "0",
    }
