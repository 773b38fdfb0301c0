"""Where one company stands among others like it, without telling who they are."""

from analysis.peers.standing import FEWEST_PEERS, standing

__all__ = ["FEWEST_PEERS", "standing"]
