"""Draw the logo and the page icon: `python -m ui.frame.wordmark`.

They are pictures and not SVG, because a text in an SVG logo does not get the page's
font. Three joined nodes; the third side is a route that can be replaced.
"""

from pathlib import Path

import streamlit
from PIL import Image, ImageDraw, ImageFont

from etl.settings import PROJECT
from ui.drawing.colours import ACCENT, CATEGORIES, INK

STATIC = PROJECT / "static"
SCALE = 3
OVERSAMPLE = 4
SIZE = (100, 24)
NODES = ((9.2, 4.4), (2.4, 15.6), (16, 15.6))
NODE_RADIUS = 2.1


def main() -> None:
    """Write the wordmark for both themes and the page icon."""
    for theme, name in (("light", "wordmark.png"), ("dark", "wordmark_dark.png")):
        _wordmark(theme).save(STATIC / name, optimize=True)
    _icon().save(STATIC / "favicon.png", optimize=True)


def _wordmark(theme: str) -> Image.Image:
    unit = SCALE * OVERSAMPLE
    picture = Image.new("RGBA", (SIZE[0] * unit, SIZE[1] * unit), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    _nodes(draw, unit, theme, shift=(0, 1.4))
    font = ImageFont.truetype(str(_serif()), int(15.4 * unit))
    font.set_variation_by_axes([650, 20])
    draw.text((22.6 * unit, 19.2 * unit), "Voimavara", INK.on(theme), font, anchor="ls")
    return picture.resize((SIZE[0] * SCALE, SIZE[1] * SCALE), Image.Resampling.LANCZOS)


def _icon() -> Image.Image:
    unit = 14
    picture = Image.new("RGBA", (20 * unit, 20 * unit), (0, 0, 0, 0))
    _nodes(ImageDraw.Draw(picture), unit, "light", shift=(0.8, 0))
    return picture.resize((64, 64), Image.Resampling.LANCZOS)


def _nodes(
    draw: ImageDraw.ImageDraw, unit: int, theme: str, *, shift: tuple[float, float]
) -> None:
    places = [((x + shift[0]) * unit, (y + shift[1]) * unit) for x, y in NODES]
    top, left, right = places
    for end in (left, right):
        draw.line([top, end], fill=ACCENT.on(theme), width=int(1.3 * unit))
    steps = 5
    for step in range(steps):
        x = left[0] + (right[0] - left[0]) * (step + 0.75) / (steps + 0.5)
        dash = [x, left[1] - 0.65 * unit, x + 1.25 * unit, left[1] + 0.65 * unit]
        draw.rectangle(dash, fill=CATEGORIES[1].on(theme))
    radius = NODE_RADIUS * unit
    for x, y in places:
        draw.ellipse(
            [x - radius, y - radius, x + radius, y + radius], fill=ACCENT.on(theme)
        )


def _serif() -> Path:
    fonts = Path(streamlit.__file__).parent / "static" / "static" / "media"
    return next(fonts.glob("SourceSerifVariable-Roman*"))


if __name__ == "__main__":
    main()
