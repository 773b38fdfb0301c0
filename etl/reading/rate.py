"""How many files one person may bring in a minute, and how much in a day.

Counted in this process, by content: a file that is checked again after an answer is
the same file. What is counted is forgotten when the server starts anew; the limits
keep one hasty script from taking the machine from everybody else.
"""

import threading
import time
from collections import deque
from dataclasses import dataclass

from etl.errors import Refused
from etl.language import N_
from etl.reading.limits import MEGABYTE

FILES_A_MINUTE = 10
BYTES_A_DAY = 500 * MEGABYTE
MINUTE, DAY = 60, 24 * 60 * 60
TOO_OFTEN = N_(
    "You have brought {count} files within a minute, which is the most. Wait {seconds} "
    "seconds and bring this one again; nothing was changed."
)
TOO_MUCH = N_(
    "You have brought {limit} MB within a day, which is the most. Bring this file "
    "tomorrow, or ask the administrator; nothing was changed."
)


@dataclass(frozen=True)
class Brought:
    """One file that came: when, how large, which."""

    at: float
    size: int
    content: int


_brought: dict[str, deque[Brought]] = {}
_one_at_a_time = threading.Lock()


def admit(author: str, content: bytes) -> None:
    """Count a file for its bringer; refuse it when there have been too many."""
    now, key = time.monotonic(), hash(content)
    with _one_at_a_time:
        held = _brought.setdefault(author, deque())
        while held and held[0].at <= now - DAY:
            held.popleft()
        if any(one.content == key for one in held):
            return
        recent = [one.at for one in held if one.at > now - MINUTE]
        if len(recent) >= FILES_A_MINUTE:
            seconds = int(recent[-FILES_A_MINUTE] + MINUTE - now) + 1
            raise Refused(TOO_OFTEN, count=FILES_A_MINUTE, seconds=seconds)
        if sum(one.size for one in held) + len(content) > BYTES_A_DAY:
            raise Refused(TOO_MUCH, limit=BYTES_A_DAY // MEGABYTE)
        held.append(Brought(now, len(content), key))
