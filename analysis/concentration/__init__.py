"""How much hangs on few suppliers, owners or countries, with bounds for unknowns."""

from analysis.concentration.hhi import effective_suppliers, hhi, hhi_bounds
from analysis.concentration.inputs import input_concentration
from analysis.concentration.needs import need_measures
from analysis.concentration.single_source import single_source, single_source_share

__all__ = [
    "effective_suppliers",
    "hhi",
    "hhi_bounds",
    "input_concentration",
    "need_measures",
    "single_source",
    "single_source_share",
]
