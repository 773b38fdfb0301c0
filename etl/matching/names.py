"""Company names in the form in which two of them can be compared.

The company form is peeled off and kept, as a limited company and a partnership of the
same name are two companies. A name cut by the file that it stood in is told apart.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

CUT_AT = 24
"""Systems that keep short names cut them at this many characters."""

LOCAL = "N-"
"""How the id of a company begins that has no business id here."""

FORMS = {
    "oy": ("oy", "ab", "oyab", "osakeyhtiö", "aktiebolag"),
    "oyj": ("oyj", "abp"),
    "ky": ("ky", "kb", "kommandiittiyhtiö", "kommanditbolag"),
    "ay": ("ay", "öb"),
    "tmi": ("tmi", "toiminimi"),
    "osk": ("osk", "osuuskunta", "andelslag", "anl"),
    "ry": ("ry", "rf"),
    "sr": ("sr", "säätiö", "stiftelse"),
}
ABROAD = {
    "gmbh": ("gmbh", "ag", "kg"),
    "ltd": ("ltd", "limited", "llc", "llp", "plc"),
    "inc": ("inc", "incorporated", "corp", "corporation", "co", "company"),
    "bv": ("bv", "nv"),
    "sa": ("sa", "sas", "sarl", "srl", "spa"),
    "as": ("as", "asa", "aps"),
    "ou": ("oü", "uab", "sia", "kft", "spzoo", "pte"),
}
"""Forms of other countries, where a supplier may be; they stand after the name."""

BEFORE = {word: form for form, words in FORMS.items() for word in words}
AFTER = BEFORE | {word: form for form, words in ABROAD.items() for word in words}
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
PLAIN = str.maketrans("äöåüéèáøæõ", "aoaueeaoao")
INITIALS = re.compile(r"\b\w\.(?:\w\.)+")
SPACED = re.compile(r"[\W_]+")
LOCAL_ID = re.compile(r"N-[0-9a-f]{12}")
JOINS = frozenset({"ja"})


class Name(NamedTuple):
    """One name: its core, its form, a key without diacritics, whether it was cut."""

    core: str
    form: str
    loose: str
    is_cut: bool

    @property
    def in_order(self) -> str:
        """The words of the key in the order of the alphabet."""
        return in_order(self.loose)


@lru_cache(maxsize=100_000)
def normalised(text: str) -> Name:
    """Return a name in the form in which it is compared."""
    shown = unicodedata.normalize("NFKC", text).translate(INVISIBLE).strip()
    words = _words(shown)
    core, form = _peeled(words)
    joined = " ".join(core)
    return Name(joined, form, joined.translate(PLAIN), len(shown) == CUT_AT)


def local_id(name: str, municipality_code: str | None = None) -> str:
    """Return the id of a company that has no business id: the same for the same name.

    The form and the municipality tell two companies of one name apart.
    """
    found = normalised(name)
    return hashed(found.core, found.form, municipality_code or "")


def hashed(*parts: str) -> str:
    """Return the local id of a name's core, form and municipality; ends may be blank.

    `sql/marts/matching/local_name.sql` makes the same of the same parts.
    """
    key = "|".join(parts).rstrip("|")
    digest = hashlib.md5(key.encode(), usedforsecurity=False).hexdigest()
    return f"{LOCAL}{digest[:12]}"


def is_local_id(text: str) -> bool:
    """Tell whether a text is the id of a company without a business id."""
    return bool(LOCAL_ID.fullmatch(text))


def in_order(key: str) -> str:
    """Return the words of a key in the order of the alphabet."""
    return " ".join(sorted(key.split()))


def _words(shown: str) -> list[str]:
    text = shown.casefold().replace("t:mi", "tmi").replace("a/s", "as")
    text = text.replace("&", " ja ").replace("o.o.", "oo")
    text = INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    text = text.replace("sp. z oo", "spzoo").replace("sp.z oo", "spzoo")
    return SPACED.sub(" ", text).split()


def _peeled(words: list[str]) -> tuple[list[str], str]:
    """Take forms off both ends while a word remains; the first one found is kept."""
    form = ""
    first, last = 0, len(words)
    while last - first > 1:
        if words[last - 1] in AFTER:
            last -= 1
            form = form or AFTER[words[last]]
        elif form and words[last - 1] in JOINS:
            last -= 1
        elif words[first] in BEFORE:
            form = form or BEFORE[words[first]]
            first += 1
        else:
            break
    return words[first:last], form
