"""The encoding of a text file: by its mark, else by what its bytes can be.

Finnish and Swedish text is known by its own letters. A guess is said to be one.
"""

import re
from collections import Counter

from etl.reading.child.refusal import Refusal

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# bytes that Finnish and Swedish text in Windows-1252 is recognised by
NORDIC_LETTERS = frozenset("äöåÄÖÅ".encode("cp1252"))
USUAL_SIGNS = frozenset("€–—…’‘”“•™ §°±²³´·»«½éèêëüÜÉæøÆØñßç×®©\xa0".encode("cp1252"))
STRONG_SIGNS = frozenset("€–".encode("cp1252"))
# an old euro sign; Windows has a sign there that nobody writes
LATIN_9, EURO_IN_LATIN_9 = "iso-8859-15", b"\xa4"
WINDOWS_ONLY = frozenset(range(0x80, 0xA0))
OLD_ENCODINGS = ("cp850", "mac_roman")
LEAST_NORDIC = 0.9
# UTF-8 into which somebody pasted a few bytes of something else
MIXED = "mixed"
FEW_STRAYS = 4
UTF8_LETTER = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|\xc2[\xa0-\xbf]|[\xe1-\xef][\x80-\xbf]{2}"
)
STRAY = re.compile("[\udc80-\udcff]")


def is_mostly_utf8(content: bytes) -> bool:
    """Say whether a few stray bytes stand in a text that is otherwise UTF-8."""
    letters = len(UTF8_LETTER.findall(content))
    beyond = sum(map(content.count, map(bytes, zip(range(128, 256)))))
    strays = beyond - sum(map(len, UTF8_LETTER.findall(content)))
    return letters > FEW_STRAYS * strays


def without_strays(text: str) -> str:
    """Read each stray byte as Windows does."""
    return STRAY.sub(
        lambda match: bytes([ord(match.group()) - 0xDC00]).decode("cp1252", "replace"),
        text,
    )


def decode(content: bytes) -> tuple[str, str, bool]:
    """Return the text, its encoding, and whether the encoding is only likely."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return decoded(content, encoding), encoding, False
    sample = content[:4096]
    if b"\0" in sample:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if abs(even - odd) < len(sample) // 8:
            raise Refusal("UNREADABLE_FILE", "binary")
        encoding = "utf-16-be" if even > odd else "utf-16-le"
        return decoded(content, encoding), encoding, False
    try:
        return content.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        if is_mostly_utf8(content):
            return content.decode("utf-8", "surrogateescape"), MIXED, True
        return decode_single(content)


def decode_single(content: bytes) -> tuple[str, str, bool]:
    """Decode text of one byte a letter: Windows, unless that gives no letters."""
    beyond = Counter(byte for byte in content if byte > 127)
    if EURO_IN_LATIN_9[0] in beyond and WINDOWS_ONLY.isdisjoint(beyond):
        is_known = is_nordic(content.replace(EURO_IN_LATIN_9, b"\x80"))
        return content.decode(LATIN_9), LATIN_9, not is_known
    if NORDIC_LETTERS.isdisjoint(beyond):
        for encoding in OLD_ENCODINGS:
            letters = frozenset("äöåÄÖÅ".encode(encoding))
            told = sum(count for byte, count in beyond.items() if byte in letters)
            if told >= LEAST_NORDIC * beyond.total():
                return content.decode(encoding), encoding, True
    return content.decode("cp1252", "replace"), "cp1252", not is_nordic(content)


def decoded(content: bytes, encoding: str) -> str:
    """Decode by a mark that the file itself carries."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal("CORRUPT_FILE", "encoding", encoding=encoding) from error


def is_nordic(content: bytes) -> bool:
    """Say whether the bytes beyond ASCII are those of Nordic Windows text."""
    counts = Counter(byte for byte in content if byte > 127)
    usual = sum(
        count
        for byte, count in counts.items()
        if byte in NORDIC_LETTERS or byte in USUAL_SIGNS
    )
    is_marked = not (NORDIC_LETTERS | STRONG_SIGNS).isdisjoint(counts)
    return is_marked and usual >= 0.9 * counts.total()
