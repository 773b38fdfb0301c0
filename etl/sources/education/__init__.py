"""Students and qualifications by field and area: StatFin, and Vipunen from a file."""

from etl.sources.education.vipunen import read_vipunen
from etl.sources.statfin import StatFin

SOURCE = StatFin(
    "education",
    attribution=(
        "Source: Statistics Finland; Vipunen, Education Statistics Finland (Ministry "
        "of Education and Culture, Finnish National Agency for Education), CC BY 4.0"
    ),
    also=(read_vipunen,),
)
