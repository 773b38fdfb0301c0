"""Files of every kind that has come in: own ones of each, and the real ones if there.

`OWN` tells for each real file which of ours is of its kind; a real file without one
stops the bench, so that no kind is left out.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from tests.etl.reading.kinds import bombs, exports, odd_books, texts
from tests.torture.made import xlsx

FILES = (
    texts.READ
    | odd_books.READ
    | exports.READ
    | bombs.HARMLESS
    | texts.REFUSED
    | bombs.REFUSED
)
DAMAGED = xlsx.inline(
    {"A1": "Y-tunnus", "B1": "Kokoluokka", "A2": "90000257", "B2": "3.5.2026"}
)
MORE = {
    "cut.xlsx": lambda: _strict()[: len(_strict()) // 2],
    "damaged-ids.xlsx": lambda: xlsx.by_hand(xlsx.sheet_xml(DAMAGED)),
}
OWN = {
    "autofilter-hidden-rows.xlsx": "filter.xlsx",
    "cell-bomb.ods": "cells.ods",
    "companies.xlsb": "very-hidden.xlsb",
    "corrupted.xlsx": "cut.xlsx",
    "date-1904.xlsx": "old-dates.xlsx",
    "declared-whole-sheet.xlsx": "whole.xlsx",
    "duplicate-unnamed-columns.xlsx": "same-names.csv",
    "error-cells.xlsx": "errors.xlsx",
    "fi-en-kysely-2025-monivalinta.xlsx": "forms-en.xlsx",
    "fi-harja-odottamaton.xlsx": "second-table.xlsx",
    "fi-harja-paikkausehdotukset.xlsx": "offset.xlsx",
    "fi-harja-urem-tuonti.xlsx": "two-levels.xlsx",
    "fi-kysely-2021.xlsx": "forms-fi.xlsx",
    "fi-toimittajalista.xlsx": "merges.xlsx",
    "fi-toimittajat-cp1252.csv": "windows.csv",
    "fi-tunnukset-excel-vauriot.xlsx": "damaged-ids.xlsx",
    "formulas-no-cache.xlsx": "uncomputed.xlsx",
    "html-in-cells.xls": "markup.xlsx",
    "kobo-repeat-labels.xlsx": "kobo.xlsx",
    "limesurvey-codetext-nl.csv": "lime.csv",
    "line-breaks-x000d.xlsx": "rich.xlsx",
    "macros-russian-formats.xlsm": "macros.xlsm",
    "multiselect-semicolon.xlsx": "forms-sv.xlsx",
    "notes-above-below.xlsx": "titles.xlsx",
    "password.xlsx": "locked.xlsx",
    "repeated-rows.ods": "repeats.ods",
    "sheet-visibility.xlsx": "hidden.ods",
    "sparse-far-cell.xlsx": "stray.xlsx",
    "strict-ooxml.xlsx": "strict.xlsx",
    "surveymonkey-two-headers.csv": "monkey.csv",
    "sylk-id.csv": "sylk.csv",
    "xml-bomb.xlsx": "laughs.xlsx",
}


def every_kind() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each own file, then of each real one."""
    for name, expected in FILES.items():
        yield name, expected.content()
    for name, make in MORE.items():
        yield name, make()
    for path in real_files():
        yield path.name, path.read_bytes()


def real_files() -> list[Path]:
    """Return the real files of the manifest in $VOIMAVARA_REALDATA, none without it.

    Raises
    ------
    RuntimeError
        No own file stands for one of them.
    """
    folder = Path(os.environ.get("VOIMAVARA_REALDATA", "")) / "spreadsheets"
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        return []
    names = [one["file"] for one in json.loads(manifest.read_bytes())["files"]]
    known = FILES.keys() | MORE.keys()
    without = [name for name in names if OWN.get(name) not in known]
    if without:
        raise RuntimeError(f"no own file is of the kind of {without}")
    return [folder / name for name in names]


def _strict() -> bytes:
    return FILES["strict.xlsx"].content()
