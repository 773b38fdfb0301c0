"""Which company a name means: names, candidates, and what people decided."""

from etl.matching.names import Name, is_local_id, local_id, normalised

__all__ = ["Name", "is_local_id", "local_id", "normalised"]
