"""This machine's own names, in the one place that knows them."""

import ipaddress


def is_loopback(name: str) -> bool:
    """Tell whether a host's name or address is this machine's own; `[::1]` is, too."""
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name.lower() == "localhost"
