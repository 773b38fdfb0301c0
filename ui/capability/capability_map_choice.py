"""What the reader chose on the capability map: read from the address, then drawn.

The choice is read before anything is drawn, because the question and its answer
stand above the filters.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from ui import filters, provenance
from ui.remembered import remembered
from ui.text import N_, _

PROVISIONS = {
    "makes": N_("makes it now"),
    "could_make": N_("could make it"),
}
READINESS_LEVELS = tuple(str(level) for level in range(9, 3, -1))
WEEKS = ("4", "12", "26", "52")
"""How soon added capacity is asked for; the first is the usual question."""
WILLINGNESS = tuple(str(level) for level in range(4, 0, -1))
CERTIFICATES = (
    "ISO 9001",
    "ISO 14001",
    "ISO 27001",
    "ISO 45001",
    "AQAP 2110",
    "AS9100",
)
LEVELS = ("municipality", "sub_region")
"""Areas that the map may colour; the first is the usual one."""
CODED = {
    "dual_use": "dual_use_category",
    "technology": "technology_area_code",
    "sector": "supply_sector_code",
    "spearhead": "spearhead_code",
}
"""Filter -> the column of a capability that holds a code of its list."""
EQUAL = CODED | {
    "provision": "provision",
    "clearance": "has_security_clearance",
    "round": "interview_round",
}
AT_LEAST = {"readiness": "readiness_level", "willingness": "willingness"}
EXTRA = (*EQUAL, *AT_LEAST, "certificate", "sub_region", "municipality")

Options = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, eq=False)
class Choice:
    """Codes of what is chosen, by filter; an empty one means all."""

    codes: Mapping[str, str]
    names: Options
    labels: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, key: str) -> str:
        """Return the chosen code of a filter, empty when the filter is not in use."""
        return self.codes.get(key, "")

    def name(self, key: str) -> str:
        """Return the words of what is chosen in a filter, empty when nothing is."""
        return self.names.get(key, {}).get(self[key], "")

    @property
    def weeks(self) -> int:
        """Return in how many weeks added capacity is asked for."""
        return int(self["weeks"] or WEEKS[0])

    @property
    def extra_count(self) -> int:
        """Return how many filters beyond the first row are in use."""
        changed = self.weeks != int(WEEKS[0]), self["areas"] not in {"", LEVELS[0]}
        return sum(bool(self[key]) for key in EXTRA) + sum(changed)

    def written(self, *, region: bool = True) -> dict[str, str]:
        """Return label -> value of the filters in use, for exports and messages."""
        return {
            label: self.name(key)
            for key, label in self.labels.items()
            if key not in {"weeks", "areas"}
            and self[key]
            and (region or key != "region")
        }


@remembered(32)
def options(
    regions: pd.DataFrame,
    capabilities: pd.DataFrame,
    functions: pd.DataFrame,
    municipalities: pd.DataFrame,
    codes: pd.DataFrame,
) -> dict[str, dict[str, str]]:
    """Return code -> words of every filter, from the rows of the page's queries."""
    listed = filters.options
    return {
        "capability": listed(capabilities, "capability_id", "capability_name"),
        "vital_function": listed(
            functions.sort_values("vital_function_code"),
            "vital_function_code",
            "vital_function_name",
        ),
        "region": listed(regions, "region_code", "region_name"),
        "provision": {code: _(words) for code, words in PROVISIONS.items()},
        "readiness": {level: level for level in READINESS_LEVELS},
        **{key: _codes(codes, column) for key, column in CODED.items()},
        "willingness": {level: level for level in WILLINGNESS},
        "certificate": {name: name for name in CERTIFICATES},
        "clearance": {"True": _("yes"), "False": _("no")},
        "round": {code: code for code in _codes(codes, "interview_round")},
        "sub_region": listed(municipalities, "sub_region_code", "sub_region_name"),
        "municipality": listed(
            municipalities, "municipality_code", "municipality_name"
        ),
        "areas": {
            "municipality": _("by municipality"),
            "sub_region": _("by sub-region"),
        },
        "weeks": {
            weeks: _("within {weeks} weeks").format(weeks=weeks) for weeks in WEEKS
        },
    }


def read(names: Options, *, regions: pd.DataFrame) -> Choice:
    """Read the choice from the address; what is not offered is ignored."""
    codes = {
        key: filters.picked(key, ["", *known])
        for key, known in names.items()
        if key not in {"region", "weeks", "areas"}
    }
    codes["areas"] = filters.picked("areas", LEVELS)
    codes["region"] = picked_region(regions)
    codes["weeks"] = filters.picked("weeks", WEEKS)
    return _choice(codes, names)


@remembered(64)
def _choice(codes: Mapping[str, str], names: Options) -> Choice:
    # the same choice is the same object, so that what follows from it is known
    return Choice(codes, names, _labels())


def picked_region(regions: pd.DataFrame) -> str:
    """Return the region in the address, else the council's own."""
    own = provenance.own_region(regions)
    known = regions["region_code"].astype(str).tolist() if len(regions) else []
    return filters.picked("region", [own, *known])


def show(choice: Choice, *, with_more: bool) -> None:
    """Draw the filters; `with_more` those that need rows of single companies."""
    _select(choice, "capability", _("All capabilities"))
    _select(choice, "vital_function", _("All functions"))
    filters.choice(
        choice.labels["region"],
        "region",
        choice.names["region"],
        default=next(iter(choice.names["region"]), ""),
    )
    if not with_more:
        return
    with filters.more(choice.extra_count):
        _select(choice, "provision", _("Makes now or could make"))
        _select(choice, "readiness", _("All levels"))
        _select(choice, "willingness", _("All levels"))
        _select(choice, "certificate", _("With or without"))
        _select(choice, "clearance", _("With or without"))
        _select(choice, "dual_use", _("All categories"))
        _select(choice, "technology", _("All technology areas"))
        _select(choice, "sector", _("All sectors"))
        _select(choice, "spearhead", _("All spearheads"))
        _select(choice, "sub_region", _("All sub-regions"))
        _select(choice, "municipality", _("All municipalities"))
        _select(choice, "round", _("All rounds"))
        for key in ("weeks", "areas"):
            filters.choice(choice.labels[key], key, choice.names[key])


def _select(choice: Choice, key: str, all_label: str) -> None:
    filters.choice(choice.labels[key], key, choice.names[key], all_label=all_label)


def _labels() -> dict[str, str]:
    return {
        "capability": _("Company capability"),
        "vital_function": _("Vital function"),
        "region": _("Area"),
        "provision": _("Does it already"),
        "readiness": _("TRL at least"),
        "willingness": _("Willingness at least"),
        "certificate": _("Certificate"),
        "clearance": _("Security clearance"),
        "dual_use": _("Dual-use category"),
        "technology": _("EU technology area"),
        "sector": _("Sector of security of supply"),
        "spearhead": _("Spearhead"),
        "sub_region": _("Sub-region"),
        "municipality": _("Municipality"),
        "round": _("Round of interviews"),
        "weeks": _("Capacity can be added"),
        "areas": _("The map is coloured"),
    }


def _codes(rows: pd.DataFrame, list_name: str) -> dict[str, str]:
    if rows.empty:
        return {}
    of_list = rows[rows["list_name"] == list_name]
    named = filters.options(of_list, "code", "code_name")
    return {code: f"{code} {name}" for code, name in named.items()}
