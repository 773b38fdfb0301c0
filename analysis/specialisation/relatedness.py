"""Which activities occur together in regions, and how near a new one is to those here.

Nearness is read from where activities are found together today: it says what is
usual, not what causes what.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.columns import Flags, Floats, Texts, numbers, ratio, texts

SPECIALISED_ABOVE = 1.0


@dataclass(frozen=True)
class Specialisation:
    """Regions x activities: `has` where specialised, `known` where it can be told."""

    regions: Texts
    activities: Texts
    has: Flags
    known: Flags


def specialisation(quotients: pd.DataFrame) -> Specialisation:
    """Arrange location quotients as regions x activities.

    x = 1 if LQ > 1 (Hidalgo, Klinger, Barabási, Hausmann 2007). A pair that is not
    among the rows, or has no quotient, is unknown.

    Parameters
    ----------
    quotients : region_code, industry_code, location_quotient; one row a pair

    Returns
    -------
    found : in the order of the codes

    Examples
    --------
    >>> found = specialisation(pd.DataFrame({"region_code": ["01", "01", "11"],
    ...     "industry_code": ["10", "25", "25"], "location_quotient": [0.5, 2.0, 1.0]}))
    >>> found.has.tolist(), found.known.tolist()
    ([[False, True], [False, False]], [[True, True], [False, True]])
    """
    row, regions = pd.factorize(texts(quotients, "region_code"), sort=True)
    column, activities = pd.factorize(texts(quotients, "industry_code"), sort=True)
    value = np.full((len(regions), len(activities)), np.nan)
    value[row, column] = numbers(quotients, "location_quotient")
    return Specialisation(
        regions=np.asarray(regions, dtype=object),
        activities=np.asarray(activities, dtype=object),
        has=np.nan_to_num(value) > SPECIALISED_ABOVE,
        known=~np.isnan(value),
    )


def proximity(found: Specialisation) -> Floats:
    """Tell how often two activities are found together.

    phi_ij = min(P(x_i | x_j), P(x_j | x_i)) (Hidalgo et al. 2007), over the regions
    where both are known.

    Parameters
    ----------
    found : regions x activities

    Returns
    -------
    phi : activities x activities, 0-1, symmetric; 0 where either is found nowhere,
        and 0 of an activity with itself, which no density counts

    Examples
    --------
    Three regions: both, both, the second one only.

    >>> has = np.array([[1, 1], [1, 1], [0, 1]], dtype=bool)
    >>> none = np.array([], dtype=object)
    >>> phi = proximity(Specialisation(none, none, has, np.ones_like(has)))
    >>> phi.round(3).tolist()
    [[0.0, 0.667], [0.667, 0.0]]
    """
    has, known = found.has.astype(np.float64), found.known.astype(np.float64)
    together = has.T @ has
    alone = has.T @ known
    phi = ratio(together, np.maximum(alone, alone.T), nothing=0.0)
    np.fill_diagonal(phi, 0.0)
    return phi


def relatedness_density(found: Specialisation, phi: Floats) -> Floats:
    """Tell how much of what lies near an activity a region has already.

    omega_ri = 100 * sum_j x_rj phi_ij / sum_j phi_ij, j != i (Hidalgo et al. 2007;
    Balland, Boschma, Crespo, Rigby 2019), over the activities known in the region.

    Parameters
    ----------
    found : regions x activities
    phi : activities x activities, as `proximity` gives

    Returns
    -------
    density : regions x activities, 0-100; NaN where nothing known lies near

    Examples
    --------
    The first activity has neighbours at 0.6 and 0.2; a region has the nearer one.

    >>> phi = np.array([[0, 0.6, 0.2], [0.6, 0, 0], [0.2, 0, 0]])
    >>> has = np.array([[False, True, False]])
    >>> none = np.array([], dtype=object)
    >>> found = Specialisation(none, none, has, np.ones_like(has))
    >>> relatedness_density(found, phi).round(6).tolist()
    [[75.0, 0.0, 0.0]]
    """
    near = found.has.astype(np.float64) @ phi
    possible = found.known.astype(np.float64) @ phi
    return np.minimum(100.0, 100.0 * ratio(near, possible))


def support(found: Specialisation, phi: Floats, *, most: int = 3) -> pd.DataFrame:
    """Name the region's own activities that lie nearest to each activity.

    Parameters
    ----------
    found : regions x activities
    phi : activities x activities, as `proximity` gives
    most : how many are named of each

    Returns
    -------
    rows : region_code, industry_code, support_code, proximity, place (1 the nearest);
        only activities that lie near at all

    Examples
    --------
    >>> has = np.array([[False, True, True]])
    >>> found = Specialisation(np.array(["11"], dtype=object),
    ...     np.array(["10", "25", "28"], dtype=object), has, np.ones_like(has))
    >>> phi = np.array([[0, 0.2, 0.6], [0.2, 0, 0], [0.6, 0, 0]])
    >>> support(found, phi, most=1).values.tolist()
    [['11', '10', '28', 0.6, 1]]
    """
    rows = []
    for at, region in enumerate(found.regions):
        near = phi * found.has[at]
        order = np.argsort(-near, axis=1, kind="stable")[:, :most]
        for activity, chosen in enumerate(order):
            rows += [
                (region, found.activities[activity], found.activities[other],
                 float(near[activity, other]), place)
                for place, other in enumerate(chosen, start=1)
                if near[activity, other] > 0
            ]  # fmt: skip
    names = ["region_code", "industry_code", "support_code", "proximity", "place"]
    return pd.DataFrame(rows, columns=names)
