"""One file that holds what cannot be built again: landing, journal, trail, contacts."""

from etl.backup.restore import Restored, restore
from etl.backup.write import Backup, write_backup

__all__ = ["Backup", "Restored", "restore", "write_backup"]
