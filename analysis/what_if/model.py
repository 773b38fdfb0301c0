"""The answers about inputs as a network: companies, those who supply them, stocks.

A supplier that is interviewed too is one node, so a break runs on through it. What
nobody named is a node of its own for every need.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.answers import need_answers
from analysis.cascade.graph import Floats, Ints
from analysis.columns import Texts, flags, numbers, texts
from analysis.supply import UNSURE, Inputs, Timing
from analysis.supply.inputs import check

ESSENTIAL = 2


@dataclass(frozen=True)
class Model:
    """The network and what is known of each need and link, at both ends.

    `needs` and `links` are the given tables in the order of `inputs`; `node_ids`
    names every node, `owner` who owns it. `company` is the table of companies, its
    rows the first nodes.
    """

    needs: pd.DataFrame
    links: pd.DataFrame
    company: pd.DataFrame
    node_ids: Texts
    owner: Texts
    inputs: Inputs
    better: Timing
    worse: Timing
    recovery_low: Floats
    recovery_high: Floats


def model_of(
    needs: pd.DataFrame, links: pd.DataFrame, companies: pd.DataFrame
) -> Model:
    """Lay the answers out.

    Parameters
    ----------
    needs : mart `supply_need`
    links : mart `supply_link`; the shares of each need are intervals whose sum can be
        one, the rest that nobody named included
    companies : company_id, group_id, personnel_count and what else a page shows; each
        company once, those without needs too

    Returns
    -------
    model : needs of companies that are not in `companies` are left out

    Examples
    --------
    >>> from analysis.what_if.example import example_tables
    >>> model = model_of(*example_tables())
    >>> model.inputs.count, model.node_ids.tolist()
    (2, ['a', 'b', 's', 't'])
    """
    company = companies.reset_index(drop=True)
    needs = needs[needs["company_id"].isin(company["company_id"])]
    needs = needs.sort_values("need_id", kind="stable").reset_index(drop=True)
    links = links[links["need_id"].isin(needs["need_id"])]
    links = links.sort_values(["need_id", "link_id"], kind="stable")
    links = links.reset_index(drop=True)
    node_ids = pd.Index(
        pd.unique(pd.concat([company["company_id"], links["supplier_id"]]).astype(str))
    )
    inputs = _inputs(needs, links, node_ids)
    check(inputs)
    answers = need_answers(needs)
    none = np.zeros(len(links), np.int64)
    stock, switch, capacity = (
        answers.stock_days,
        answers.switch_days,
        answers.capacity_share,
    )
    return Model(
        needs=needs,
        links=links,
        company=company,
        node_ids=node_ids.to_numpy(dtype=object),
        owner=_owners(company, links, node_ids),
        inputs=inputs,
        better=Timing(stock.high, none, capacity.high, switch.low),
        worse=Timing(stock.low, none, capacity.low, switch.high),
        recovery_low=answers.recovery_days.low,
        recovery_high=answers.recovery_days.high,
    )


def _inputs(needs: pd.DataFrame, links: pd.DataFrame, nodes: pd.Index) -> Inputs:
    need = pd.Index(texts(needs, "need_id")).get_indexer(
        pd.Index(texts(links, "need_id"))
    )
    company = texts(needs, "company_id")
    weight = np.nan_to_num(numbers(needs, "criticality"), nan=1.0)
    firm = nodes.get_indexer(pd.Index(company))
    whole = np.bincount(firm, weights=weight, minlength=len(nodes))[firm]
    size = np.bincount(need, minlength=len(needs))
    return Inputs(
        firm_count=len(nodes),
        firm=firm.astype(np.int32),
        input_class=_classes(needs),
        cost_share=weight / whole,
        start=np.concatenate([[0], np.cumsum(size)]),
        supplier=nodes.get_indexer(pd.Index(texts(links, "supplier_id"))).astype(
            np.int32
        ),
        low=np.clip(numbers(links, "share_low"), 0.0, 1.0),
        high=np.clip(numbers(links, "share_high"), 0.0, 1.0),
    )


def _classes(needs: pd.DataFrame) -> Ints:
    """Return the class where both ends agree, else that nobody knows it."""
    low = np.nan_to_num(numbers(needs, "input_class_low"), nan=0.0)
    high = np.nan_to_num(numbers(needs, "input_class_high"), nan=float(ESSENTIAL))
    return np.where(low == high, high, UNSURE).astype(np.int64)


def _owners(company: pd.DataFrame, links: pd.DataFrame, nodes: pd.Index) -> Texts:
    """Return the owner of each node: its group, else itself."""
    owner = nodes.to_numpy(dtype=object).copy()
    known = flags(links, "is_known_supplier")
    told = links.loc[known, ["supplier_id", "supplier_group_id"]].dropna()
    pairs = [
        *told.drop_duplicates().itertuples(index=False),
        *company[["company_id", "group_id"]].dropna().itertuples(index=False),
    ]
    for node, group in pairs:
        owner[nodes.get_loc(node)] = group
    return owner
