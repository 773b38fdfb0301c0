"""Streamlit's own English words, given to the browser in the reader's language.

Streamlit has no language setting. A small script looks them up in the dictionary
made here from the catalogues and puts them into the page, also into the names that
a screen reader reads.
"""

import json
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from etl.language import LANGUAGES, N_, translator

PATH = "/voimavara/words.js"
SCRIPT = Path(__file__).with_name("words.js")

WORDS = (
    N_("Upload"),
    N_("Add files"),
    N_("Drag and drop file here"),
    N_("Drag and drop files here"),
    N_("Drag and drop a file here"),
    N_("Remove file"),
    N_("Upload failed"),
    N_("Click to retry upload"),
    N_("Only one file is allowed."),
    N_("Too many files"),
    N_("Unexpected error. Please try again."),
    N_("Choose an option"),
    N_("Choose options"),
    N_("No options to select"),
    N_("No results"),
    N_("Select all"),
    N_("Clear all"),
    N_("Clear value"),
    N_("Clear entry"),
    N_("Clear selection"),
    N_("Open"),
    N_("Selectbox options"),
    N_("Multiselect options"),
    N_("Selected values"),
    N_("Increment"),
    N_("Decrement"),
    N_("Invalid input."),
    N_("This field is required."),
    N_("Number is below the allowed range."),
    N_("Number is above the allowed range."),
    N_("Press Enter to apply"),
    N_("Press Ctrl+Enter to apply"),
    N_("Close"),
    N_("Close popup"),
    N_("Copy"),
    N_("Cancel"),
    N_("Fullscreen"),
    N_("Close fullscreen"),
    N_("Skip to main content"),
    N_("App pages"),
    N_("Main menu"),
    N_("Navigate to home page"),
    N_("Notifications"),
    N_("Sidebar"),
    N_("Expand sidebar"),
    N_("Collapse sidebar"),
    N_("Light"),
    N_("Dark"),
    N_("System"),
    N_("Theme"),
    N_("Rerun"),
    N_("Auto rerun"),
    N_("Print"),
    N_("Record screen"),
    N_("Record a screencast"),
    N_("Settings"),
    N_("About"),
    N_("Stop"),
    N_("Running..."),
    N_("Connecting"),
    N_("Connection error"),
    N_("Page not found"),
    N_(
        "The page that you have requested does not seem to exist. Running the app's "
        "main page."
    ),
    N_("Try again"),
    N_("Zoom in"),
    N_("Zoom out"),
    N_("Loading..."),
    N_("Pagination"),
    N_("Previous page"),
    N_("Next page"),
)
"""Texts that stand alone in an element or in a name."""

PATTERNS = (
    (r"^(.+) per file(?: • (.+))?$", N_("{0} per file · {1}")),
    (r"^File must be (.+) or smaller\.?$", N_("The file may be at most {0}.")),
    (r"^(.+) files are not allowed\.?$", N_("Files of type {0} are not taken.")),
    (r"^Selected (.+)\. (.+)$", N_("{1}, chosen {0}")),
    (r"^Remove (.+)$", N_("Remove {0}")),
    (r"^Page (\d+)$", N_("Page {0}")),
    (r"^(\d+) options? available\.?$", N_("Choices: {0}")),
)
"""Texts with something of the reader's own in them."""


@cache
def script() -> str:
    """Return the script with the dictionaries of all languages in it."""
    words = {
        language: {word: translator(language).gettext(word) for word in WORDS}
        for language in LANGUAGES
    }
    patterns = [
        [pattern, {name: translator(name).gettext(text) for name in LANGUAGES}]
        for pattern, text in PATTERNS
    ]
    return (
        SCRIPT.read_text(encoding="utf-8")
        .replace("'WORDS'", json.dumps(words, ensure_ascii=False))
        .replace("'PATTERNS'", json.dumps(patterns, ensure_ascii=False))
    )


async def serve(_request: Request) -> Response:
    """Send the script."""
    headers = {"Cache-Control": "no-cache"}
    return Response(script(), media_type="text/javascript", headers=headers)
