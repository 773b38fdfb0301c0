"""Column types that the computed marts share."""


def intervals(*names: str) -> dict[str, str]:
    """Return the two columns of each interval: `<name>_low` and `<name>_high`."""
    return {f"{name}_{end}": "double" for name in names for end in ("low", "high")}


def texts(*names: str) -> dict[str, str]:
    """Return columns of text."""
    return dict.fromkeys(names, "varchar")
