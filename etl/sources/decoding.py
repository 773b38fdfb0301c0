"""Bytes of an answer as JSON; what cannot be read is refused in a sentence."""

import json
import re
from typing import Any

from etl.errors import Refused
from etl.language import N_

BROKEN_JSON = N_(
    "It begins as JSON and breaks off or is damaged near line {line}. Fetch it again."
)
NOT_UTF8 = N_("Its characters are not UTF-8. Fetch it again.")
TOO_DEEP = N_("It is nested too deep to be an answer of a register.")
WEB_PAGE = N_(
    "It is a web page, perhaps an error message, and not data. Fetch the answer again."
)

# half of a pair: json allows it, no text file can hold it
HALF_UTF8 = re.compile("Ã[\x80-\xbf¤¶…–„]")
HALF_CHARACTER = re.compile(rb"\\u[dD][89a-fA-F]")


def read_text(content: bytes) -> str:
    """Return a list's text: UTF-8, else the Western code page that Excel saves in."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    # a byte lost from the middle of UTF-8 must not turn every ä into two letters
    if "\ufffd" in text or HALF_UTF8.search(text):
        raise Refused(NOT_UTF8)
    return text


def looks_like_json(content: bytes) -> bool:
    """Say whether the first character opens a JSON object or list."""
    return content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def refuse_web_page(content: bytes) -> None:
    """Refuse the html that a server sends in place of an answer."""
    start = content[:200].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise Refused(WEB_PAGE)


def read_json(content: bytes) -> Any:
    """Return the JSON document in the bytes."""
    try:
        document = json.loads(content.decode("utf-8-sig"))
        if HALF_CHARACTER.search(content):
            json.dumps(document, ensure_ascii=False).encode()
        return document
    except UnicodeError:
        raise Refused(NOT_UTF8) from None
    except RecursionError:
        raise Refused(TOO_DEEP) from None
    except json.JSONDecodeError as problem:
        raise Refused(BROKEN_JSON, line=problem.lineno) from None
    except ValueError:  # a number of thousands of digits
        raise Refused(BROKEN_JSON, line=1) from None
