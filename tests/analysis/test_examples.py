"""The worked examples in the docstrings are right."""

import doctest
import importlib
import pkgutil

import pytest

import analysis

MODULES = [
    module.name
    for module in pkgutil.walk_packages(analysis.__path__, "analysis.")
    if not module.name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_the_docstrings_give_what_they_say(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0


def test_public_formulas_have_a_worked_example() -> None:
    tried = sum(
        doctest.testmod(importlib.import_module(name)).attempted for name in MODULES
    )
    assert tried > 100
