"""Words, numbers and dates in the reader's language.

Numbers are written here and nowhere else: unknown, suppressed and zero are three
different things and each has one fixed wording.
"""

import datetime as dt
import math
import re
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from etl import language as languages
from etl.language import LANGUAGES, N_, translator
from etl.settings import settings

__all__ = ["LANGUAGES", "N_", "_", "language", "ngettext"]

NBSP = "\N{NO-BREAK SPACE}"
EN_DASH = "\N{EN DASH}"
MARKDOWN = re.compile(r"([\\`*_\[\]<>#~$:])")


def default_language() -> str:
    """Return the language of a reader who has not chosen one."""
    chosen = settings().language
    return chosen if chosen in LANGUAGES else "fi"


def language() -> str:
    """Return the reader's language, `fi`, `sv` or `en`."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return default_language()
    chosen = st.session_state.get("lang")
    return chosen if chosen in LANGUAGES else default_language()


def _(message: str) -> str:
    """Translate `message` into the reader's language."""
    return translator(language()).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate with the plural form that `count` asks for."""
    return translator(language()).ngettext(singular, plural, count)


def as_label(plain: str) -> str:
    """Return a name as a widget's label that Markdown leaves exactly as it is."""
    return MARKDOWN.sub(r"\\\1", plain)


def lowered(name: str) -> str:
    """Begin a name with a small letter, as in a sentence; `CNC` stays as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def is_missing(value: Any) -> bool:
    """Tell whether `value` is None, NaN or NaT."""
    if value is None:
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return type(value).__name__ in {"NAType", "NaTType"}


def number(value: Any, decimals: int = 0) -> str:
    """Write a number, `1 234,5`; a missing one is `ei tiedetä`."""
    if is_missing(value):
        return unknown()
    return languages.number(float(value), language(), decimals=decimals)


def percent(share: Any, decimals: int = 0) -> str:
    """Write a share of 0-1 as `61 %`."""
    if is_missing(share):
        return unknown()
    return number(float(share) * 100, decimals) + NBSP + "%"


def with_unit(text: str, unit: str) -> str:
    """Join a number and its unit by a no-break space."""
    return f"{text}{NBSP}{unit}" if unit else text


def date(value: Any) -> str:
    """Write a date, `1.6.2023`; a missing one is `ei tiedetä`."""
    if is_missing(value):
        return unknown()
    day = value.date() if isinstance(value, dt.datetime) else value
    return languages.date(day, language())


def moment(value: dt.datetime) -> str:
    """Write a date and a time of day where the reader is; builds are timed in UTC."""
    return languages.moment(local(value), language())


def local(value: dt.datetime) -> dt.datetime:
    """Turn a moment of UTC into the time of the reader's browser."""
    moment_in_utc = value if value.tzinfo else value.replace(tzinfo=dt.UTC)
    return moment_in_utc.astimezone(_zone())


def _zone() -> dt.tzinfo | None:
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    try:
        return ZoneInfo(st.context.timezone or "")
    except (ValueError, ZoneInfoNotFoundError):
        return None


def unknown() -> str:
    """Say that nobody answered: `ei tiedetä`."""
    return _("not known")


def suppressed() -> str:
    """Return the sign of a number that may not be shown."""
    return ".."


def interval(low: Any, high: Any, decimals: int = 0, *, share: bool = False) -> str:
    """Write what is known of a number: `71–80`, `75`, `≥ 4` or `ei tiedetä`."""
    scale = 100 if share else 1
    unit = f"{NBSP}%" if share else ""
    ends = [None if is_missing(end) else float(end) * scale for end in (low, high)]
    if ends == [None, None]:
        return unknown()
    written = [None if end is None else number(end, decimals) for end in ends]
    if written[1] is None:
        return f"≥{NBSP}{written[0]}{unit}"
    if written[0] is None:
        return f"≤{NBSP}{written[1]}{unit}"
    if written[0] == written[1]:
        return f"{written[0]}{unit}"
    return f"{written[0]}{EN_DASH}{written[1]}{unit}"


def interval_sentence(low: Any, high: Any, decimals: int = 0) -> str:
    """Say an interval in words: `vähintään 71, enintään 80`."""
    if is_missing(low) and is_missing(high):
        return _("There is no answer to this.")
    if is_missing(high):
        return _("at least {low}; the upper limit is not known").format(
            low=number(low, decimals)
        )
    if is_missing(low):
        return _("at most {high}").format(high=number(high, decimals))
    if number(low, decimals) == number(high, decimals):
        return number(low, decimals)
    return _("at least {low}, at most {high}").format(
        low=number(low, decimals), high=number(high, decimals)
    )


def rank(best: Any, worst: Any) -> str:
    """Write a place in a ranking: `2–5`, or an en dash when there is none."""
    if is_missing(best) or is_missing(worst):
        return EN_DASH
    return interval(best, worst)


def count_found(count: int, *, all_asked: bool) -> str:
    """Write a count; a zero among companies not all asked is `ei löydetty`."""
    if count or all_asked:
        return number(count)
    return _("none found")


def dont_know(count: int) -> str:
    """Write how many answered that they do not know: `ei osattu sanoa (3)`."""
    return _("could not say ({count})").format(count=number(count))


def no_job_seekers() -> str:
    """Say that a ratio has no denominator."""
    return _("no job-seekers")


def estimate(value: Any, low: Any, high: Any) -> str:
    """Write an estimate for all companies: `noin 120 (95–150)`."""
    return _("about {value} ({interval})").format(
        value=number(value), interval=interval(low, high)
    )


def coverage(interviewed: Any, companies: Any) -> str:
    """Write how many of the companies were interviewed: `31/58`."""
    return f"{number(interviewed)}/{number(companies)}"
