"""What people have decided about a file: how it is mapped, how questions are answered.

The same bytes with the same choices always give the same rows.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

NAMES_ONLY = frozenset({"mapping_id", "name", "version"})
"""Parts of a mapping that change no row."""


@dataclass(frozen=True)
class Choices:
    """The decisions that go into reading a file.

    `mapping` is a mapping of columns as JSON, None when the file speaks for itself;
    `answers` maps the key of a question to its answer.
    """

    mapping: Mapping[str, Any] | None = None
    answers: Mapping[str, str] = field(default_factory=dict)

    def digest(self) -> str:
        """Return a text that differs when a decision does, empty without decisions."""
        if self.mapping is None and not self.answers:
            return ""
        mapping = self.mapping and {
            key: part for key, part in self.mapping.items() if key not in NAMES_ONLY
        }
        facts = json.dumps([mapping, dict(self.answers)], sort_keys=True)
        return hashlib.sha256(facts.encode()).hexdigest()
