"""What a page shows, as plain text."""

import re
from html import unescape

from streamlit.testing.v1 import AppTest

TAG = re.compile(r"<[^>]+>")


def html(app: AppTest) -> str:
    """Return all of the page's own HTML."""
    return " ".join(element.proto.body for element in app.get("html"))


def words(app: AppTest) -> str:
    """Return the page's own texts without markup."""
    return " ".join(unescape(TAG.sub(" ", html(app))).split())


def title(app: AppTest) -> str:
    """Return the question of the page."""
    found = re.search(r"<h1>(.*?)</h1>", html(app))
    return unescape(found.group(1)) if found else ""


def figures(app: AppTest) -> list[tuple[str, str]]:
    """Return the key figures: number and what it counts."""
    pattern = r'<div class="vv-figure"><b>(.*?)</b><span>(.*?)</span>'
    return [(unescape(a), unescape(b)) for a, b in re.findall(pattern, html(app))]
