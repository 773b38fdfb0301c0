"""What was asked and answered behind each object.

"Don't know" was asked and is no answer; an empty cell was not asked. Only empty
cells count against coverage. Questions about alternatives don't apply to a company
that has none.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.chokepoint.objects import Objects
from analysis.chokepoint.rules import GATES, PARTS
from analysis.columns import Floats, Ints, group_sum, numbers, ratio, texts
from analysis.concentration.links import ANSWERED, ASKED, EMPTY, basis_code, is_told

# questions and their columns in the workbook
FIELDS = {
    "share": "osuus_pct",
    "essential": "valttamaton",
    "stock": "varasto_pv",
    "recovery": "palautumisaika_vk",
    "alternatives": "vaihtoehtoja_n",
    "switch": "vaihtoaika_vk",
    "capacity": "vaihtoehdon_kapasiteetti_pct",
}
SUPPLIER_FIELD = "toimittaja"
_NAMES = tuple(FIELDS)
NOT_APPLICABLE = -1

_WAY_ROUND = ("alternatives", "switch", "capacity", "stock")
_TIME = ("stock", "recovery", "switch")
QUESTIONS = {
    "matters": ("share", "essential"),
    "no_way_round": _WAY_ROUND,
    "no_time": _TIME,
    "dependence": ("share",),
    "non_replaceability": _WAY_ROUND,
    "time_gap": _TIME,
    "reach": ("share", "essential"),
    "vital_function": (),
}


@dataclass(frozen=True)
class Coverage:
    """How each question was answered (member rows x questions) and shares of them."""

    code: Ints
    share: Floats
    answered: dict[str, Ints]
    asked: Ints


def read_coverage(needs: pd.DataFrame, objects: Objects) -> Coverage:
    """Count the answers behind each object.

    Parameters
    ----------
    needs : mart `supply_need`
    objects : with their members

    Returns
    -------
    coverage : `answered` counts, for each gate and part, the needs for which every
        question behind it was answered; `asked` counts the needs

    Examples
    --------
    Five questions each; the stock of one company is the one empty answer.

    >>> from analysis.chokepoint.example import example_needs, example_rows
    >>> found = read_coverage(example_needs(), example_rows()[0])
    >>> found.share.round(3).tolist(), found.answered["no_time"].tolist()
    ([0.933], [2])
    """
    of_need = need_codes(needs)
    code = of_need[objects.need]
    code[:, 0] = objects.share_told
    applies = code != NOT_APPLICABLE
    asked = group_sum(objects.member, (code >= ASKED).sum(axis=1), objects.count)
    total = group_sum(objects.member, applies.sum(axis=1), objects.count)
    share = ratio(asked, total, nothing=0.0)
    known = is_told(texts(needs, "vital_function_code"))
    answered = {}
    for name in (*GATES, *PARTS):
        columns = [_NAMES.index(question) for question in QUESTIONS[name]]
        full = ((code == ANSWERED) | ~applies)[:, columns].all(axis=1)
        if name == "vital_function":
            full = known[objects.need]
        counted = group_sum(objects.member, full, objects.count)
        answered[name] = counted.astype(np.int64)
    members = np.bincount(objects.member, minlength=objects.count).astype(np.int64)
    return Coverage(code, share, answered, members)


def need_codes(needs: pd.DataFrame) -> Ints:
    """Return how each question was answered, needs x questions.

    The share is a matter of links and is left empty here.

    Parameters
    ----------
    needs : mart `supply_need`

    Returns
    -------
    code : 2 answered, 1 "don't know", 0 empty, -1 does not apply

    Examples
    --------
    No alternatives; so nothing is asked about switching to them.

    >>> needs = pd.DataFrame({"essential": ["yes"], "stock_days_low": [3],
    ...     "stock_basis": ["answered"], "alternative_count": [0]})
    >>> need_codes(needs).tolist()
    [[0, 2, 2, 0, 2, -1, -1]]
    """
    essential = {"yes": ANSWERED, "no": ANSWERED, "dont_know": ASKED}
    count = numbers(needs, "alternative_count")
    capacity = numbers(needs, "alternative_capacity_share_low")
    none = count == 0
    columns = {
        "share": np.zeros(len(needs)),
        "essential": [essential.get(str(v), EMPTY) for v in texts(needs, "essential")],
        # whoever told a capacity has told that there is one
        "alternatives": np.where(np.isnan(count) & ~(capacity > 0), EMPTY, ANSWERED),
        "capacity": np.where(np.isnan(capacity), EMPTY, ANSWERED),
    }
    for name in ("stock", "recovery", "switch"):
        low = numbers(needs, f"{name}_days_low")
        columns[name] = basis_code(needs, f"{name}_basis", low)
    code = np.array([columns[name] for name in _NAMES], dtype=np.int64).T
    for name in ("switch", "capacity"):
        code[none, _NAMES.index(name)] = NOT_APPLICABLE
    return code.reshape(len(needs), len(_NAMES))
