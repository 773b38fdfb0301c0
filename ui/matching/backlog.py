"""How many names wait to be matched, said wherever somebody may do something of it."""

from ui import navigation, text
from ui.text import ngettext
from ui.warehouse import is_shown, query


def link() -> None:
    """Say how many companies wait to be matched, with a link; nothing for none."""
    rows = query("front__unmatched") if is_shown("match_queue") else []
    count = int(rows["unmatched_count"].iloc[0]) if len(rows) else 0
    if count:
        words = ngettext(
            "{count} company waits to be matched",
            "{count} companies wait to be matched",
            count,
        )
        navigation.link("sources/matching.py", words.format(count=text.number(count)))
