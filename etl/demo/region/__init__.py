"""Made-up figures of the region: people, studies, establishments, the barometer.

Shapes are those of the publishers; sizes follow the story, so that the personnel of
establishments are the jobs of the year before and the barometer says what we would.
"""

from etl.demo.region.barometer import write_barometer
from etl.demo.region.tables import (
    write_education,
    write_establishments,
    write_population,
)

__all__ = [
    "write_barometer",
    "write_education",
    "write_establishments",
    "write_population",
]
