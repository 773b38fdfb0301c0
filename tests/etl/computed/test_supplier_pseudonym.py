"""Stand-in names of suppliers keep their numbers."""

from tests.sql.bench import Bench, batch, company, supply

ID = "9000000-3"
NAMES = (
    "select s.supplier_name, p.pseudonym from marts.supplier_pseudonym as p "
    "inner join marts.supplier_spelling as s using (supplier_id) order by 2"
)


def test_a_supplier_named_later_gets_the_next_number(bench: Bench) -> None:
    bench.land("batch", batch("b2", day=2))
    bench.land("yritykset", company(ID), company(ID, batch_id="b2"))
    bench.land("syotteet", supply(ID, "teräs", toimittaja="Öhman"))
    later = supply(ID, "teräs", toimittaja="Aalto", batch_id="b2")
    bench.land("syotteet", later, supply(ID, "vesi", toimittaja="öhman oy"))
    bench.build("supplier_pseudonym")
    found = bench.rows(NAMES)
    assert [name for name, number in found if number == "T001"] == ["Öhman", "öhman oy"]
    assert ("Aalto", "T002") in found
