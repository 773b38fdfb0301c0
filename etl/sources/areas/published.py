"""Classifications and keys as the publisher's web pages save them: csv in one language.

Codes stand in quotes of their own (`'0111'`). The file does not say of what it is, so
its name does: the classification and its year, or both years of a key.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from etl.language import N_
from etl.sources import Skipped, SourceFile
from etl.sources.areas.answers import UNNAMED
from etl.sources.areas.found import SHARES, Found, bare
from etl.sources.lists import csv_rows

NOT_FINNISH = N_(
    "Its names are in one other language than Finnish. Load the Finnish list, or the "
    "answer of the interface, which has every language."
)
CLASSES = ("code", "level", "classificationName")
KEY = (
    "sourceCode",
    "targetCode",
    "distributionSourceToTarget",
    "distributionTargetToSource",
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d")
EDITIONS = {"toimiala": "TOL", "industr": "TOL", "ammatti": "AML", "occupation": "AML"}
OTHER_LANGUAGE = re.compile(r"(?:^|[_. -])(sv|en)(?=[_. -]|$)")
Rows = Sequence[Mapping[str, str]]


def read(file: SourceFile) -> Found | Skipped | None:
    """Return the classes or the key of a saved list; None for another file."""
    name = PurePosixPath(file.name).name.lower()
    years = YEAR.findall(name)
    prefix = next((EDITIONS[word] for word in EDITIONS if word in name), "")
    if rows := csv_rows(file.content, KEY):
        if prefix != "TOL" or len(set(years)) < len(["from", "to"]):
            return Skipped(file.name, UNNAMED)
        return _key(rows, years[0], years[1])
    if rows := csv_rows(file.content, CLASSES):
        if not prefix or not years:
            return Skipped(file.name, UNNAMED)
        if OTHER_LANGUAGE.search(name):
            return Skipped(file.name, NOT_FINNISH)
        return _classes(rows, f"{prefix}{years[0]}")
    return None


def _key(rows: Rows, old: str, new: str) -> Found:
    pairs = [
        {
            "from_edition": f"TOL{old}",
            "from_code": bare(row["sourceCode"], 2),
            "to_edition": f"TOL{new}",
            "to_code": bare(row["targetCode"], 2),
            "from_share": SHARES.get(row["distributionSourceToTarget"].strip()),
            "to_share": SHARES.get(row["distributionTargetToSource"].strip()),
        }
        for row in rows
    ]
    title = f"Luokitusavain TOL {old} – TOL {new}"
    return Found("industry_correspondence", f"tol{old}_to_tol{new}", title, "", pairs)


def _classes(rows: Rows, edition: str) -> Found:
    classes = [
        {
            "edition": edition,
            "code": bare(row["code"], int(row["level"])),
            "level": int(row["level"]),
            "name_fi": row["classificationName"].strip(),
        }
        for row in rows
    ]
    title = f"Luokitus {edition}"
    return Found("classification_item", edition.lower(), title, "", classes)
