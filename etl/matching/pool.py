"""The names of companies that are known, in order, so that one is found at once.

A register has a million of them: they stay in columns until one is a candidate.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

import pyarrow as pa
import pyarrow.compute as pc

from etl.matching.names import in_order

MOST_CUT = 50
"""Names of one beginning that are looked at: more of them tell nothing apart."""


@dataclass(frozen=True)
class Known:
    """One name of one company: `is_near` when in use in the region looked at."""

    company_id: str
    key: str
    form: str
    loose: str
    municipality: str = ""
    post_code: str = ""
    is_near: bool = False
    is_current: bool = True


SCHEMA = pa.schema(
    [
        (name, pa.bool_() if name.startswith("is_") else pa.string())
        for name in Known.__dataclass_fields__
    ]
)


class Pool:
    """The names that a query is compared with: near companies first, each by key.

    `names` has the fields of `Known`, and may have `ordered`: the words of `loose`
    in the order of the alphabet. A name is looked up by its key, not by a walk, and
    becomes a `Known` only when it is a candidate: a million of them fit.
    """

    def __init__(self, names: pa.Table) -> None:
        order = [("is_near", "descending"), ("loose", "ascending")]
        self._names = names.sort_by(order).combine_chunks()
        self.near_count = int(pc.sum(self._names["is_near"]).as_py() or 0)
        self.keys: list[str] = self._names["loose"].to_pylist()
        is_given = "ordered" in self._names.column_names
        self.ordered: list[str] = (
            self._names["ordered"].to_pylist()
            if is_given
            else [in_order(one) for one in self.keys]
        )

    @classmethod
    def of(cls, names: Iterable[Known]) -> "Pool":
        """Return the pool of some names."""
        made = [asdict(one) for one in names]
        return cls(pa.Table.from_pylist(made, schema=SCHEMA))

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self.keys)

    def known(self, at: int) -> Known:
        """Return one name of one company."""
        fields = Known.__dataclass_fields__
        return Known(**{name: self._names[name][at].as_py() for name in fields})

    def same(self, key: str) -> Iterator[int]:
        """Yield where a key stands."""
        for first, last in self._parts():
            at = bisect_left(self.keys, key, first, last)
            while at < last and self.keys[at] == key:
                yield at
                at += 1

    def longer(self, beginning: str) -> Iterator[int]:
        """Yield where the first keys stand that begin so and go on."""
        for first, last in self._parts():
            at = bisect_left(self.keys, beginning, first, last)
            stop = min(last, at + MOST_CUT)
            while at < stop and self.keys[at].startswith(beginning):
                if self.keys[at] != beginning:
                    yield at
                at += 1

    def _parts(self) -> tuple[tuple[int, int], tuple[int, int]]:
        return (0, self.near_count), (self.near_count, len(self.keys))
