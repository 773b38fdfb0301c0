"""The combination guard: what is harmless alone may be harmful side by side.

Each kind of information is a layer with a weight (`etl/mappings/disclosure/`). A table
or file for somebody outside may weigh only so much, and some layers never meet. It is
the filled columns that count: one that is empty tells nothing.
"""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from etl.language import N_, translator
from etl.settings import PROJECT

FILE = PROJECT / "etl" / "mappings" / "disclosure" / "sensitivity.toml"
LAYERS = {
    "municipality": N_("municipality"),
    "site": N_("a place closer than the municipality"),
    "company": N_("company by name"),
    "capability": N_("capability"),
    "capacity": N_("capacity"),
    "dependency": N_("dependency on suppliers"),
    "weak_point": N_("chokepoint"),
    "endurance": N_("how long somebody holds out"),
}
NEVER = N_(
    "This puts together what never leaves the council side by side: {layers}. Leave "
    "one of them out."
)
TOO_MUCH = N_(
    "This puts together more than may leave the council side by side: {layers} weigh "
    "{weight}, and at most {limit} is allowed. Leave one of them out."
)


@dataclass(frozen=True)
class Verdict:
    """What a table holds, what that weighs, and what it may weigh."""

    layers: tuple[str, ...]
    weight: int
    limit: int
    never: tuple[str, ...] = ()
    """Layers that may not meet, and do."""

    @property
    def is_allowed(self) -> bool:
        """Tell whether the audience may have this."""
        return not self.never and self.weight <= self.limit

    def told(self, language: str) -> str:
        """Say what may not leave the council, and how to make it fit."""
        _ = translator(language).gettext
        names = ", ".join(_(LAYERS[name]) for name in self.never or self.layers)
        return _(NEVER if self.never else TOO_MUCH).format(
            layers=names, weight=self.weight, limit=self.limit
        )


@cache
def sensitivity() -> dict[str, Any]:
    """Return the weights, limits and combinations as they stand in the file."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def weigh(
    filled: Collection[str], audience: str, precisions: Collection[str] = ()
) -> Verdict:
    """Return what columns that hold something weigh together for an audience.

    `precisions` are the values of `location_precision` that are there.
    """
    rules = sensitivity()
    layers = tuple(
        name
        for name, layer in rules["layer"].items()
        if _matches(filled, layer["columns"])
        or set(precisions) & set(layer.get("precisions", ()))
    )
    weight = sum(rules["layer"][name]["weight"] for name in layers)
    never = next(
        (
            tuple(one["layers"])
            for one in rules["never"]
            if audience != "internal" and set(one["layers"]) <= set(layers)
        ),
        (),
    )
    return Verdict(layers, weight, rules["limit"][audience], never)


def _matches(filled: Collection[str], patterns: Collection[str]) -> bool:
    return any(fnmatchcase(name, pattern) for name in filled for pattern in patterns)
