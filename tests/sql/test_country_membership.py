"""A supplier's country is in the unions that it was in on the day of the interview."""

import pytest

from tests.sql.bench import Bench, company, supply

ID = "9000000-3"


@pytest.mark.parametrize(
    ("country", "day", "unions"),
    [
        # the United Kingdom left on 31 January 2020
        ("GB", "2020-01-31", (True, True, True)),
        ("GB", "2020-02-01", (False, False, True)),
        # Finland joined NATO on 4 April 2023, Sweden on 7 March 2024
        ("FI", "2023-04-03", (True, True, False)),
        ("FI", "2023-04-04", (True, True, True)),
        ("SE", "2024-03-06", (True, True, False)),
        ("SE", "2024-03-07", (True, True, True)),
        ("NO", "2025-05-05", (False, True, True)),
        ("HR", "2014-04-11", (True, False, True)),
        ("CN", "2025-05-05", (False, False, False)),
        (None, "2025-05-05", (None, None, None)),
    ],
)
def test_the_unions_are_those_of_the_day(
    bench: Bench, country: str | None, day: str, unions: tuple[bool | None, ...]
) -> None:
    bench.land("yritykset", company(ID, haastattelu_pvm=day))
    bench.land("syotteet", supply(ID, "teräs", toimittaja="Aho", maa=country))
    bench.build("supply_link")
    found = bench.rows(
        "select is_eu_country, is_eea_country, is_nato_country "
        "from marts.supply_link where is_known_supplier"
    )
    assert found == [unions]
