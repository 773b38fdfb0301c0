"""Other figures of an occupation: age, recruiting, and its place on the Beveridge map.

Ages come from the whole country where a region's own are not published; a figure made
of them is a stand-in and is marked so by whoever calls.
"""

import numpy as np
import numpy.typing as npt

from analysis.columns import Floats, ratio

# answers 0-4; 3 "difficult" and 4 "very difficult" count as difficulty
DIFFICULT = 3


def older_share(older: npt.ArrayLike, whole: npt.ArrayLike) -> Floats:
    """Return the share of those aged 55 or more.

    Parameters
    ----------
    older : employed persons aged 55 or more
    whole : all employed persons

    Returns
    -------
    share : 0-1, NaN where unknown or nobody is employed

    Examples
    --------
    >>> older_share([41, 0, 5], [100, 10, 0])
    array([0.41, 0.  ,  nan])
    """
    return ratio(older, whole)


def difficulty_share(
    answers: npt.ArrayLike, *, limit: int = DIFFICULT
) -> tuple[float, int]:
    """Return the share of companies that find recruiting difficult.

    Those that did not answer or don't know are left out, and counted.

    Parameters
    ----------
    answers : 0-4, NaN where not answered
    limit : least answer that counts as difficulty

    Returns
    -------
    share : of those that answered, NaN if nobody did
    answered : how many did

    Examples
    --------
    >>> difficulty_share([4, 1, np.nan])
    (0.5, 2)
    """
    given = np.asarray(answers, dtype=np.float64)
    known = given[~np.isnan(given)]
    if known.size == 0:
        return float("nan"), 0
    return float((known >= limit).mean()), int(known.size)


def beveridge_point(
    job_seekers: npt.ArrayLike, vacancies: npt.ArrayLike, employed: npt.ArrayLike
) -> tuple[Floats, Floats]:
    """Return an occupation's place on the Beveridge map.

    Parameters
    ----------
    job_seekers, vacancies, employed : U, V and E of each occupation or month

    Returns
    -------
    unemployment_rate : U / (E + U)
    vacancy_rate : V / (E + V)

    Examples
    --------
    >>> beveridge_point([10, 0, 5], [10, 10, 0], [90, 90, 95])
    (array([0.1 , 0.  , 0.05]), array([0.1, 0.1, 0. ]))
    """
    seekers = np.asarray(job_seekers, dtype=np.float64)
    posts = np.asarray(vacancies, dtype=np.float64)
    workers = np.asarray(employed, dtype=np.float64)
    return ratio(seekers, workers + seekers), ratio(posts, workers + posts)
