"""One question to a server, and the words for what can go wrong with its answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from etl.errors import Refused
from etl.language import N_

NOT_REACHED = N_(
    "“{address}” gave no whole answer in {attempts} attempts ({problem}). What was in "
    "use stays in use. Try again later: the load goes on from where it broke off. Or "
    "save the answers by other means and name their folder with --from."
)
NOT_KNOWN = N_(
    "“{address}” does not know what was asked for (HTTP {status}). {said}Its tables or "
    "addresses may have changed their names; what was in use stays in use."
)
NOT_ALLOWED = N_(
    "“{address}” lets nobody in without a right of its own (HTTP {status}). {said}"
    "Check the key in the settings of this installation."
)
TOO_LARGE = N_(
    "“{address}” answers with more than {limit} million bytes, which is not expected. "
    "Nothing was loaded."
)


class NotKnown(Refused):
    """The server is well and does not have what was asked for."""


class Passing(Exception):
    """A trouble that goes over: the same question may succeed in a while."""

    def __init__(self, problem: str, after: float = 0) -> None:
        super().__init__(problem)
        self.after = after
        """Seconds for which the server asked to be left alone."""


@dataclass(frozen=True)
class Question:
    """An address with its parameters, and a body when it is posted."""

    address: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    """Not part of `text`: a key in a header must never be kept anywhere."""

    @property
    def url(self) -> str:
        """The address with its parameters."""
        query = urlencode(self.parameters)
        return f"{self.address}?{query}" if query else self.address

    @property
    def text(self) -> str:
        """What was asked, in one line: kept beside the answer."""
        if self.body is None:
            return self.url
        written = json.dumps(self.body, ensure_ascii=False, sort_keys=True)
        return f"POST {self.url} {written}"
