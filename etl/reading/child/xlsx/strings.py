"""Shared strings and the escapes inside texts.

Phonetic guides (`rPh`) are not part of a text; `_x000D_` is a carriage return,
and `_x005F_x000D_` is the text `_x000D_` itself.
"""

import re

from etl.reading.child.stream import COVERED, DOUBT, Reader

_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLAIN = re.compile(
    r"<si><t(?: xml:space=\"preserve\")?+>([^<]*+)</t></si>|<si><t/></si>"
)


def _entity(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name]
    return chr(int(hexadecimal, 16) if hexadecimal else int(decimal))


def has_known_entities(text: str) -> bool:
    """Say whether every `&` begins an entity that XML itself defines."""
    return len(_ENTITY.findall(text)) == text.count("&")


def unescape(text: str) -> str:
    """Resolve entities as an XML parser does; the text is known to be sound."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(_entity, text) if "&" in text else text


def is_plain(text: str) -> bool:
    """Say whether nothing in a block may hide or rename an element."""
    return "<!" not in text and "<?" not in text and "xmlns" not in text


def _escaped(match: re.Match[str]) -> str:
    code = int(match.group(1), 16)
    return match.group() if 0xD800 <= code <= 0xDFFF else chr(code)


def decoded(text: str) -> str:
    """Resolve the workbook's own escapes; line breaks become `\\n`."""
    if "_x" in text:
        text = _ESCAPE.sub(_escaped, text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


class SharedStrings(Reader):
    """The workbook's table of texts, in order."""

    bulk = "sst"
    record_end = b"</si>"

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.parts: list[str] = []
        self.in_text = False
        self.phonetic = 0

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        """Begin a string, one of its runs, or a phonetic guide."""
        if name == "si":
            self.parts = []
        elif name == "rPh":
            self.phonetic += 1
        elif name == "t":
            self.in_text = not self.phonetic

    def end(self, name: str) -> None:
        """Finish what `start` began."""
        if name == "si":
            self.texts.append(decoded("".join(self.parts)))
        elif name == "rPh":
            self.phonetic -= 1
        elif name == "t":
            self.in_text = False

    def text(self, text: str) -> None:
        """Collect the text of the current run."""
        if self.in_text:
            self.parts.append(text)

    def block(self, text: str) -> int:
        """Take strings that are one plain run each."""
        found = _PLAIN.findall(text)
        if len(found) != text.count("<si") or not is_plain(text):
            return DOUBT
        if "&" in text or "\r" in text or "_x" in text:
            found = [decoded(unescape(one)) for one in found]
        self.texts.extend(found)
        return COVERED
