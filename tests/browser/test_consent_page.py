"""A language model in a real browser: the host is named and nothing is sent before a yes; at the end, what it took."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import test_whole_interview as whole
from browser.test_rehearsal_page import SCREENS
from integration.server_process import ServerProcess
from stub_endpoint import Stub, serving

pytestmark = whole.pytestmark
browser = whole.browser
ANSWER = whole.ANSWERS[1]


@pytest.fixture(scope="module")
def stub() -> Iterator[Stub]:
    with serving() as made:
        yield made


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, stub: Stub) -> Iterator[ServerProcess]:
    address = stub.address("plain")
    server = ServerProcess(
        tmp_path_factory.mktemp("consent"), CANDOR_SECONDS_PER_WORD=whole.PACE, CANDOR_MODEL=address.model,
        OPENAI_BASE_URL=stub.url, OPENAI_API_KEY="test-key",
    ).start()  # fmt: skip
    yield server
    server.stop()


@pytest.fixture(params=SCREENS, ids=lambda screen: f"{screen[0]}-{screen[1]}")
def page(request: pytest.FixtureRequest, browser: Browser, stub: Stub) -> Iterator[Page]:
    scheme, width = request.param
    stub.requests.clear()
    page = browser.new_page(viewport={"width": width, "height": 860}, color_scheme=scheme)
    yield page
    page.close()


def offered(page: Page, server: ServerProcess, name: str) -> None:
    page.goto(server.address)
    page.get_by_role("button", name="Start the interview").click()
    expect(page.get_by_role("heading", name="Who should interview you?")).to_be_focused()
    whole.picture(page, name)
    whole.assert_accessible(page, name)
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_the_host_is_named_first_and_its_use_is_told_at_the_end(page: Page, server: ServerProcess, stub: Stub) -> None:
    width = page.viewport_size["width"] if page.viewport_size else 0
    name = f"consent-{page.evaluate('matchMedia(`(prefers-color-scheme: dark)`).matches')}-{width}"
    offered(page, server, name)
    host = f"127.0.0.1:{stub.port}"
    expect(page.locator("section strong")).to_have_text(host)
    page.reload()
    expect(page.get_by_role("heading", name="Who should interview you?")).to_be_visible()
    assert stub.requests == []
    page.get_by_role("button", name=f"Agree, and send it to {host}").click()
    whole.answer(page, ANSWER)
    whole.my_turn(page)
    expect(page.get_by_text("Let me stay with what you just told me.").first).to_be_visible()
    whole.end(page)
    expect(page.get_by_text(re.compile(rf"The language model at {re.escape(host)}: \d+ calls"))).to_be_visible()
    whole.picture(page, f"{name}-end")


def test_who_declines_is_interviewed_and_nothing_is_sent(page: Page, server: ServerProcess, stub: Stub) -> None:
    offered(page, server, "consent-declined")
    page.get_by_role("button", name="Use the built-in interviewer").click()
    whole.answer(page, ANSWER)
    whole.my_turn(page)
    whole.end(page)
    assert stub.requests == []
