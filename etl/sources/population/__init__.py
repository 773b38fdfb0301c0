"""Tables of the population and its projections (StatFin).

A projection tells what happens if births, deaths and migration go on as before; the
publisher gives it no interval.
"""

from etl.sources.statfin import StatFin

SOURCE = StatFin("population")
