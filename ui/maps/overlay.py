"""What lies on top of the map: companies, counts, names.

Symbols have no colour of their own here: one picture holds them all, and Streamlit
dims only what has a colour accessor.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pydeck as pdk

from ui.drawing.colours import MAP, rgba
from ui.maps.labels import Label
from ui.maps.layers import written
from ui.maps.symbols import STACK, mapping, sheet_address

FONT = pdk.types.String("Source Sans, sans-serif")
PIXELS = pdk.types.String("pixels")
SIZES = {"town": (14, 700), "village": (11, 600)}
"""Height in pixels and weight of names of a kind; other kinds have 12 and 600."""
LABEL_COLOURS = {
    "town": MAP["town"],
    "place": MAP["place"],
    "region": MAP["region_name"],
    "village": MAP["village"],
}


def symbols(spots: Sequence[Mapping[str, Any]], nonce: str) -> list[str]:
    """Return the symbols of the companies and the counts on stacks.

    A spot has longitude, latitude, icon, size, title, company_ids and count.
    """
    icons = pdk.Layer(
        "IconLayer",
        # the larger stacks last, so that no single company hides a count
        sorted(spots, key=lambda spot: spot["count"]),
        id=f"companies-{nonce}",
        pickable=True,
        icon_atlas=pdk.types.String(sheet_address()),
        icon_mapping=mapping(),
        get_icon="icon",
        get_position="[longitude, latitude]",
        get_size="size",
        size_units=PIXELS,
    )
    counts = [
        {"at": [spot["longitude"], spot["latitude"]], "words": str(spot["count"])}
        for spot in spots
        if spot["icon"] == STACK
    ]
    above = [_words("counts", counts, "#FFFFFF", 12, 700)] if counts else []
    return [written(icons), *above]


def names(labels: Sequence[Label]) -> list[str]:
    """Return the names: first a white halo, then the letters on top of it."""
    layers = []
    for kind, colour in LABEL_COLOURS.items():
        rows = [
            {
                "at": [label.longitude, label.latitude],
                "words": label.words.upper() if kind == "region" else label.words,
                "shift": list(label.shift),
            }
            for label in labels
            if label.kind == kind
        ]
        if rows:
            size, weight = SIZES.get(kind, (12, 600))
            layers.append(
                _words(f"halo-{kind}", rows, "#FFFFFF", size, weight, halo=True)
            )
            layers.append(_words(f"names-{kind}", rows, colour, size, weight))
    return layers


def _words(
    name: str,
    rows: Sequence[Mapping[str, Any]],
    colour: str,
    size: int,
    weight: int,
    *,
    halo: bool = False,
) -> str:
    # as fields of distance, because plain letters lose thin strokes: Suonen oki
    settings = {"sdf": True, "fontSize": 40, "radius": 12, "buffer": 8}
    settings["smoothing"] = 0.17
    outline: dict[str, Any] = {}
    if halo:
        outline = {"outline_width": 5, "outline_color": rgba("#FFFFFF")}
    layer = pdk.Layer(
        "TextLayer",
        list(rows),
        id=name,
        character_set=pdk.types.String("auto"),
        font_settings=settings,
        font_family=FONT,
        font_weight=weight,
        get_position="at",
        get_text="words",
        get_pixel_offset="shift || [0, 0]",
        get_size=size,
        size_units=PIXELS,
        _sub_layer_props={"characters": {"getColor": rgba(colour)}},
        parameters={"depthCompare": "always"},
        **outline,
    )
    return written(layer)
