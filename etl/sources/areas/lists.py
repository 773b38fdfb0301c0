"""Keys and lists saved as csv: known by their columns, never by their names."""

from collections.abc import Callable, Mapping, Sequence

from etl.errors import Refused
from etl.language import N_
from etl.sources.areas.found import DIGITS, LEVELS, SHARES, Found, bare
from etl.sources.lists import csv_rows

DAMAGED = N_(
    "A row of it lacks a value or has one of another kind than its column. Fetch the "
    "list again."
)
Rows = Sequence[Mapping[str, str]]
NAMES = ("fi", "sv", "en")


def read(content: bytes) -> Found | None:
    """Return what a csv file holds; None when its columns are none of the known."""
    for columns, make in SHAPES.items():
        rows = csv_rows(content, columns.split())
        if rows:
            return _made(make, rows)
    return None


def _made(make: Callable[[Rows], Found], rows: Rows) -> Found:
    try:
        return make(rows)
    except (AttributeError, KeyError, TypeError, ValueError):
        # a row that breaks off has None where a text is expected, a header no name
        raise Refused(DAMAGED) from None


def _key(rows: Rows) -> Found:
    year = rows[0]["year"]
    levels = [name for name in LEVELS if f"{name}_code" in rows[0]]
    members = [
        {
            "membership_year": int(row["year"]),
            "municipality_code": bare(row["kunta"]).zfill(3),
            "municipality_name_fi": row["municipality_name_fi"].strip(),
            "municipality_name_sv": row["municipality_name_sv"].strip(),
            "area_level": LEVELS[level],
            "area_code": bare(row[f"{level}_code"], DIGITS.get(LEVELS[level], 2)),
        }
        | {f"area_name_{n}": row[f"{level}_name_{n}"].strip() for n in NAMES}
        for row in rows
        for level in levels
    ]
    title = f"Kunta-avain {year}"
    return Found("area_membership", f"municipality_key_{year}", title, year, members)


def _abolished(rows: Rows) -> Found:
    pairs = [
        {
            "old_code": bare(row["lakannut_kunta"]).zfill(3),
            "new_code": bare(row["vastaanottava_kunta"]).zfill(3),
        }
        for row in rows
    ]
    table = "abolished_municipality"
    return Found("municipality_successor", table, "Lakanneet kunnat", "", pairs)


def _centres(rows: Rows) -> Found:
    points = [
        {
            "municipality_code": bare(row["kunta"]).zfill(3),
            "name_fi": row["name"].strip(),
            "latitude": float(row["lat"]),
            "longitude": float(row["lon"]),
        }
        for row in rows
    ]
    title = "Kuntien keskustaajamat"
    return Found("municipality_centre", "municipality_centre", title, "", points)


def _correspondence(rows: Rows) -> Found:
    pairs = [
        {
            "from_edition": "TOL2008",
            "from_code": bare(row["tol2008"], 2),
            "to_edition": "TOL2025",
            "to_code": bare(row["tol2025"], 2),
            "from_share": SHARES.get(row["distribution_source_to_target"].strip()),
            "to_share": SHARES.get(row["distribution_target_to_source"].strip()),
        }
        for row in rows
    ]
    title = "Luokitusavain TOL 2008 – TOL 2025"
    return Found("industry_correspondence", "tol2008_to_tol2025", title, "", pairs)


def _industries(rows: Rows) -> Found:
    classes = [
        {
            "edition": "TOL2025",
            "code": bare(row["code"], int(row["level"])),
            "level": int(row["level"]),
        }
        | {f"name_{n}": row[f"name_{n}"].strip() for n in NAMES}
        for row in rows
    ]
    title = "Toimialaluokitus TOL 2025"
    return Found("classification_item", "tol2025", title, "", classes)


def _occupations(rows: Rows) -> Found:
    classes = [
        {
            "edition": "AML2010",
            "code": bare(row["code"]),
            "level": len(bare(row["code"])) if row["kind"] == "aml2010" else None,
            "name_fi": row["name_fi"].strip(),
        }
        for row in rows
    ]
    title = "Ammattiluokitus 2010"
    return Found("classification_item", "aml2010", title, "", classes)


SHAPES: Mapping[str, Callable[[Rows], Found]] = {
    "year kunta municipality_name_fi municipality_name_sv maakunta_code": _key,
    "lakannut_kunta vastaanottava_kunta": _abolished,
    "kunta name lon lat": _centres,
    "tol2008 tol2025 distribution_source_to_target distribution_target_to_source": (
        _correspondence
    ),
    "code level section name_fi name_sv name_en": _industries,
    "code name_fi kind": _occupations,
}
