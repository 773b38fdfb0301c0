"""A file that is not our template, laid out as the template by a mapping.

Rows and cells keep the numbers that they have in the file; a row that gives several
rows of the template (one for each option) gives them numbers in layers of their own.
"""

from etl.intake.checking.mapped.assembly import MappedLayout
from etl.intake.checking.mapped.layout import lay_out_mapped
from etl.intake.checking.mapped.sheet import MappedSheet

__all__ = ["MappedLayout", "MappedSheet", "lay_out_mapped"]
