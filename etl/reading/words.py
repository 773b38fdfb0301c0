"""Text as people mean it: without the characters that cannot be seen.

Only for comparing and for showing headers; the raw text of a cell is kept.
"""

import re
import unicodedata

_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_BLANKS = re.compile(r"[\s\u00a0\u2007\u202f]+")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def clean(text: str) -> str:
    """Return one line with single spaces and nothing invisible."""
    if text.isprintable() and "  " not in text:
        # of all blanks and signs that cannot be seen only the plain space is printable
        return text.strip()
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip()


def tidy(text: str) -> str:
    """Return a text as an answer: single blanks, nothing invisible, its own lines."""
    if "\n" not in text:
        return clean(text)
    return "\n".join(map(clean, text.split("\n"))).strip()


def plain_dashes(text: str) -> str:
    """Return the text with every kind of dash as the one on the keyboard."""
    return text.translate(_DASHES)


def compared(text: str) -> str:
    """Return the form in which two headers or words are compared."""
    folded = unicodedata.normalize("NFKC", clean(text)).casefold()
    return plain_dashes(folded).strip(" .:*?")
