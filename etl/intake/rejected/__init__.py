"""Files that could not be read: the reason stays for ever, the bytes for a while."""

from etl.intake.rejected.keeping import clear_rejected, note_rejected

__all__ = ["clear_rejected", "note_rejected"]
