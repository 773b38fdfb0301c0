"""Tables of employment, vacancies and jobs (StatFin).

Table 1270 of the archive is today's 12ti and 1001 is 12r5, but they stay apart: their
coverage differs.
"""

from etl.sources.statfin import StatFin

SOURCE = StatFin("employment")
