"""Maps on our own ground: no tile server, no key, no request to another host."""

from ui.maps.classes import Classes, classes_by_hand, quantile_classes
from ui.maps.region import Areas, MapSelection, region_map

__all__ = [
    "Areas",
    "Classes",
    "MapSelection",
    "classes_by_hand",
    "quantile_classes",
    "region_map",
]
