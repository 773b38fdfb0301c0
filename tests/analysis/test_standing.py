"""A company beside its peers: never itself among them, never of fewer than five."""

import numpy as np
import pandas as pd
import pytest

from analysis.peers import FEWEST_PEERS, standing


def told(values: list[float | None], group: str = "C") -> pd.DataFrame:
    return pd.DataFrame(
        {"company_id": [f"{group}{n}" for n in range(len(values))],
         "group_code": group, "measure": "weeks", "value": values}
    )  # fmt: skip


def test_the_middle_of_the_peers_does_not_hold_the_company_itself() -> None:
    rows = standing(told([100, 1, 2, 3, 4, 5])).set_index("company_id")
    assert rows.loc["C0", "peer_median"] == 3
    assert rows.loc["C1", "peer_median"] == 4


@pytest.mark.parametrize("own", [0.0, 7.0])
def test_four_peers_are_counted_and_not_told_of(own: float) -> None:
    rows = standing(told([own, 1, 2, 3, 4, None]))
    assert len(rows) == FEWEST_PEERS
    assert (rows["peer_count"] == FEWEST_PEERS - 1).all()
    assert np.isnan(rows[["peer_low", "peer_median", "peer_high"]].to_numpy()).all()


def test_another_industry_changes_nothing() -> None:
    own, other = told([1, 2, 3, 4, 5, 6]), told([90] * 9, "D")
    alone = standing(own)
    both = standing(pd.concat([other, own], ignore_index=True))
    of_own = both[both["company_id"].str.startswith("C")].reset_index(drop=True)
    pd.testing.assert_frame_equal(of_own, alone)
