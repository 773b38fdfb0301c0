"""Checks of whole answers: what breaks off in the middle is asked for again."""

from typing import Any

from etl.errors import Refused
from etl.language import N_
from etl.sources.decoding import looks_like_json, read_json, refuse_web_page

NOT_JSON = N_("It is not JSON, which the server publishes. Fetch it again.")


def whole_json(content: bytes) -> Any:
    """Return the JSON document of an answer, or refuse one that is not whole."""
    refuse_web_page(content)
    if not looks_like_json(content):
        raise Refused(NOT_JSON)
    return read_json(content)
