"""One file that holds what cannot be built again: the landing and the journal."""

from etl.backup.restore import restore
from etl.backup.write import Backup, write_backup

__all__ = ["Backup", "restore", "write_backup"]
