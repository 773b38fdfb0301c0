"""The computed marts are tried on the same small warehouse as the SQL ones."""

from tests.sql.conftest import bench

__all__ = ["bench"]
