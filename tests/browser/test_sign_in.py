"""Sign-in against a real provider on this machine: in, out, changed, forged, late."""

import re
import time
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import settle
from tests.browser.signing_in import (
    Place,
    browsing,
    listen,
    sign_in,
    started,
    supplier_of_the_house,
)

DOOR = "Kirjaudu organisaatiosi tunnuksella"
BUILT = re.compile("Tilanne")


@pytest.fixture(scope="module")
def place(demo_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("sign_in")
    with (
        pytest.MonkeyPatch.context() as patch,
        started(demo_copy, folder, patch, timedelta(hours=1)) as found,
    ):
        yield found


def test_a_stranger_sees_the_door_and_is_sent_nothing_of_the_data(
    chromium: Browser, place: Place
) -> None:
    with browsing(chromium, place) as context:
        page, sent = context.new_page(), []
        listen(page, sent)
        for path in ("/", "/chokepoints", "/upload", "/capability_map?role=analyst"):
            page.goto(f"{place.address}{path}")
            settle(page)
            expect(page.get_by_role("button", name=DOOR)).to_be_visible()
            assert not page.get_by_text(BUILT).count()
    everything = b"".join(sent)
    assert b"Voimavara" in everything
    for word in ("Toimitusketjut", "marts", "Esimerkki", "haastateltu"):
        assert word.encode() not in everything
    for path in ("/media/x", "/app/static/wordmark.png", "/voimavara/download/x"):
        assert httpx.get(place.address + path).status_code == 401
    put = httpx.put(f"{place.address}/_stcore/upload_file/a/b", content=b"x")
    assert put.status_code == 401


def test_a_person_works_in_a_role_and_signs_out_for_good(
    chromium: Browser, place: Place
) -> None:
    # many groups make a cookie of several chunks, and header lines of over 8 KB
    many = (sha256(bytes([n])).hexdigest() for n in range(200))
    place.give("aino", "analysts", "uploaders", *many)
    with browsing(chromium, place) as context:
        page = context.new_page()
        sign_in(page, place, "aino", "/chokepoints?lang=sv&criticality=4")
        expect(page).to_have_url(f"{place.address}/chokepoints?lang=sv&criticality=4")
        expect(page.get_by_role("button", name="Analytiker")).to_be_visible()
        assert sum(len(one["value"]) for one in context.cookies()) > 9000
        page.goto(place.address)
        page.get_by_role("button", name="Analyytikko").click()
        expect(page.get_by_text("Kirjautuneena aino")).to_be_visible()
        roles = page.get_by_role("radiogroup", name="Rooli").get_by_role("radio")
        expect(roles).to_have_count(2)
        copied = context.cookies()
        page.get_by_role("button", name="Kirjaudu ulos").click()
        page.wait_for_url("**/oauth2/end_session**")
    with browsing(chromium, place) as context:
        context.add_cookies(copied)
        page = context.new_page()
        page.goto(place.address)
        settle(page)
        expect(page.get_by_role("button", name=DOOR)).to_be_visible()
        jar = {one["name"]: one["value"] for one in copied}
        static = httpx.get(f"{place.address}/app/static/wordmark.png", cookies=jar)
        assert static.status_code == 401


def test_two_readers_at_once_are_sent_only_what_is_theirs(
    chromium: Browser, place: Place, demo_copy: Path
) -> None:
    place.give("aino", "analysts")
    place.give("pekka", "others")
    canary = supplier_of_the_house(demo_copy)
    with browsing(chromium, place) as first, browsing(chromium, place) as second:
        sent: dict[str, list[bytes]] = {"aino": [], "pekka": []}
        pages = {"aino": first.new_page(), "pekka": second.new_page()}
        for person, page in pages.items():
            listen(page, sent[person])
            sign_in(page, place, person, "/chokepoints")
        for _turn in range(2):
            for page in pages.values():
                page.reload()
        for page in pages.values():
            settle(page)
        assert canary in b"".join(sent["aino"])
        assert canary not in b"".join(sent["pekka"])
        export = pages["aino"].get_by_role("button", name="Vie", exact=True).first
        export.click()
        link = pages["aino"].locator("a[href^='/voimavara/download/']").first
        address = place.address + str(link.get_attribute("href"))
        assert first.request.get(address).status == 200
        assert second.request.get(address).status == 404
        assert httpx.get(address).status_code == 401


def test_a_changed_group_counts_at_the_next_sign_in(
    chromium: Browser, place: Place
) -> None:
    place.give("pekka", "others")
    with browsing(chromium, place) as context:
        page = context.new_page()
        sign_in(page, place, "pekka")
        expect(page.get_by_role("button", name="Sidosryhmä")).to_be_visible()
        page.goto(f"{place.address}/?role=project_manager")
        settle(page)
        expect(page.get_by_role("button", name="Sidosryhmä")).to_be_visible()
    place.give("pekka", "leaders")
    with browsing(chromium, place) as context:
        page = context.new_page()
        sign_in(page, place, "pekka")
        expect(page.get_by_role("button", name="Projektipäällikkö")).to_be_visible()
    place.give("pekka", "nobody knows this group")
    with browsing(chromium, place) as context:
        page = context.new_page()
        sign_in(page, place, "pekka")
        expect(page.get_by_text("Roolia ei vielä ole")).to_be_visible()
        assert not page.get_by_text("Toimitusketjut").count()


def test_a_manager_looks_as_others_see_and_can_change_nothing_then(
    chromium: Browser, place: Place
) -> None:
    place.give("pekka", "leaders")
    with browsing(chromium, place) as context:
        page = context.new_page()
        sign_in(page, place, "pekka")
        page.goto(f"{place.address}/chokepoints?role=stakeholder")
        settle(page)
        expect(page.get_by_role("button", name="Katsot roolissa")).to_be_visible()
        expect(page.locator(".vv-source")).to_contain_text("Julkinen")
        page.goto(f"{place.address}/roles?role=data_steward")
        settle(page)
        expect(page.get_by_role("button", name="Projektipäällikkö")).to_be_visible()


def test_a_forged_cookie_opens_nothing(chromium: Browser, place: Place) -> None:
    with browsing(chromium, place) as context:
        forged = {"name": "_streamlit_user", "value": "eyJzdWIiOiAieCJ9.aaaa.bbbb"}
        context.add_cookies([forged | {"url": place.address}])
        page = context.new_page()
        page.goto(f"{place.address}/chokepoints")
        settle(page)
        expect(page.get_by_role("button", name=DOOR)).to_be_visible()


def test_a_session_ends_with_its_claims_though_the_page_stays_open(
    chromium: Browser,
    demo_copy: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lifetime = timedelta(seconds=15)
    with started(demo_copy, tmp_path, monkeypatch, lifetime) as place:
        place.give("aino", "analysts")
        with browsing(chromium, place) as context:
            page = context.new_page()
            sign_in(page, place, "aino")
            expect(page.get_by_role("button", name="Analyytikko")).to_be_visible()
            door = page.get_by_role("button", name=DOOR)
            deadline = time.monotonic() + 60
            while not door.count() and time.monotonic() < deadline:
                page.keyboard.press("r")  # runs the same page of the same visit again
                settle(page)
            expect(page.get_by_text("Istuntosi on päättynyt")).to_be_visible()
