"""What was worked out once is not worked out again for the same rows.

Rows of a query are the same object until there is a new build, so an argument that
is no plain value is recognised by being the very same object. What comes back is
shared between readers: it is read and never changed.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from math import isnan
from typing import Any, ParamSpec, TypeVar

from ui import text
from ui.drawing import colours

P = ParamSpec("P")
T = TypeVar("T")
PLAIN = (str, int, float, bool, type(None))


class _Same:
    """An argument that equals only itself; holding it keeps its identity its own."""

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.it is self.it


def remembered(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the newest `most` results of a function that shows and asks nothing.

    The reader's language and theme belong to what is recognised. Plain values,
    tuples, sets, lists, mappings and dataclasses that are compared by their fields
    are recognised by what they hold.
    """

    def decorate(make: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(maxsize=most)
        def kept(_look: tuple[str, str], call: _Call) -> T:
            args, named = call.take()
            return make(*args, **named)

        @wraps(make)
        def ask(*args: P.args, **named: P.kwargs) -> T:
            return kept((text.language(), colours.theme()), _Call(args, named))

        return ask

    return decorate


class _Call:
    """The arguments of one call, to be recognised when they come again."""

    __slots__ = ("_args", "_hash", "_key", "_named")

    def __init__(self, args: tuple[Any, ...], named: Mapping[str, Any]) -> None:
        self._args, self._named = args, named
        self._key = (_known(args), _known(named))
        self._hash = hash(self._key)

    def take(self) -> tuple[tuple[Any, ...], Mapping[str, Any]]:
        """Return the arguments."""
        return self._args, self._named

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Call) and other._key == self._key


def _known(it: Any) -> Any:
    if isinstance(it, float) and isnan(it):
        # it equals nothing, not even itself
        return "nan"
    if isinstance(it, PLAIN):
        # 1, 1.0 and True are written differently
        return type(it), it
    if isinstance(it, tuple | list):
        return tuple(map(_known, it))
    if isinstance(it, set | frozenset):
        return frozenset(map(_known, it))
    if isinstance(it, Mapping):
        return tuple((key, _known(value)) for key, value in it.items())
    parameters = getattr(it, "__dataclass_params__", None)
    if parameters is not None and parameters.eq:
        fields = (_known(getattr(it, name)) for name in it.__dataclass_fields__)
        return type(it), tuple(fields)
    return _Same(it)
