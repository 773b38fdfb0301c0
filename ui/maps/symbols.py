"""Draw the sheet of map symbols: `python -m ui.maps.symbols`.

One picture with all of them, sent inside the map: fetched by itself it may come
seconds after the rest. Same shapes as in the legend and the lists.
"""

import base64
import math
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from ui.drawing.colours import CATEGORIES

SHEET = Path(__file__).with_name("symbols.png")
CELL = 64
OVERSAMPLE = 4
SHAPES = ("disc", "diamond")
FILLS = ("full", "ring", "dashed")
STACK = "stack"
NAMES = (*[f"{shape}_{fill}" for shape in SHAPES for fill in FILLS], STACK)


def mapping() -> dict[str, dict[str, int]]:
    """Return where each symbol is on the sheet."""
    return {
        name: {
            "x": at * CELL,
            "y": 0,
            "width": CELL,
            "height": CELL,
            "anchorY": CELL // 2,
        }
        for at, name in enumerate(NAMES)
    }


@cache
def sheet_address() -> str:
    """Return the sheet as an address that carries it."""
    return "data:image/png;base64," + base64.b64encode(SHEET.read_bytes()).decode()


def main() -> None:
    """Write the sheet."""
    sheet = Image.new("RGBA", (CELL * len(NAMES), CELL), (0, 0, 0, 0))
    for at, name in enumerate(NAMES):
        shape, _, fill = name.partition("_")
        sheet.paste(_cell(shape, fill), (at * CELL, 0))
    # a palette of 256 colours is enough, and a third of the bytes
    sheet.quantize(256, method=Image.Quantize.FASTOCTREE).save(SHEET, optimize=True)


def _cell(shape: str, fill: str) -> Image.Image:
    size = CELL * OVERSAMPLE
    cell = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(cell)
    colour = CATEGORIES[SHAPES.index(shape) if shape in SHAPES else 0].light
    outline = _diamond if shape == "diamond" else _disc
    reach = size * (0.47 if shape == "diamond" else 0.44)
    rim = size * (0.075 if shape != "diamond" else 0.095)
    outline(draw, size, reach, "#FFFFFF")
    outline(draw, size, reach - rim, colour)
    if fill in {"ring", "dashed"}:
        outline(
            draw,
            size,
            reach - rim - size * (0.155 if shape == "disc" else 0.21),
            "#FFFFFF",
        )
    if fill == "dashed":
        _gaps(draw, size, reach - rim, is_diamond=shape == "diamond")
    return cell.resize((CELL, CELL), Image.Resampling.LANCZOS)


def _disc(draw: Any, size: int, reach: float, colour: str) -> None:
    middle = size / 2
    draw.ellipse(
        [middle - reach, middle - reach, middle + reach, middle + reach], colour
    )


def _diamond(draw: Any, size: int, reach: float, colour: str) -> None:
    middle = size / 2
    corners = [(0, -1), (1, 0), (0, 1), (-1, 0)]
    draw.polygon([(middle + x * reach, middle + y * reach) for x, y in corners], colour)


def _gaps(draw: Any, size: int, reach: float, *, is_diamond: bool) -> None:
    middle = size / 2
    count, far = (4, reach * 0.73) if is_diamond else (8, reach * 1.02)
    for step in range(count):
        angle = math.pi / count + step * 2 * math.pi / count
        ends = [
            (middle + math.cos(angle) * end, middle + math.sin(angle) * end)
            for end in (reach * 0.3, far)
        ]
        draw.line(ends, fill="#FFFFFF", width=int(size * 0.075))


if __name__ == "__main__":
    main()
