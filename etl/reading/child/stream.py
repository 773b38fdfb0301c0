"""One pass over a large XML part: expat reads it, patterns take the bulk off its hands.

Calling Python for each of a million elements is what makes reading slow. Inside
the bulk element (`sheetData`, `sst`) a block of whole records goes one of three
ways: PROVEN, when every `<` in it belongs to an element that a pattern matched,
so that expat need not see it; COVERED, when the pattern took every record but
expat still judges the XML; DOUBT, when expat calls Python for each element. All
ways end in the same records, and a DOCTYPE is refused before any of them.
"""

from typing import IO, Any
from xml.parsers import expat

from etl.reading.child.refusal import Refusal

BLOCK = 512 * 1024
# a block without the end of a record is given to the ordinary calls
LONGEST_WAIT = 8 * BLOCK

DOUBT, COVERED, PROVEN = range(3)


class Reader:
    """What a part means; subclasses override what they need."""

    bulk = ""
    """Name of the element whose content comes in records, if any."""
    record_end = b""
    """The tag that ends a record of the bulk element."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element; `name` is without prefix."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, text: str) -> None:
        """Take text between tags."""

    def block(self, text: str) -> int:
        """Read whole records by pattern; say how sure that was."""
        return DOUBT if text else PROVEN


def read_part(source: IO[bytes], reader: Reader) -> None:
    """Feed `source` to `reader`; raise Refusal for what is not sound XML."""
    try:
        _Pass(source, reader).run()
    except expat.ExpatError as error:
        raise Refusal("CORRUPT_FILE", "xml", part=source.name) from error


def refuse_doctype(*_: Any) -> None:
    """Refuse a part that declares entities of its own."""
    raise Refusal("UNSAFE_XML")


class _Pass:
    """The state of one pass over one part."""

    def __init__(self, source: IO[bytes], reader: Reader) -> None:
        self.source = source
        self.reader = reader
        self.in_bulk = False
        self.plain = True
        self.aligned = False
        self.last_byte = b""
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = refuse_doctype
        self.parser.XmlDeclHandler = self.declaration

    def declaration(self, _version: str, encoding: str | None, _alone: int) -> None:
        """Keep patterns away from bytes that are not UTF-8."""
        if encoding and encoding.upper() not in ("UTF-8", "UTF8"):
            self.plain = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Pass on a start; only a bulk element without prefix counts as one."""
        if name == self.reader.bulk:
            self.in_bulk = True
        self.reader.start(name.rpartition(":")[2], attributes)

    def end(self, name: str) -> None:
        """Pass on an end."""
        if name == self.reader.bulk:
            self.in_bulk = False
        self.reader.end(name.rpartition(":")[2])

    def run(self) -> None:
        """Read the part to its end."""
        head = self.source.read(4096)
        if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            self.plain = False
        self.parse(head, calls=True)
        self.look_for_marks(head.partition(b"?>")[2])
        rest = b""
        while block := self.source.read(BLOCK):
            rest = self.take(rest + block)
        self.parse(rest, calls=True, last=True)

    def take(self, data: bytes) -> bytes:
        """Read what is whole in `data`; return the beginning of a record."""
        if not (self.plain and self.in_bulk):
            self.ordinary(data)
            return b""
        mark = self.reader.record_end
        first = data.find(mark) + len(mark)
        if first < len(mark):
            if len(data) < LONGEST_WAIT:
                return data
            self.ordinary(data)
            self.aligned = False
            return b""
        if not self.aligned:
            # finish the record in which the ordinary calls stopped
            self.ordinary(data[:first])
            self.aligned = True
            return self.take(data[first:])
        cut = data.rfind(mark) + len(mark)
        self.bulk(data[:cut])
        return data[cut:]

    def bulk(self, block: bytes) -> None:
        """Let the reader take whole records by pattern if it can."""
        try:
            sure = self.reader.block(block.decode())
        except UnicodeDecodeError:
            sure = DOUBT
        if sure == DOUBT:
            self.ordinary(block)
        elif sure == COVERED:
            self.parse(block, calls=False)

    def ordinary(self, data: bytes) -> None:
        """Let expat call the reader for each element."""
        self.look_for_marks(data)
        self.parse(data, calls=True)

    def look_for_marks(self, data: bytes) -> None:
        """Give up patterns for good once comments or CDATA may hide a tag."""
        divided = self.last_byte == b"<" and data[:1] in (b"!", b"?")
        if divided or b"<!" in data or b"<?" in data:
            self.plain = False
        self.last_byte = data[-1:]

    def parse(self, data: bytes, *, calls: bool, last: bool = False) -> None:
        """Let expat read `data`, with or without calling the reader."""
        parser = self.parser
        parser.StartElementHandler = self.start if calls else None
        parser.EndElementHandler = self.end if calls else None
        parser.CharacterDataHandler = self.reader.text if calls else None
        parser.Parse(data, last)
