"""Which figures a file would move: a trial build that is never shown, compared."""

from etl.trial.comparison import Moved, Trial, Turned
from etl.trial.run import try_out

__all__ = ["Moved", "Trial", "Turned", "try_out"]
