"""What would have carried a company over a break, in closed form.

From `TTS = D / f` (Simchi-Levi et al., Interfaces 45(5), 2015): a stock of D days
lasts D / f days when the share f of the inflow is missing.
"""


def stock_needed(days: float, lost_share: float) -> float:
    """Return the stock that lasts over a break.

    Parameters
    ----------
    days : length of the break
    lost_share : share of the inflow that is missing, 0-1

    Returns
    -------
    stock : in days of normal use

    Examples
    --------
    >>> stock_needed(30, 0.6)
    18.0
    """
    return days * lost_share


def switch_within(stock_days: float, lost_share: float) -> float:
    """Return the days in which another supplier must deliver to prevent a stop.

    Parameters
    ----------
    stock_days : stock at hand, in days of normal use
    lost_share : share of the inflow that is missing, 0-1

    Returns
    -------
    days : infinite when nothing is missing

    Examples
    --------
    >>> switch_within(6, 0.6), switch_within(6, 0.0)
    (10.0, inf)
    """
    return stock_days / lost_share if lost_share > 0 else float("inf")
