"""Languages: catalogues, and numbers and dates as a reader writes them.

The msgids are English and stand in the code; Finnish and Swedish stand in
`locale/<language>/<theme>.po`, several small files read together at start.
"""

import datetime as dt
import gettext
import io
from functools import cache, lru_cache

from babel.dates import format_date, format_time
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from etl.settings import LOCALE

LANGUAGES = ("fi", "sv", "en")


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for this mark)
    """Mark `message` for translation where it is written, translate it later."""
    return message


@cache
def translator(language: str) -> gettext.NullTranslations:
    """Return the texts of `language`; English is the msgids themselves."""
    if language not in LANGUAGES or language == "en":
        return gettext.NullTranslations()
    catalogue = Catalog(locale=language)
    for path in sorted((LOCALE / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    catalogue.add(message.id, message.string, context=message.context)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def locale(language: str) -> str:
    """Return the Babel locale: English is written the British way."""
    return "en_GB" if language == "en" else language


def number(value: float, language: str, *, decimals: int = 0) -> str:
    """Write a number: `1 234,5` in Finnish and Swedish, with a real minus sign."""
    # adding nothing makes the negative zero an ordinary one
    return _number(value + 0.0, language, decimals)


@lru_cache(maxsize=20_000)
def _number(value: float, language: str, decimals: int) -> str:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text: str = format_decimal(value, format=pattern, locale=locale(language))
    return text.replace("-", "\N{MINUS SIGN}")


def date(value: dt.date, language: str) -> str:
    """Write a date: `1.6.2023` in Finnish and in the Swedish of Finland."""
    pattern = "d MMM y" if language == "en" else "d.M.y"
    text: str = format_date(value, format=pattern, locale=locale(language))
    return text


def moment(value: dt.datetime, language: str) -> str:
    """Write a date and a time of day: `1.6.2023 klo 6.02` in Finnish."""
    clock = {"fi": "'klo' H.mm", "sv": "'kl.' H.mm"}.get(language, "HH:mm")
    time_of_day = format_time(value.time(), format=clock, locale=locale(language))
    return f"{date(value.date(), language)} {time_of_day}"
