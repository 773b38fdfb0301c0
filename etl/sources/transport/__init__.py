"""Railways, main roads, stations, ports and airports, as their publishers draw them.

Only the main tracks in use and the main roads (numbers 1 to 99) are taken: enough for
the ground of a map and for routes between municipalities, and no more. Lines end where
the publisher cut them, not where a network has its nodes: joining them is the models'
work.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.sources import Choice, Parsed, Recognised, Skipped, SourceFile, landed
from etl.sources.decoding import looks_like_json, read_json, refuse_web_page
from etl.sources.transport import lines, points
from etl.sources.transport.layer import Layer
from etl.sources.transport.pages import whole_layers

TITLES = {
    "railway": "Rautatiet (Väylävirasto)",
    "road": "Päätiet (Väylävirasto)",
    "station": "Rautatieasemat (Fintraffic)",
    "port": "Satamat (Fintraffic)",
    "airport": "Lentoasemat",
}
LINES = ("railway", "road")


@dataclass(frozen=True)
class Transport:
    """Väylävirasto's OGC API Features, and Digitraffic's lists of stations and ports.

    Airports are published by nobody in an open interface: they come from a file of
    points with `icao` and `name`.
    """

    name: str = "transport"
    address: str = "https://avoinapi.vaylapilvi.fi/vaylatiedot/ogc/features/v1"
    licence: str = "CC BY 4.0"
    attribution: str = (
        "Source: Finnish Transport Infrastructure Agency, CC BY 4.0; "
        "Fintraffic / digitraffic.fi, CC BY 4.0"
    )
    parser_version: int = 2

    def recognise(self, file: SourceFile) -> Recognised | Skipped | None:
        """Say which layer the file has."""
        refuse_web_page(file.content)
        if not looks_like_json(file.content):
            return None
        document = read_json(file.content)
        found = points.layer_of(document) or lines.layer_of(document, file.name)
        return _recognised(file, found) if isinstance(found, Layer) else found

    def choose(
        self, found: Sequence[Recognised], in_use: Sequence[Mapping[str, Any]]
    ) -> Choice:
        """Choose the newest whole of each layer: one file, or all of its pages."""
        return whole_layers(found, in_use)

    def parse(self, chosen: Sequence[Recognised]) -> Parsed:
        """Return one row per line and per point; what pages repeat is there once."""
        tables: dict[str, list[dict[str, Any]]] = {}
        counts: dict[str, int] = {}
        seen: set[tuple[str, str]] = set()
        for one in chosen:
            fresh = [
                row
                for row in one.content.rows
                if row["key"] is None or (one.table_name, row["key"]) not in seen
            ]
            seen |= {(one.table_name, row["key"]) for row in fresh}
            is_line = one.table_name in LINES
            table = "transport_line" if is_line else "transport_point"
            kind = "mode" if is_line else "kind"
            tables.setdefault(table, []).extend(
                {kind: one.table_name, **row} for row in fresh
            )
            counts[one.file.name] = len(fresh)
        made = {name: landed.rows(name, rows) for name, rows in tables.items()}
        return Parsed(made, counts)


SOURCE = Transport()


def _recognised(file: SourceFile, layer: Layer) -> Recognised:
    day = date.fromisoformat(layer.day) if layer.day else None
    return Recognised(
        file=file,
        table_name=layer.kind,
        title=TITLES[layer.kind],
        vintage=layer.day,
        period_from=day,
        period_to=day,
        content=layer,
        facts={"features": len(layer.keys), "left_out": layer.left_out},
    )
