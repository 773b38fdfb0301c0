"""Who signs in, until when, in which roles; faults of the settings stop the start."""

import time

import pytest

from etl import sessions
from etl.workspace import workspace
from tests.ui.conftest import SetUp
from tests.ui.signing import ORIGIN, claims, settings_text
from ui import signin
from ui.rights import roles, within


def test_without_a_file_or_without_auth_there_is_no_sign_in(set_up: SetUp) -> None:
    assert set_up("[other]\nkey = 1\n") is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[auth", "TOML"),
        (settings_text(client_id=""), "client_id"),
        (settings_text(cookie_secret='"short"'), "32"),
        (settings_text(redirect_uri='"https://a.fi/callback"'), "oauth2callback"),
        (settings_text(origin="http://voimavara.example.fi"), "https://"),
        (settings_text().replace("analyst", "king"), "king"),
        (settings_text().replace('["127.0.0.1"]', "[]"), "proxies"),
        (settings_text().split("[voimavara.roles")[0], "voimavara.roles"),
    ],
)
def test_a_fault_in_the_file_is_named_with_its_mending(
    set_up: SetUp, text: str, word: str
) -> None:
    with pytest.raises(signin.SignInFault) as refused:
        set_up(text)
    for language in ("fi", "sv", "en"):
        assert word in refused.value.render(language)
        assert "sign_in.toml" in refused.value.render(language)


def test_groups_become_roles_in_the_order_of_the_menu(set_up: SetUp) -> None:
    setup = set_up(settings_text())
    assert setup is not None
    assert setup.host == ORIGIN.removeprefix("https://")
    assert setup.roles_of(["uploaders", "analysts", "unknown"]) == (
        "analyst",
        "uploader",
    )
    person = signin.person_of(claims("leaders"))
    assert person is not None
    assert (person.account, person.roles) == ("aino@example.fi", ("project_manager",))
    assert signin.person_of({"name": "nobody"}) is None


def test_a_session_ends_with_its_claims_or_after_the_longest_time(
    set_up: SetUp,
) -> None:
    set_up(settings_text())
    now = time.time()
    facts = claims("leaders", iat=now - 60, exp=now + 600)
    assert signin.person_of(facts, now + 599)
    assert signin.person_of(facts, now + 601) is None
    long = claims("leaders", iat=now, exp=now + 10**9)
    assert signin.person_of(long, now + 12 * 3600 - 1)
    assert signin.person_of(long, now + 12 * 3600 + 1) is None
    assert signin.person_of(claims("leaders", exp=None)) is None


def test_a_session_that_was_signed_out_is_void_and_the_next_one_is_not(
    set_up: SetUp,
) -> None:
    set_up(settings_text())
    first, second = claims("leaders", at_hash="a"), claims("leaders", at_hash="b")
    person = signin.person_of(first)
    assert person is not None
    sessions.end(workspace(), person.session, person.account)
    assert signin.person_of(first) is None
    assert signin.person_of(second)


def test_signing_a_person_out_ends_every_session_begun_before(set_up: SetUp) -> None:
    set_up(settings_text())
    old = claims("leaders")
    sessions.sign_out(workspace(), "aino@example.fi", "admin")
    assert signin.person_of(old) is None
    assert signin.person_of(claims("leaders", iat=time.time() + 1))
    other = claims("leaders", email="other@example.fi")
    assert signin.person_of(other)


def test_an_installation_for_the_public_offers_only_its_roles() -> None:
    assert within("public") == ("stakeholder", "data_steward")
    assert "partner_council" in within("partner")
    assert set(within("internal")) == set(roles())


def test_an_uploader_opens_only_the_work_of_an_uploader() -> None:
    uploader = roles()["uploader"]
    assert uploader.opens("sources/upload.py")
    assert not uploader.opens("supply/chokepoints.py")
    assert uploader.may("bring_in")
    assert not uploader.may("undo_others")
    with pytest.raises(KeyError):
        uploader.may("no such command")
