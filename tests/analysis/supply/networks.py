"""Random networks of needs, and the same rules in the plainest way."""

from itertools import product

import numpy as np
from hypothesis import strategies as st

from analysis.supply import UNSURE, Inputs, Source, inputs_of


@st.composite
def needs(draw: st.DrawFn, *, exact: bool = False, firms: int = 6) -> Inputs:
    """Draw inputs with shares that add up, cycles and own supply included."""
    rows = []
    for firm in range(firms):
        for item in range(draw(st.integers(0, 2))):
            several = st.lists(st.integers(0, firms - 1), min_size=1, max_size=3)
            suppliers = draw(several.map(lambda one: sorted(set(one))))
            parts = draw(
                st.lists(
                    st.integers(1, 4),
                    min_size=len(suppliers),
                    max_size=len(suppliers),
                )
            )
            width = 0.0 if exact else draw(st.sampled_from([0.0, 0.1, 0.5]))
            kind = draw(st.sampled_from([2, 1, 0] if exact else [2, 1, 0, UNSURE]))
            for supplier, part in zip(suppliers, parts, strict=True):
                share = part / sum(parts)
                low, high = max(0.0, share - width), min(1.0, share + width)
                rows.append(Source(firm, item, supplier, low, high, kind, 0.5))
    return inputs_of(rows, firm_count=firms)


def stops_by_hand(inputs: Inputs, failed: set[int]) -> set[int]:
    """Repeat the rule until nothing changes."""
    stopped = set(failed)
    while True:
        new = {
            int(inputs.firm[g])
            for g in range(inputs.count)
            if inputs.input_class[g] == 2
            and set(inputs.supplier[inputs.start[g] : inputs.start[g + 1]]) <= stopped
        } - stopped
        if not new:
            return stopped
        stopped |= new


def corner_shares(inputs: Inputs) -> list[np.ndarray]:
    """Return shares in which every input fills its suppliers in some order."""
    ways = []
    for g in range(inputs.count):
        rows = range(inputs.start[g], inputs.start[g + 1])
        ways.append([_poured(inputs, rows, first) for first in rows])
    return [np.concatenate(way or [np.zeros(0)]) for way in product(*ways)][:64]


def _poured(inputs: Inputs, rows: range, first: int) -> np.ndarray:
    share = inputs.low[rows.start : rows.stop].copy()
    rest = 1 - share.sum()
    for row in [first, *(row for row in rows if row != first)]:
        given = min(inputs.high[row] - inputs.low[row], max(0.0, rest))
        share[row - rows.start] += given
        rest -= given
    return share


def loss_by_sweeps(
    inputs: Inputs, share: np.ndarray, lost: np.ndarray, times: int = 400
) -> np.ndarray:
    """Sweep over all firms, with shares known, until the losses stand."""
    loss = lost.copy()
    for _ in range(times):
        new = lost.copy()
        pool = np.zeros_like(lost)
        for g in range(inputs.count):
            rows = slice(inputs.start[g], inputs.start[g + 1])
            short = float(share[rows] @ loss[inputs.supplier[rows]])
            firm = inputs.firm[g]
            if inputs.input_class[g] == 2:
                new[firm] = max(new[firm], short)
            if inputs.input_class[g] == 1:
                pool[firm] += inputs.cost_share[g] * short
        loss = np.minimum(1.0, np.maximum(new, pool))
    return loss
