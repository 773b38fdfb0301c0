"""What breaks: which companies stand still and which deliveries do not come.

The origin that a link tells decides, not the seat of its supplier. A delivery whose
supplier, country or way nobody told may belong to what breaks: in the worse run it
does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.columns import Texts, flags, texts
from analysis.what_if.model import Model

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Break:
    """Objects of a kind that stop together, and for how long.

    `kind` is a key of `KINDS`; `objects` are owners, inputs, countries, modes, routes,
    border crossings or companies by id; `days` from the first day on.
    """

    kind: str
    objects: Sequence[str]
    days: int


@dataclass(frozen=True)
class Stopped:
    """Nodes and links that stop for certain, links that perhaps do.

    `need` flags needs for which no alternative can be had: nobody delivers the input.
    """

    node: Flags
    link_certain: Flags
    link_possible: Flags
    need: Flags


def stopped_by(model: Model, one: Break) -> Stopped:
    """Return what a break stops.

    Parameters
    ----------
    model : the network
    one : what breaks

    Returns
    -------
    stopped : flags of nodes and links

    Raises
    ------
    ValueError : there is no such kind

    Examples
    --------
    One link comes from nobody knows where:

    >>> from analysis.what_if.example import example_tables
    >>> from analysis.what_if.model import model_of
    >>> found = stopped_by(model_of(*example_tables()), Break("country", ["DE"], 30))
    >>> found.link_certain.tolist(), found.link_possible.tolist()
    ([True, True, False], [True, True, True])
    """
    if one.kind not in KINDS:
        msg = f"`kind` must be one of {', '.join(KINDS)}, not {one.kind}"
        raise ValueError(msg)
    return KINDS[one.kind](model, set(one.objects))


def _of_owners(model: Model, owners: set[str]) -> Stopped:
    """Stop every site of an owner; unnamed suppliers of its goods may be its own."""
    node = _among(model.owner, owners)
    inputs = texts(model.links, "input_id")
    own = set(inputs[node[model.inputs.supplier]])
    unnamed = ~flags(model.links, "is_known_supplier") & _among(inputs, own)
    return Stopped(node, _no_link(model), unnamed, _no_need(model))


def _of_companies(model: Model, companies: set[str]) -> Stopped:
    node, none = _among(model.node_ids, companies), _no_link(model)
    return Stopped(node, none, none, _no_need(model))


def _of_inputs(model: Model, inputs: set[str]) -> Stopped:
    hit = _among(texts(model.links, "input_id"), inputs)
    needs = _among(texts(model.needs, "input_id"), inputs)
    return Stopped(_no_node(model), hit, hit, needs)


def _by(column: str) -> Callable[[Model, set[str]], Stopped]:
    """Return the act that stops the links with one of some values in a column."""

    def stop(model: Model, values: set[str]) -> Stopped:
        told = texts(model.links, column)
        hit = _among(told, values)
        untold = np.array([value is None for value in told], np.bool_)
        if column == "border_crossing":
            # what comes from home crosses no border
            untold &= texts(model.links, "country_code") != "FI"
        return Stopped(_no_node(model), hit, hit | untold, _no_need(model))

    return stop


def _no_node(model: Model) -> Flags:
    return np.zeros(len(model.node_ids), np.bool_)


def _no_link(model: Model) -> Flags:
    return np.zeros(len(model.links), np.bool_)


def _no_need(model: Model) -> Flags:
    return np.zeros(len(model.needs), np.bool_)


def _among(values: Texts, wanted: set[str]) -> Flags:
    return np.array([value in wanted for value in values], np.bool_)


KINDS: dict[str, Callable[[Model, set[str]], Stopped]] = {
    "supplier": _of_owners,
    "input": _of_inputs,
    "country": _by("country_code"),
    "transport_mode": _by("transport_mode"),
    "route": _by("route"),
    "border_crossing": _by("border_crossing"),
    "company": _of_companies,
}
