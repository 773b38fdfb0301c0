"""The made-up business register: pages of companies in the shape of PRH's YTJ v3.

Seven companies that ended, are in trouble or only begin are added, since a real
answer has them too; a company without a place here has no address at all.
"""

import json
from pathlib import Path
from typing import Any

from etl.demo.answers import TOL_2025
from etl.demo.story import (
    DEAD_NUMBER,
    Company,
    business_id,
    chance,
    companies,
    municipalities,
    told,
)

PAGE_SIZE = 100
SOURCE = "Esimerkkiaineisto, keksityt yritykset"
MODIFIED = "2026-10-30T06:00:00"
OLD_CODE_SET, NEW_CODE_SET = "TOIMI3", "TOIMI4"
SHARE_OF_OLD_CODES = 0.35
REGISTERED = "2010-05-05"
FORMS = {
    "Ky": ("13", "Kommandiittiyhtiö", "Limited partnership"),
    "Osuuskunta": ("14", "Osuuskunta", "Cooperative"),
    "Oy": ("16", "Osakeyhtiö", "Limited company"),
}
Record = dict[str, Any]


def write_register(folder: Path) -> list[Path]:
    """Write the pages of the register and return their paths."""
    records = [_company(one) for one in companies()] + _ceased()
    paths = []
    for start in range(0, len(records), PAGE_SIZE):
        page = records[start : start + PAGE_SIZE]
        document = {"totalResults": len(records), "note": SOURCE, "companies": page}
        path = folder / f"ytj_esimerkki_sivu_{start // PAGE_SIZE + 1}.json"
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        paths.append(path)
    return paths


def _company(one: Company) -> Record:
    record = _record(one.business_id, one.name, one.industry, one.municipality_code)
    old_name = told("register")["old_names"].get(one.key)
    if old_name:
        record["names"][0]["registrationDate"] = "2021-02-01"
        record["names"].append(_name(old_name, "1", REGISTERED, "2021-02-01"))
    auxiliary = told("register")["auxiliary_names"].get(one.key)
    if auxiliary:
        # the order of the list has no meaning in the real answers either
        record["names"].insert(0, _name(auxiliary, "3", "2018-04-01"))
    if companies().index(one) % told("register")["website_of_every"] == 0:
        url = f"www.{one.key}.invalid"
        record["website"] = {"url": url, "registrationDate": REGISTERED, "source": "0"}
    return record


def _record(identifier: str, name: str, industry: str, municipality: str) -> Record:
    return {
        "businessId": {
            "value": identifier,
            "registrationDate": REGISTERED,
            "source": "3",
        },
        "names": [_name(name, "1", REGISTERED)],
        "mainBusinessLine": _industry(identifier, industry),
        "companyForms": [_form(name)],
        "companySituations": [],
        "registeredEntries": [
            _entry("1", "1", "2", "Rekisterissä"),
            _entry("80", "6", "1", "Liiketoiminnasta arvonlisäverovelvollinen"),
        ],
        "addresses": _addresses(identifier, municipality),
        "tradeRegisterStatus": "1",
        "status": "2",
        "registrationDate": REGISTERED,
        "lastModified": MODIFIED,
    }


def _name(name: str, kind: str, start: str, end: str = "") -> Record:
    ended = {"endDate": end} if end else {}
    version = 2 if end else 1
    about = {"name": name, "type": kind, "registrationDate": start, "version": version}
    return {**about, **ended, "source": "1"}


def _industry(identifier: str, code: str) -> Record:
    is_old = chance(identifier, "code set").random() < SHARE_OF_OLD_CODES
    names = told("register")["industry"].get(code, ["Esimerkkitoimiala"])
    return {
        "type": code if is_old else TOL_2025.get(code, code),
        "descriptions": _texts(names),
        "typeCodeSet": OLD_CODE_SET if is_old else NEW_CODE_SET,
        "registrationDate": "2012-03-01" if is_old else "2026-01-01",
        "source": "2",
    }


def _texts(names: list[str] | tuple[str, ...]) -> list[Record]:
    return [
        {"languageCode": language, "description": text}
        for language, text in zip("123", names, strict=False)
    ]


def _form(name: str) -> Record:
    code, finnish, english = FORMS[name.rsplit(maxsplit=1)[-1]]
    texts = [
        {"languageCode": "1", "description": finnish},
        {"languageCode": "3", "description": english},
    ]
    about = {"type": code, "descriptions": texts, "registrationDate": REGISTERED}
    return {**about, "version": 1, "source": "1"}


def _entry(kind: str, register: str, authority: str, text: str) -> Record:
    return {
        "type": kind,
        "descriptions": _texts([text]),
        "registrationDate": REGISTERED,
        "register": register,
        "authority": authority,
    }


def _addresses(identifier: str, municipality: str) -> list[Record]:
    if not municipality:
        return []
    dice = chance(identifier, "address")
    place = municipalities()[municipality]
    offices = [
        {
            "city": place["name"].upper(),
            "languageCode": language,
            "municipalityCode": municipality,
        }
        for language in "12"
    ]
    return [
        {
            "type": 1,
            "street": dice.choice(told("register")["streets"]),
            "postCode": dice.choice(place["post_codes"].split()),
            "postOffices": offices,
            "buildingNumber": str(dice.randint(1, 60)),
            "entrance": "",
            "apartmentNumber": "",
            "apartmentIdSuffix": "",
            "co": "",
            "registrationDate": "2020-01-01",
            "source": "0",
        }
    ]


def _ceased() -> list[Record]:
    records = []
    for place, one in enumerate(told("register")["ceased"]):
        identifier = business_id(DEAD_NUMBER + 101 * place)
        names = (one["name"], one["industry"], one["municipality_code"])
        records.append(_end(_record(identifier, *names), one["situation"], one["date"]))
    return records


def _end(record: Record, situation: str, date: str) -> Record:
    if situation == "ended":
        entry = {**_entry("4", "1", "2", "Lakannut"), "registrationDate": date}
        return record | {
            "tradeRegisterStatus": "4",
            "endDate": date,
            "registeredEntries": [entry],
        }
    if situation == "pending":
        entry = {**_entry("0", "1", "2", "Rekisteröimätön"), "registrationDate": date}
        return record | {"tradeRegisterStatus": "0", "registeredEntries": [entry]}
    about = {"type": situation, "registrationDate": date, "source": "1"}
    return record | {"companySituations": [about]}
