"""Tables of students and qualifications by field and area (StatFin)."""

from etl.sources.statfin import StatFin

SOURCE = StatFin("education")
