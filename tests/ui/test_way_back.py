"""Whoever signs in comes back to the address, and no link can send them elsewhere."""

from typing import Any

import pytest
from starlette.responses import RedirectResponse

from tests.ui.conftest import SetUp
from tests.ui.signing import ORIGIN, settings_text
from tests.ui.test_guard import answer
from ui.serving.way_back import WayBack


@pytest.fixture
def app(set_up: SetUp) -> WayBack:
    return WayBack(RedirectResponse("/", status_code=302), set_up(settings_text()))


def there_and_back(app: Any, referer: str) -> str:
    """Return where somebody lands who signed in from a page."""
    _code, headers, _body = answer(app, "/auth/login?provider=x", referer=referer)
    cookie = headers["set-cookie"].partition(";")[0]
    _code, headers, _body = answer(app, "/oauth2callback?state=1", cookie=cookie)
    assert "Max-Age=0" in headers["set-cookie"]
    return headers["location"]


@pytest.mark.parametrize(
    "address", ["/", "/chokepoints?lang=sv&region=11", "/upload", "/?lang=en"]
)
def test_the_page_and_what_was_chosen_on_it_are_there_again(
    app: WayBack, address: str
) -> None:
    assert there_and_back(app, ORIGIN + address) == address


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "https://evil.example/upload",
        f"{ORIGIN}.evil.example/upload",
        f"{ORIGIN}//evil.example/",
        f"{ORIGIN}/auth/logout",
        f"{ORIGIN}/nosuchpage",
        f"{ORIGIN}/upload?{'a' * 3000}",
    ],
)
def test_anything_else_leads_to_the_first_page(app: WayBack, referer: str) -> None:
    assert there_and_back(app, referer) == "/"


@pytest.mark.parametrize(
    "forged", ["aHR0cHM6Ly9ldmlsLmV4YW1wbGUv", "Ly9ldmlsLmV4YW1wbGU=", "%%%", "w6Q="]
)
def test_a_cookie_that_was_made_up_leads_nowhere(app: WayBack, forged: str) -> None:
    cookie = f"voimavara_way_back={forged}"
    _code, headers, _body = answer(app, "/oauth2callback?state=1", cookie=cookie)
    assert headers["location"] == "/"


def test_without_sign_in_nothing_is_remembered() -> None:
    app = WayBack(RedirectResponse("/"), None)
    _code, headers, _body = answer(app, "/auth/login", referer="http://127.0.0.1/")
    assert "set-cookie" not in headers
