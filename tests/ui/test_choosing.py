"""What a reader chooses stands in the address as codes and survives reruns."""

from streamlit.testing.v1 import AppTest

TIMEOUT = 30


def filter_page() -> None:
    import streamlit as st  # noqa: PLC0415  (AppTest runs the body alone)

    from ui import filters  # noqa: PLC0415

    names = {"a": "Ensimmäinen", "b": "Toinen"}
    chosen = filters.choice("Suodin", "letter", names, all_label="Kaikki")
    st.text(f"chosen={chosen}")


def ranked_page() -> None:
    import streamlit as st  # noqa: PLC0415

    from ui.tables import Group, Ranked, ranked_rows  # noqa: PLC0415

    rows = [Ranked("x/1", "Eka", low=1, high=2), Ranked("y 2", "Toka", "<i>", "2–3")]
    groups = [Group(rows, "Varma", "certain"), Group([], "Ei", "no", closed=True)]
    chosen = ranked_rows(groups, key="row", headings=("Sija", "Nimi", "Vaikutus"))
    st.text(f"chosen={chosen}")


def opened(page: object, **address: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=TIMEOUT)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


def chosen(app: AppTest) -> str:
    assert not app.exception
    return app.text[0].value.partition("=")[2]


def test_nothing_chosen_means_all() -> None:
    app = opened(filter_page)
    assert chosen(app) == ""
    assert "letter" not in app.query_params


def test_the_address_chooses() -> None:
    assert chosen(opened(filter_page, letter="b")) == "b"


def test_an_unknown_code_in_the_address_is_ignored() -> None:
    assert chosen(opened(filter_page, letter="'; drop table")) == ""


def test_choosing_writes_the_code_and_not_the_label() -> None:
    app = opened(filter_page)
    app.selectbox[0].select("b").run()
    assert chosen(app) == "b"
    assert app.query_params["letter"] == "b"


def test_choosing_all_again_cleans_the_address() -> None:
    app = opened(filter_page, letter="a")
    app.selectbox[0].select("").run()
    assert chosen(app) == ""
    assert "letter" not in app.query_params


def test_the_first_row_is_chosen_until_another_is() -> None:
    app = opened(ranked_page)
    assert chosen(app) == "x/1"
    app.button[1].click().run()
    assert chosen(app) == "y 2"
    assert app.query_params["row"] == "y 2"


def test_rows_are_reached_by_their_name() -> None:
    app = opened(ranked_page)
    assert [button.label for button in app.button] == ["Eka", "Toka"]


def test_a_row_of_an_older_link_that_is_gone_falls_back_to_the_first() -> None:
    assert chosen(opened(ranked_page, row="gone")) == "x/1"
