"""How much hangs on few suppliers, owners or countries, with bounds for unknowns."""

from analysis.concentration.needs import input_concentration, need_measures

__all__ = ["input_concentration", "need_measures"]
