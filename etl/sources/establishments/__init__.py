"""Tables of establishments and their personnel by industry and area (StatFin).

Personnel are full-time equivalents of enterprises, so that public employers are mostly
missing; a table of jobs (115h) has them.
"""

from etl.sources.statfin import StatFin

SOURCE = StatFin("establishments")
