"""Made-up rows for the page that explains how figures are read."""

import pandas as pd

from ui.text import N_, _

RECOVERY_DAYS = {
    N_("Forestry"): (8, 10, 10, 10, 16, 20, 20, 22, 22, 26, 26, 28, 30, 46),
    N_("Energy"): (2, 2, 2, 2, 4, 4, 6, 6, 2),
    N_("Engineering works"): (
        *(2, 4, 6, 6, 6, 8, 10, 10, 12, 12, 12, 14, 16),
        *(18, 18, 20, 20, 22, 24, 26, 28, 32, 32, 36, 42, 17),
    ),
    N_("Food"): (0, 2, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 8, 8, 10, 12),
}


def recovery_days() -> pd.DataFrame:
    """Return one row a made-up company: its industry and days to recover."""
    return pd.DataFrame(
        [
            {"industry": _(industry), "days": days}
            for industry, many in RECOVERY_DAYS.items()
            for days in many
        ]
    )
